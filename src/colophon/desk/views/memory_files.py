"""Files of memory and terms: given to the desk, how far they are read and what was not, and taken out."""

import tempfile
from collections.abc import Callable
from enum import StrEnum
from io import TextIOWrapper
from typing import BinaryIO

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colophon import __version__
from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.desk.actions.receive import receive, take_back
from colophon.desk.forms.memory_files import MemoryFileForm
from colophon.desk.gate import Visit, on_desk
from colophon.desk.models import Desk, FileKind, FileState, ReceivedFile
from colophon.desk.permissions import Action
from colophon.desk.queries.exchange import units_of
from colophon.desk.queries.jobs import somebody_works
from colophon.desk.queries.terms import concepts_of
from colophon.desk.queries.where_used import languages_of
from colophon.errors import UsageError
from colophon.memory.exchange.spreadsheet import write_csv
from colophon.memory.exchange.tbx import TbxVersion, write_tbx
from colophon.memory.exchange.term_rows import write_terms_csv
from colophon.memory.exchange.tmx import write_tmx

_SHOWN = 20


class MemoryForm(StrEnum):
    """In which form memory or terms are taken out."""

    TMX = "tmx"
    CSV = "csv"
    TBX = "tbx"
    TERMS_CSV = "terms-csv"


@require_http_methods(["GET", "HEAD", "POST"])
@on_desk(Action.SET_DESK)
def files(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What was given, with its progress, and a form for more."""
    form = MemoryFileForm(request.POST or None, request.FILES or None, languages=languages_of(visit.desk))
    if request.method == "POST" and form.is_valid() and _received(visit, form):
        messages.success(request, _("The file is here and is being read. You may leave this page."))
        return redirect("memory_files", desk=visit.desk.slug)
    given = list(ReceivedFile.objects.filter(desk=visit.desk).select_related("given_by")[:_SHOWN])
    words = {
        "form": form,
        "files": given,
        "reading": any(one.state in (FileState.WAITING, FileState.READING) for one in given),
        "somebody_works": somebody_works(now=now()),
    }
    return render(request, "desk/memory/files.html", words, status=422 if form.errors else 200)


def _received(visit: Visit, form: MemoryFileForm) -> bool:
    said = form.cleaned_data
    try:
        receive(
            visit.desk,
            said["file"].chunks(),
            folder=Home(settings.HOME).received,
            name=said["file"].name,
            kind=FileKind(said["kind"]),
            languages=(said["source_language"], said["target_language"]),
            by=visit.person,
            now=now(),
        )
    except UsageError:
        form.add_error("file", _("Its name does not say what it is. Name it by its kind: .tmx, .xlf, .po, .csv, .tbx."))
        return False
    return True


@require_POST
@on_desk(Action.SET_DESK)
def forget(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Take a file off the list; what it brought stays in the memory."""
    take_back(get_object_or_404(ReceivedFile, pk=number, desk=visit.desk), folder=Home(settings.HOME).received)
    return redirect("memory_files", desk=visit.desk.slug)


@require_safe
@on_desk(Action.EXPORT)
def take(request: HttpRequest, visit: Visit, form: str) -> HttpResponseBase:
    """The memory or the termbase as a file. It is written to disk first: memory does not grow with it."""
    if form not in set(MemoryForm):
        raise Http404
    return written(visit.desk, MemoryForm(form))


def written(desk: Desk, form: MemoryForm) -> FileResponse:
    """The file as an answer."""
    name, write = _WRITERS[form]
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the answer closes it)
    try:
        write(desk, file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{desk.slug}-{name}")


def _tmx(desk: Desk, file: BinaryIO) -> None:
    write_tmx(units_of(), file, version=__version__)


def _csv(desk: Desk, file: BinaryIO) -> None:
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    write_csv(units_of(), text)
    text.detach()


def _tbx(desk: Desk, file: BinaryIO) -> None:
    write_tbx(concepts_of(desk), file, version=TbxVersion.V3)


def _terms_csv(desk: Desk, file: BinaryIO) -> None:
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
    write_terms_csv(concepts_of(desk), text)
    text.detach()


_WRITERS: dict[MemoryForm, tuple[str, Callable[[Desk, BinaryIO], None]]] = {
    MemoryForm.TMX: ("memory.tmx", _tmx),
    MemoryForm.CSV: ("memory.csv", _csv),
    MemoryForm.TBX: ("terms.tbx", _tbx),
    MemoryForm.TERMS_CSV: ("terms.csv", _terms_csv),
}
