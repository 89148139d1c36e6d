"""A shelf: units of one pair of languages in the order of their length, as arrays that can lie in a file."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from colophon.memory.signatures import LONGEST, Signatures, Words, signatures

MOST_SCOPES = 65_000
"""Different scopes on one shelf; their numbers have 16 bits."""

MOST_BYTES = 4_000_000_000
"""Texts of one shelf; their places have 32 bits."""


_LINE_END = 10
_MOVED = 2_000


class Scope(NamedTuple):
    """What lookups can be narrowed to: where a unit comes from and when it was written."""

    desk: str = ""
    origin: str = ""
    date: str = ""
    article: str = ""


@dataclass(slots=True)
class Loose:
    """Units that are to be put on a shelf, ids ascending: their ids, source texts (at last normal ones) and scopes."""

    ids: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)
    _known: dict[Scope, Scope] = field(default_factory=dict)

    def add(self, id: int, text: str, scope: Scope) -> None:
        self.ids.append(id)
        self.texts.append(text)
        self.scopes.append(scope)

    def extend(self, other: "Loose") -> None:
        """Units with higher ids; equal scopes are held once."""
        self.ids += other.ids
        self.texts += other.texts
        self.scopes += map(self._known.setdefault, other.scopes, other.scopes)


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """Units in the order of their length: those of n code points are `starts[n]`..`starts[n + 1]`.

    `places[i]`..`places[i + 1]` are unit i's UTF-8 text in `texts`; `ids` count from `first`.
    """

    first: int
    scopes: tuple[Scope, ...]
    starts: npt.NDArray[np.uint32]
    coarse: Words
    fine: Words
    scoped: npt.NDArray[np.uint16]
    ids: npt.NDArray[np.uint32]
    places: npt.NDArray[np.uint32]
    texts: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.ids)

    def lengths(self) -> npt.NDArray[np.int64]:
        """Every unit's number of code points."""
        starts = self.starts.astype(np.int64)
        return np.repeat(np.arange(len(starts) - 1), starts[1:] - starts[:-1])

    def reach(self, shortest: int, longest: int) -> tuple[int, int]:
        """Between which positions the units of these lengths stand."""
        last = len(self.starts) - 1
        return int(self.starts[min(shortest, last)]), int(self.starts[min(longest + 1, last)])

    def chosen(self, at: Sequence[int]) -> list[str]:
        """The texts of these units."""
        whole, places = self.texts.data, self.places.data
        return [str(whole[places[one] : places[one + 1]], "utf-8", "surrogatepass") for one in at]

    def numbers(self, at: npt.NDArray[np.int64]) -> list[int]:
        """The ids of these units."""
        return [self.first + number for number in self.ids[at].tolist()]


ARRAYS = tuple(one.name for one in fields(Shelf) if one.name not in ("first", "scopes"))


def shelved(loose: Loose) -> Shelf:
    """A shelf of these units. There must be one at least, and no more than `MOST_SCOPES` scopes."""
    lengths = np.fromiter(map(len, loose.texts), np.int64, len(loose.texts))
    order = np.argsort(lengths, kind="stable")
    texts = [loose.texts[at] for at in order.tolist()]
    lengths = lengths[order]
    signs = _signed(texts, lengths)
    scopes = {scope: number for number, scope in enumerate(dict.fromkeys(loose.scopes))}
    scoped = np.fromiter(map(scopes.__getitem__, loose.scopes), np.uint16, len(texts))
    places, encoded = _encoded(texts)
    return Shelf(
        first=loose.ids[0],
        scopes=tuple(scopes),
        starts=_starts(lengths),
        coarse=signs.coarse,
        fine=signs.fine,
        scoped=scoped[order],
        ids=(np.array(loose.ids, np.int64) - loose.ids[0])[order].astype(np.uint32),
        places=places,
        texts=encoded,
    )


def _signed(texts: Sequence[str], lengths: npt.NDArray[np.int64]) -> Signatures:
    """The signatures of texts in the order of their lengths."""
    bounds = [0, *np.searchsorted(lengths, LONGEST, "right").tolist(), len(texts)]
    parts = [signatures(texts[begin:end], size=size) for size, (begin, end) in enumerate(pairwise(bounds))]
    return Signatures(np.concatenate([part.coarse for part in parts]), np.concatenate([part.fine for part in parts]))


def merged(shelves: Sequence[Shelf], *, without: frozenset[int] = frozenset()) -> Shelf | None:
    """One shelf with the units of all, less those with the ids `without`; None if nothing is left.

    Nothing is computed anew: only the order changes.
    """
    first = min(shelf.first for shelf in shelves)
    scopes: dict[Scope, int] = {}
    renumbered = [
        np.array([scopes.setdefault(scope, len(scopes)) for scope in shelf.scopes], np.uint16)[shelf.scoped]
        for shelf in shelves
    ]
    ids = np.concatenate([shelf.ids.astype(np.int64) + shelf.first for shelf in shelves])
    lengths = np.concatenate([shelf.lengths() for shelf in shelves])
    kept = np.flatnonzero(~np.isin(ids, list(without))) if without else np.arange(len(ids))
    if not len(kept):
        return None
    order = kept[np.lexsort((ids[kept], lengths[kept]))]
    places, texts = _moved(shelves, order)
    return Shelf(
        first=first,
        scopes=tuple(scopes),
        starts=_starts(lengths[order]),
        coarse=np.concatenate([shelf.coarse for shelf in shelves])[order],
        fine=np.concatenate([shelf.fine for shelf in shelves])[order],
        scoped=np.concatenate(renumbered)[order],
        ids=(ids[order] - first).astype(np.uint32),
        places=places,
        texts=texts,
    )


def fits(shelves: Sequence[Shelf]) -> bool:
    """Whether these can become one shelf."""
    scopes = {scope for shelf in shelves for scope in shelf.scopes}
    return len(scopes) <= MOST_SCOPES and sum(len(shelf.texts) for shelf in shelves) < MOST_BYTES


def _starts(lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.uint32]:
    return np.searchsorted(lengths, np.arange(int(lengths[-1]) + 2)).astype(np.uint32)


def _encoded(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8]]:
    """All texts in UTF-8, and where each begins, and where the last one ends. A normal text holds no line end."""
    whole = np.frombuffer("\n".join([*texts, ""]).encode("utf-8", "surrogatepass"), np.uint8)
    ends = np.flatnonzero(whole == _LINE_END)
    places = np.zeros(len(ends) + 1, np.int64)
    places[1:] = ends - np.arange(len(ends))
    return places.astype(np.uint32), whole[whole != _LINE_END]


def _moved(
    shelves: Sequence[Shelf], order: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8]]:
    """The texts of all shelves in a new order, moved byte by byte without reading one of them."""
    sizes = np.concatenate([np.diff(shelf.places.astype(np.int64)) for shelf in shelves])[order]
    places = np.zeros(len(order) + 1, np.int64)
    np.cumsum(sizes, out=places[1:])
    moved = np.empty(int(places[-1]), np.uint8)
    begun = 0
    for shelf in shelves:
        mine = np.flatnonzero((order >= begun) & (order < begun + len(shelf)))
        _move(shelf, order[mine] - begun, to=places[mine], into=moved)
        begun += len(shelf)
    return places.astype(np.uint32), moved


def _move(shelf: Shelf, at: npt.NDArray[np.int64], *, to: npt.NDArray[np.int64], into: npt.NDArray[np.uint8]) -> None:
    """The texts of these units to their new places, some thousands at a time so that the scratch space stays small."""
    for low in range(0, len(at), _MOVED):
        some, place = at[low : low + _MOVED], to[low : low + _MOVED]
        begins = shelf.places[some].astype(np.int64)
        sizes = shelf.places[some + 1].astype(np.int64) - begins
        within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        into[np.repeat(place, sizes) + within] = shelf.texts[np.repeat(begins, sizes) + within]
