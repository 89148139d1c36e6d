"""One person's messages: read here, mailed as often as they like; and what readers changed in their texts."""

from django.contrib import messages as notes
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colophon.adapters.clock import now
from colophon.desk.actions.letters import OFF_SALT
from colophon.desk.actions.messages import choose_mail, read_all, read_one
from colophon.desk.forms.messages import AddressForm, MailForm
from colophon.desk.gate import Visit, on_desk
from colophon.desk.models import Account, Desk, Message, Often, Person
from colophon.desk.permissions import Action
from colophon.desk.queries.edits import counted, edits_for
from colophon.desk.queries.messages import mail_choice, messages_of


@require_safe
@on_desk(Action.SEE)
def messages(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What concerns me."""
    assert isinstance(request.user, Account)
    words = {
        "found": messages_of(visit.person, visit.desk),
        "form": MailForm(initial={"often": mail_choice(visit.person, visit.desk).value}),
        "address": AddressForm(initial={"email": request.user.email}),
    }
    return render(request, "desk/messages.html", words)


@require_POST
@on_desk(Action.SEE)
def read_messages(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All of them."""
    read_all(visit.person, visit.desk, now=now())
    return redirect("messages", desk=visit.desk.slug)


@require_POST
@on_desk(Action.SEE)
def read_message(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """One, without going to its page."""
    message = get_object_or_404(Message, pk=number, desk=visit.desk, person=visit.person)
    read_one(message, now=now())
    return redirect("messages", desk=visit.desk.slug)


@require_POST
@on_desk(Action.SEE)
def mail_me(request: HttpRequest, visit: Visit) -> HttpResponse:
    """How often I want mail from this desk, and where to."""
    assert isinstance(request.user, Account)
    form, address = MailForm(request.POST), AddressForm(request.POST)
    if not form.is_valid() or not address.is_valid():
        words = {"found": messages_of(visit.person, visit.desk), "form": form, "address": address}
        return render(request, "desk/messages.html", words, status=422)
    email = address.cleaned_data["email"]
    if email and Account.objects.filter(email__iexact=email).exclude(pk=request.user.pk).exists():
        address.add_error("email", _("Somebody else here uses this address."))
        words = {"found": messages_of(visit.person, visit.desk), "form": form, "address": address}
        return render(request, "desk/messages.html", words, status=422)
    Account.objects.filter(pk=request.user.pk).update(email=email)
    choose_mail(visit.person, visit.desk, Often(form.cleaned_data["often"]))
    notes.success(request, _("Saved."))
    return redirect("messages", desk=visit.desk.slug)


@require_safe
@on_desk(Action.SEE)
def edits(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """What one reader changed in my text. For everybody else, managers too, there is no such page."""
    signed, found = edits_for(visit.person, visit.desk, number)
    Message.objects.filter(person=visit.person, identity=f"edited:{signed.pk}:{visit.person.pk}", read=None).update(
        read=now()
    )
    words = {"signed": signed, "edits": found, "counts": counted(found), "translation": signed.translation}
    return render(request, "desk/edits.html", words)


@csrf_exempt  # mail programs post here without a page; the token lets them do this one thing
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def mail_off(request: HttpRequest, token: str) -> HttpResponse:
    """The link at the foot of every mail: no more from this desk."""
    try:
        desk_number, person_number = signing.loads(token, salt=OFF_SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise Http404 from error
    desk, person = get_object_or_404(Desk, pk=desk_number), get_object_or_404(Person, pk=person_number)
    if request.method == "POST":
        choose_mail(person, desk, Often.NONE)
    return render(request, "desk/mail_off.html", {"desk": desk, "done": request.method == "POST"})
