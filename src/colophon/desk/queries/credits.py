"""Credits, computed from the source, from what an imported text printed, and from the work log."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Min, QuerySet

from colophon.article.credit import Credit, Role
from colophon.desk.asked_often import asked_often
from colophon.desk.models import Desk, Person, TranslationRecord, WorkEvent
from colophon.desk.queries.drafts import people_changed
from colophon.editions.words import words_for

_ORDER = tuple(Role)
OF_PERSON = tuple(f"person__{field.attname}" for field in Person._meta.concrete_fields)
"""The columns of whoever an event of the log is of, the number first."""
Work = Sequence[tuple[Person, Role]]
"""Who worked on something, once in each role."""


def credits_of(translation: TranslationRecord, by: Work | None = None) -> tuple[Credit, ...]:
    """Everybody once in each role, roles in the order of the work, people in the order they came.

    An author who translated their own text is not also called its translator. `by` says who `worked` on it, if known.
    """
    seen: dict[tuple[Role, str], Credit] = {}
    for credit in _all(translation, worked(translation) if by is None else by):
        seen.setdefault((credit.role, credit.name.casefold()), credit)
    authors = {name for role, name in seen if role is Role.AUTHOR}
    kept = (one for (role, name), one in seen.items() if not (role is Role.TRANSLATOR and name in authors))
    return tuple(sorted(kept, key=lambda credit: _ORDER.index(credit.role)))


def printed_name(person: Person, desk: Desk) -> str:
    """What editions call somebody. Who does not want to be named is credited as the desk."""
    return desk.name if person.unnamed else person.name


def counted_credits(translation: TranslationRecord) -> tuple[Credit, ...]:
    """Those that need not be printed by a text: the source's own, and those of the work log."""
    return (*_kept(translation.snapshot.credits), *_of_work(translation, worked(translation)))


def _all(translation: TranslationRecord, by: Work) -> Iterator[Credit]:
    yield from _kept((*translation.snapshot.credits, *translation.credits))
    yield from _of_work(translation, by)


def _kept(credits: Iterable[dict[str, str]]) -> Iterator[Credit]:
    for one in credits:
        yield Credit(Role(one["role"]), one["name"], one["url"])


def _of_work(translation: TranslationRecord, by: Work) -> Iterator[Credit]:
    desk, changed = translation.snapshot.source.desk, ""
    for person, role in by:
        if role is Role.MACHINE:
            changed = changed or _disclosed(translation)
            yield Credit(Role.MACHINE, f"{person.name} ({changed})")
            continue
        url = "" if person.unnamed else person.url
        yield Credit(role, printed_name(person, desk), url)


def worked(translation: TranslationRecord) -> Work:
    """Everybody in each of their roles, as they came. Every pause of typing adds to the log: it is not read whole."""
    return [(person_of(row[:-2]), Role(row[-2])) for row in _once(translation.pk)]


def person_of(columns: Sequence[Any]) -> Person:
    """The record of whoever stands in `OF_PERSON`."""
    return Person.from_db(DEFAULT_DB_ALIAS, [name.removeprefix("person__") for name in OF_PERSON], columns)


@asked_often
def _once(translation: int) -> QuerySet[WorkEvent, tuple[Any, ...]]:
    work = WorkEvent.objects.filter(translation=translation).order_by()
    return work.values_list(*OF_PERSON, "role").annotate(first=Min("id")).order_by("first")


def _disclosed(translation: TranslationRecord) -> str:
    """How much people changed of what machines wrote, in the words of the edition's language."""
    return words_for(translation.language).fill("people_changed", percent=people_changed(translation).percent)
