"""A shelf: units of one pair of languages in the order of their length, as arrays that can lie in a file."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from colophon.memory.signatures import Signatures, counted, signatures

MOST_SCOPES = 65_000
"""Different scopes on one shelf; their numbers have 16 bits."""

MOST_BYTES = 4_000_000_000
"""Texts of one shelf; their places have 32 bits."""


class Scope(NamedTuple):
    """What lookups can be narrowed to: where a unit comes from and when it was written."""

    desk: str = ""
    origin: str = ""
    date: str = ""
    article: str = ""


class Entry(NamedTuple):
    """One unit as a shelf takes it: its id, its normal source text and its scope."""

    id: int
    text: str
    scope: Scope


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """`lengths` are code points, ascending. `places[i]`..`places[i+1]` are unit i's UTF-8 text in `texts`.

    `ids` count from `first`. All other arrays have one column a unit, in the order of `lengths`.
    """

    first: int
    scopes: tuple[Scope, ...]
    lengths: npt.NDArray[np.uint16]
    signatures: Signatures
    counts: npt.NDArray[np.uint8]
    scoped: npt.NDArray[np.uint16]
    ids: npt.NDArray[np.uint32]
    places: npt.NDArray[np.uint32]
    texts: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.lengths)

    def text(self, at: int) -> str:
        return self.texts[self.places[at] : self.places[at + 1]].tobytes().decode("utf-8", "surrogatepass")

    def chosen(self, at: npt.NDArray[np.int64]) -> list[str]:
        """The texts of these units."""
        whole = self.texts.data
        begins, ends = self.places[at].tolist(), self.places[at + 1].tolist()
        return [str(whole[begin:end], "utf-8", "surrogatepass") for begin, end in zip(begins, ends, strict=True)]

    def numbers(self, at: npt.NDArray[np.int64]) -> list[int]:
        """The ids of these units."""
        return [self.first + number for number in self.ids[at].tolist()]


ARRAYS = tuple(field.name for field in fields(Shelf) if field.name not in ("first", "scopes"))


def shelved(entries: Sequence[Entry]) -> Shelf:
    """A shelf of these units, in any order. There must be one at least, and no more than `MOST_SCOPES` scopes."""
    ordered = sorted(entries, key=lambda entry: (len(entry.text), entry.id))
    texts = [entry.text for entry in ordered]
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    signs = signatures(texts)
    scopes: dict[Scope, int] = {}
    first = min(entry.id for entry in ordered)
    return Shelf(
        first=first,
        lengths=np.fromiter(map(len, texts), np.uint16, len(texts)),
        signatures=signs,
        counts=counted(signs),
        scoped=np.array([scopes.setdefault(entry.scope, len(scopes)) for entry in ordered], np.uint16),
        scopes=tuple(scopes),
        ids=np.array([entry.id - first for entry in ordered], np.uint32),
        places=_places(encoded),
        texts=np.frombuffer(b"".join(encoded), np.uint8),
    )


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
    lengths = np.concatenate([shelf.lengths for shelf in shelves])
    kept = np.flatnonzero(~np.isin(ids, list(without))) if without else np.arange(len(ids))
    if not len(kept):
        return None
    order = kept[np.lexsort((ids[kept], lengths[kept]))]
    places, texts = _moved(shelves, order)
    return Shelf(
        first=first,
        scopes=tuple(scopes),
        lengths=lengths[order],
        signatures=np.concatenate([shelf.signatures for shelf in shelves], axis=1)[:, order],
        counts=np.concatenate([shelf.counts for shelf in shelves])[order],
        scoped=np.concatenate(renumbered)[order],
        ids=(ids[order] - first).astype(np.uint32),
        places=places,
        texts=texts,
    )


def fits(shelves: Sequence[Shelf]) -> bool:
    """Whether these can become one shelf."""
    scopes = {scope for shelf in shelves for scope in shelf.scopes}
    return len(scopes) <= MOST_SCOPES and sum(len(shelf.texts) for shelf in shelves) < MOST_BYTES


def renumbered(shelf: Shelf, **arrays: npt.NDArray[np.generic]) -> Shelf:
    """The same shelf with other arrays in the place of its own, such as ones that lie in a file."""
    return replace(shelf, **arrays)  # type: ignore[arg-type]


def _places(encoded: Sequence[bytes]) -> npt.NDArray[np.uint32]:
    places = np.zeros(len(encoded) + 1, np.uint32)
    np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)), out=places[1:], dtype=np.uint32)
    return places


def _moved(
    shelves: Sequence[Shelf], order: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8]]:
    """The texts of all shelves in a new order, moved byte by byte without reading one of them."""
    texts = np.concatenate([shelf.texts for shelf in shelves])
    bases = np.cumsum([0, *(len(shelf.texts) for shelf in shelves[:-1])])
    begins = np.concatenate([s.places[:-1].astype(np.int64) + base for s, base in zip(shelves, bases, strict=True)])
    sizes = np.concatenate([np.diff(shelf.places.astype(np.int64)) for shelf in shelves])[order]
    places = np.zeros(len(order) + 1, np.int64)
    np.cumsum(sizes, out=places[1:])
    moved = np.empty(int(places[-1]), np.uint8)
    step = 100_000  # units at a time, so that the scratch space stays small
    for low in range(0, len(order), step):
        high = min(low + step, len(order))
        shift = np.repeat(begins[order[low:high]] - places[low:high], sizes[low:high])
        target = np.arange(places[low], places[high])
        moved[places[low] : places[high]] = texts[target + shift]
    return places.astype(np.uint32), moved
