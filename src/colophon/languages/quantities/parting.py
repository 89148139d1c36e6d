"""How the quantities of two texts can part, as values."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

from colophon.languages.quantities.mention import Kind, Mention


class Text(NamedTuple):
    """A side's text and its language."""

    text: str
    tag: str


class Parting(StrEnum):
    """How a source quantity and a target quantity part."""

    CHANGED = "changed"
    MAGNITUDE = "magnitude"
    MISSING = "missing"
    ADDED = "added"
    MONEY = "money"
    SHARE = "share"
    UNIT = "unit"
    HOUR = "hour"


class Weight(IntEnum):
    """How much a parting says: what translators do on purpose, what a reader should look at, a fact that is wrong."""

    FAINT = 0
    DOUBTFUL = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """One parting. `source` or `target` is None where that side has nothing."""

    parting: Parting
    kind: Kind
    source: Mention | None
    target: Mention | None
    weight: Weight = Weight.SURE
