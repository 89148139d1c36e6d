"""Going through everything in order."""

from collections.abc import Iterator

from colophon.adapters.home import Home
from colophon.desk.operations.doctor.around import around, looked
from colophon.desk.operations.doctor.complaint import Complaint
from colophon.desk.operations.doctor.of_database import OF_RECORDS, answers, soundness, tables
from colophon.desk.operations.doctor.of_work import OF_WORK


def examine(home: Home) -> Iterator[Complaint]:
    """All complaints, those of the home first."""
    yield from around(home)
    yield from within(home)


def within(home: Home) -> Iterator[Complaint]:
    """Those that the database tells. Where it does not answer, or has tables of another version, no more is asked."""
    for look in (answers, soundness, tables):
        found = looked(look, home)
        yield from found
        if found:
            return
    for look in (*OF_RECORDS, *OF_WORK):
        yield from looked(look, home)
