"""Credits, computed from the source, from what an imported text printed, and from the work log."""

from collections.abc import Iterator

from colophon.article.credit import Credit, Role
from colophon.desk.models import Desk, Person, TranslationRecord

_ORDER = tuple(Role)


def credits_of(translation: TranslationRecord) -> tuple[Credit, ...]:
    """Everybody once in each role, roles in the order of the work, people in the order they came.

    An author who translated their own text is not also called its translator.
    """
    seen: dict[tuple[Role, str], Credit] = {}
    for credit in _all(translation):
        seen.setdefault((credit.role, credit.name.casefold()), credit)
    authors = {name for role, name in seen if role is Role.AUTHOR}
    kept = (one for (role, name), one in seen.items() if not (role is Role.TRANSLATOR and name in authors))
    return tuple(sorted(kept, key=lambda credit: _ORDER.index(credit.role)))


def printed_name(person: Person, desk: Desk) -> str:
    """What editions call somebody. Who does not want to be named is credited as the desk."""
    return desk.name if person.unnamed else person.name


def _all(translation: TranslationRecord) -> Iterator[Credit]:
    for one in (*translation.snapshot.credits, *translation.credits):
        yield Credit(Role(one["role"]), one["name"], one["url"])
    desk = translation.snapshot.source.desk
    for event in translation.work.select_related("person"):
        url = "" if event.person.unnamed else event.person.url
        yield Credit(Role(event.role), printed_name(event.person, desk), url)
