"""Looking at what lies around the database, the home and its settings. Django is not set up for it."""

from collections.abc import Callable, Iterator

from django.db import DatabaseError

from colophon.adapters.home import Home
from colophon.desk.operations.doctor.complaint import Complaint
from colophon.desk.operations.doctor.of_home import OF_HOME
from colophon.desk.operations.doctor.of_settings import OF_SETTINGS

Look = Callable[[Home], Iterator[Complaint]]


def around(home: Home) -> Iterator[Complaint]:
    """All complaints about the home and the settings."""
    for look in (*OF_HOME, *OF_SETTINGS):
        yield from looked(look, home)


def looked(look: Look, home: Home) -> list[Complaint]:
    """What one look finds. What cannot be looked at is a complaint too, and the rest is still looked at."""
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
