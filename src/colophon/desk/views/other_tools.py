"""A translation in another tool: taking it there as a file, and bringing it back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from colophon.adapters.clock import now
from colophon.desk.actions.bring_work import Brought, bring_work
from colophon.desk.forms.exchange import WorkForm as BringForm
from colophon.desk.gate import Visit, on_article
from colophon.desk.models import TranslationRecord
from colophon.desk.permissions import Action
from colophon.desk.queries.work_file import WorkForm, work_file
from colophon.desk.views.text.screens import SCREENS, Screen
from colophon.errors import InputError


@require_safe
@on_article(Action.EXPORT)
def taken(request: HttpRequest, visit: Visit, translation: TranslationRecord, form: str) -> HttpResponse:
    """The file."""
    if form not in set(WorkForm):
        raise Http404
    answer = HttpResponse(work_file(translation, WorkForm(form)), content_type="application/x-xliff+xml")
    answer["Content-Disposition"] = f'attachment; filename="{translation.key}.xlf"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@on_article(Action.EXPORT)
def other_tools(request: HttpRequest, visit: Visit, translation: TranslationRecord) -> HttpResponse:
    """What can be taken, and the way back for whoever may write here."""
    open_to = [screen for screen in SCREENS.values() if screen.open_to(visit)]
    form = BringForm(request.POST or None, request.FILES or None, screens=[screen.name for screen in open_to])
    brought: Brought | None = None
    if request.method == "POST":
        if not open_to:
            visit.require(Action.TRANSLATE)
        if form.is_valid():
            brought = _brought(visit, translation, form)
    if brought and not brought.left_out:
        messages.success(request, _told(brought))
        return redirect("article", desk=visit.desk.slug, key=translation.key)
    words = {
        "translation": translation,
        "form": form,
        "may_bring": bool(open_to),
        "brought": brought,
        "told": _told(brought) if brought else "",
    }
    return render(request, "desk/other_tools.html", words, status=422 if form.errors else 200)


def _brought(visit: Visit, translation: TranslationRecord, form: BringForm) -> Brought | None:
    screen: Screen = SCREENS[form.cleaned_data["screen"]]
    try:
        return bring_work(translation, form.cleaned_data["file"], person=visit.person, role=screen.role, now=now())
    except InputError as error:
        form.add_error("file", f"{error.message} {error.advice}")
        return None


def _told(brought: Brought) -> str:
    said = ngettext("%(count)d segment was changed.", "%(count)d segments were changed.", brought.changed)
    said %= {"count": brought.changed}
    if brought.beside:
        more = ngettext(
            "%(count)d of them was changed here meanwhile: both texts are kept, side by side.",
            "%(count)d of them were changed here meanwhile: both texts are kept, side by side.",
            brought.beside,
        )
        said = f"{said} {more % {'count': brought.beside}}"
    return said
