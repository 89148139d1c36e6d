"""The chats of a desk: where it may post, and what."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from colophon.adapters.chat import Chats
from colophon.adapters.clock import now
from colophon.desk.actions.chats import add_chat, pause_chat, remove_chat, try_chat
from colophon.desk.forms.messages import CHAT_KINDS, ChatForm
from colophon.desk.gate import Visit, on_desk
from colophon.desk.models import ChatTarget
from colophon.desk.permissions import Action
from colophon.errors import ColophonError


@require_http_methods(["GET", "HEAD", "POST"])
@on_desk(Action.SET_DESK)
def chats(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The list, and a form for one more. An address is kept, and never shown again."""
    form = ChatForm(request.POST or None, initial={"language": get_language() or settings.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            add_chat(visit.desk, said.pop("address"), person=visit.person, now=now(), **said)
        except ColophonError as error:
            form.add_error("address", f"{error.message} {error.advice}")
        else:
            messages.success(request, _("Saved."))
            return redirect("chats", desk=visit.desk.slug)
    words = {
        "form": form,
        "chats": ChatTarget.objects.filter(desk=visit.desk).select_related("added_by"),
        "kinds": dict(CHAT_KINDS),
    }
    return render(request, "desk/chats.html", words, status=422 if form.errors else 200)


@require_POST
@on_desk(Action.SET_DESK)
def change_chat(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Try it, pause it, let it go on, or forget it."""
    chat = get_object_or_404(ChatTarget, pk=number, desk=visit.desk)
    if "try" in request.POST:
        try_chat(chat, Chats())
        messages.success(request, _("Posted. Look whether it arrived."))
    elif "remove" in request.POST:
        remove_chat(chat, by=visit.person, now=now())
    else:
        pause_chat(chat, now=now())
    return redirect("chats", desk=visit.desk.slug)
