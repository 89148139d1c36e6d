"""Credits, computed from the source, from what an imported text printed, and from the work log."""

from collections.abc import Iterator

from colophon.article.credit import Credit, Role
from colophon.desk.models import Desk, Person, TranslationRecord
from colophon.desk.queries.drafts import people_changed
from colophon.editions.words import words_for

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
    desk, changed = translation.snapshot.source.desk, ""
    for event in translation.work.select_related("person"):
        if event.role == Role.MACHINE:
            changed = changed or _disclosed(translation)
            yield Credit(Role.MACHINE, f"{event.person.name} ({changed})")
            continue
        url = "" if event.person.unnamed else event.person.url
        yield Credit(Role(event.role), printed_name(event.person, desk), url)


def _disclosed(translation: TranslationRecord) -> str:
    """How much people changed of what machines wrote, in the words of the edition's language."""
    return words_for(translation.language).fill("people_changed", percent=people_changed(translation).percent)
