"""Going through everything in order. What cannot be looked at is a complaint too, and the rest is still looked at."""

from collections.abc import Callable, Iterator

from django.db import DatabaseError

from colophon.adapters.home import Home
from colophon.desk.operations.doctor.complaint import Complaint
from colophon.desk.operations.doctor.of_database import OF_DATABASE, answers
from colophon.desk.operations.doctor.of_home import OF_HOME
from colophon.desk.operations.doctor.of_work import OF_WORK

Look = Callable[[Home], Iterator[Complaint]]


def examine(home: Home) -> Iterator[Complaint]:
    """All complaints, those of the home first. Without a database, nothing that needs one is asked."""
    for look in OF_HOME:
        yield from _looked(look, home)
    silent = list(_looked(answers, home))
    yield from silent
    if not silent:
        for look in (*OF_DATABASE, *OF_WORK):
            yield from _looked(look, home)


def _looked(look: Look, home: Home) -> list[Complaint]:
    try:
        return list(look(home))
    except (OSError, DatabaseError) as error:
        said = str(error).strip().splitlines() or [type(error).__name__]
        return [
            Complaint(
                what=f"It could not be looked at ({look.__name__.replace('_', ' ')}): {said[0]}",
                why="Something else that is named here may be the cause.",
                mend="Mend the others first, then look again.",
            )
        ]
