"""The port to the store of units: how an index follows it by id."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from colophon.memory.shelf import Scope


class Languages(NamedTuple):
    """Source and target language, BCP 47 tags as the units have them."""

    source: str
    target: str


class End(NamedTuple):
    """The last id of the memory and its seal (see `admission.sealed`); 0 and "" for an empty one."""

    last: int = 0
    seal: str = ""


class Kept(NamedTuple):
    """What an index needs of a record. One without `source` only takes away the one that it `replaces` (0: none)."""

    id: int
    source: str
    target: str
    languages: Languages
    scope: Scope
    replaces: int
    identity: int
    seal: str


class UnitStore(Protocol):
    """A store whose records are only ever appended, with ids that become visible in ascending order."""

    def end(self) -> End: ...

    def seal_of(self, id: int) -> str:
        """The seal of the record with this id; "" if there is none."""
        ...

    def after(self, id: int, most: int) -> Sequence[Kept]:
        """The first `most` records with greater ids, ascending."""
        ...
