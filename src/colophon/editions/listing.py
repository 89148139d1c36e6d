"""Which lists of the site a translation stands in, and how a list is cut into pages that stay as they are.

A list is named by its folder ("people/lin-mei", "archive/2026-03"; "" is the front page). Its entries are counted from
the oldest. Every full page holds the same entries for ever, so one more article changes the front of a list only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from colophon.editions.card import Card, moment
from colophon.editions.slug import name_of
from colophon.signoff.manifest import EditionKind

PAGE = 30
FRONT, CORRECTIONS, FEED = "", "corrections", "feed"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a card stands: in which list, and by which text it is sorted there. `label` is the list's own name.

    `event` is the slug of the edition that is meant, where a list is of editions rather than of translations.
    """

    list: str
    order: str
    label: str = ""
    event: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """One page of a list: entries `start` to `stop`, counted from the oldest. The front has number 0."""

    number: int
    start: int
    stop: int


def places_of(card: Card) -> tuple[Place, ...]:
    """Every place of a card, each list once."""
    order = f"{moment(card.published)} {card.translation}"
    lists = {name: label for name, label in _lists(card)}
    return (*(Place(name, order, label) for name, label in lists.items()), *_events(card))


def _events(card: Card) -> Iterator[Place]:
    for one in card.events:
        order = f"{moment(one.published)} {one.slug}"
        yield Place(FEED, order, "", one.slug)
        if one.kind is not EditionKind.FIRST:
            yield Place(CORRECTIONS, order, "", one.slug)


def _lists(card: Card) -> Iterator[tuple[str, str]]:
    if card.kind is not EditionKind.WITHDRAWAL:
        yield FRONT, ""
    yield f"archive/{moment(card.published)[:7]}", moment(card.published)[:7]
    yield f"languages/{name_of(card.language)}", card.language
    if card.section:
        yield f"sections/{name_of(card.section)}", card.section
    for tag in card.tags:
        yield f"tags/{name_of(tag)}", tag
    for worker in card.workers:
        yield f"people/{name_of(worker.name)}", worker.name


@lru_cache(maxsize=64)
def cuts(count: int) -> tuple[Cut, ...]:
    """The pages of a list of so many entries, the front first. The front repeats up to one page and a part of one.

    Numbered pages are full and never change their entries; the newest full one is shown on the front too, so that the
    front is never nearly empty. Every page of a list asks this again.
    """
    full = count // PAGE
    front = Cut(0, max(0, (full - 1) * PAGE), count)
    return (front, *(Cut(number, (number - 1) * PAGE, number * PAGE) for number in range(max(0, full - 1), 0, -1)))


def page_path(name: str, number: int) -> str:
    """The file of a list's page."""
    parts = [name, str(number) if number else "", "index.html"]
    return "/".join(part for part in parts if part)


def touched(before: int, after: int, first: int, last: int) -> Iterator[int]:
    """The numbers of the pages that show anything of entries `first` to `last`, in a list that grew or shrank.

    Where the number of entries changed, everything behind the first changed entry has moved.
    """
    yield 0
    grown = before != after
    for cut in cuts(after)[1:]:
        shows = cut.stop > first and (grown or cut.start <= last)
        beside_the_front = grown and cut.number >= min(before, after) // PAGE - 1
        if shows or beside_the_front:
            yield cut.number
