"""A translation as a file for the tools of translators: its segments as they stand, and how far each is."""

from collections.abc import Iterator
from enum import StrEnum
from io import BytesIO

from colophon.article.credit import Role
from colophon.desk.models import Confirmation, TranslationRecord
from colophon.memory.exchange.work import Progress, WorkHead, WorkUnit
from colophon.memory.exchange.work_writing import write_work1, write_work2


class WorkForm(StrEnum):
    """The versions of XLIFF: most tools read the first, newer ones the second."""

    XLIFF = "xliff"
    XLIFF2 = "xliff2"


def work_file(translation: TranslationRecord, form: WorkForm) -> bytes:
    """Everything that the translation has, to be brought back by `bring_work`."""
    source = translation.snapshot.source
    head = WorkHead(translation.key, source.language, translation.language)
    stream = BytesIO()
    write = write_work1 if form is WorkForm.XLIFF else write_work2
    write(head, _units(translation), stream)
    return stream.getvalue()


def _units(translation: TranslationRecord) -> Iterator[WorkUnit]:
    read = Confirmation.objects.filter(revision__pair__translation=translation, role=Role.REVIEWER)
    reviewed = set(read.values_list("revision", flat=True))
    for pair in translation.pairs.select_related("current"):
        now = pair.current
        done = Progress.REVIEWED if now and now.pk in reviewed else Progress.TRANSLATED
        yield WorkUnit(
            key=pair.key,
            source=pair.source,
            target=now.target if now else "",
            base=now.pk if now else 0,
            progress=done if now and now.target else Progress.NEW,
        )
