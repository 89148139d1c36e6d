"""Going through everything in order."""

from collections.abc import Iterator

from colophon.adapters.home import Home
from colophon.desk.operations.doctor.around import around, looked
from colophon.desk.operations.doctor.complaint import Complaint
from colophon.desk.operations.doctor.of_database import OF_DATABASE, answers
from colophon.desk.operations.doctor.of_work import OF_WORK


def examine(home: Home) -> Iterator[Complaint]:
    """All complaints, those of the home first."""
    yield from around(home)
    yield from within(home)


def within(home: Home) -> Iterator[Complaint]:
    """Those that the database tells. Where it does not answer, nothing that needs it is asked."""
    silent = looked(answers, home)
    yield from silent
    if not silent:
        for look in (*OF_DATABASE, *OF_WORK):
            yield from looked(look, home)
