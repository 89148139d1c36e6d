"""What is on the site, asked list by list: so that one article's lists are found without reading all others."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from colophon.editions.card import Card
from colophon.editions.listing import Place, places_of


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry of a list."""

    place: Place
    card: Card


@dataclass(frozen=True, slots=True)
class ListName:
    """A list that has entries: its folder, what it is called, how many it holds."""

    name: str
    label: str
    count: int


class Shelf(Protocol):
    """Lists are sorted by `Place.order`, and entries counted from 0, the oldest first."""

    def put(self, card: Card) -> tuple[Place, ...]:
        """Keep a card in place of the one that its translation had. Answers the places that are no more or changed."""
        ...

    def take(self, translation: str) -> None:
        """A card is on no list any more."""
        ...

    def card(self, translation: str) -> Card | None: ...

    def count(self, name: str) -> int: ...

    def position(self, name: str, order: str) -> int:
        """How many entries of the list stand before this one."""
        ...

    def entries(self, name: str, start: int, stop: int) -> Sequence[Shown]: ...

    def lists(self, folder: str) -> Sequence[ListName]:
        """The lists in a folder ("people"), by name. A list is called as its newest entry calls it."""
        ...


class MemoryShelf:
    """A shelf for one build, or for tests."""

    def __init__(self, cards: Iterable[Card] = ()) -> None:
        self._cards: dict[str, Card] = {}
        self._lists: dict[str, list[tuple[str, str, Place]]] = {}
        for card in cards:
            self.put(card)

    def put(self, card: Card) -> tuple[Place, ...]:
        old = self._cards.get(card.translation)
        left = places_of(old) if old else ()
        for place in left:
            self._take_out(place)
        self._cards[card.translation] = card
        for place in places_of(card):
            insort(self._lists.setdefault(place.list, []), (place.order, card.translation, place))
        return left

    def take(self, translation: str) -> None:
        for place in places_of(self._cards.pop(translation)):
            self._take_out(place)

    def card(self, translation: str) -> Card | None:
        return self._cards.get(translation)

    def count(self, name: str) -> int:
        return len(self._lists.get(name, ()))

    def position(self, name: str, order: str) -> int:
        return bisect_left(self._lists.get(name, []), order, key=lambda entry: entry[0])

    def entries(self, name: str, start: int, stop: int) -> Sequence[Shown]:
        found = self._lists.get(name, [])[start:stop]
        return tuple(Shown(place, self._cards[translation]) for _, translation, place in found)

    def lists(self, folder: str) -> Sequence[ListName]:
        names = sorted(name for name in self._lists if name.startswith(f"{folder}/"))
        return tuple(ListName(name, self._lists[name][-1][2].label, len(self._lists[name])) for name in names)

    def _take_out(self, place: Place) -> None:
        entries = self._lists[place.list]
        at = bisect_left(entries, place.order, key=lambda entry: entry[0])
        del entries[at]
        if not entries:
            del self._lists[place.list]
