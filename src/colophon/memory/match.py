"""What the memory offers for a text: units like it, how like they are, and what speaks against each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from colophon.memory.adapt import Spot, adapted
from colophon.memory.changes import Piece, changes
from colophon.memory.unit import Origin, Unit


class Likeness(StrEnum):
    """CONTEXT: the same text between the same neighbours; EXACT: the same text; FUZZY: a text like it."""

    CONTEXT = "context"
    EXACT = "exact"
    FUZZY = "fuzzy"


class Penalty(StrEnum):
    """Why a match is worth less than its likeness."""

    MACHINE = "machine"
    UNREVIEWED = "unreviewed"
    OTHER_DESK = "other-desk"
    CONTRADICTED = "contradicted"


POINTS = {Penalty.MACHINE: 10, Penalty.UNREVIEWED: 2, Penalty.OTHER_DESK: 3, Penalty.CONTRADICTED: 1}
"""Hundredths that each penalty takes off."""

_ALMOST = 0.99  # The same normal text with other marks, capitals or spaces.


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody translates just now: the inline text, its neighbours' source texts and the desk's name."""

    source: str
    before: str = ""
    after: str = ""
    desk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """`likeness` and `score` (0 to 1) say how like the sources are, `value` is what remains after the penalties.

    `difference` leads from the unit's source to the text asked for. `proposal` is the unit's target with the numbers
    and links of that text; `doubtful` where some number of it is not what the text says. `spots` are the places of the
    proposal where a number was put in, or is not what the text says.
    """

    unit: Unit
    likeness: Likeness
    score: float
    penalties: tuple[Penalty, ...]
    difference: tuple[Piece, ...]
    proposal: str
    doubtful: bool
    spots: tuple[Spot, ...] = ()

    @property
    def value(self) -> float:
        return round(max(0.0, self.score - sum(POINTS[penalty] for penalty in self.penalties) / 100), 4)


def matches(asked: Asked, found: Iterable[tuple[Unit, float]], *, most: int) -> tuple[Match, ...]:
    """The best matches of units with their scores, best first. The same translation is offered once."""
    units = list(found)
    ranked = sorted(
        (_Ranked(unit, *_likeness(asked, unit, score), _penalties(asked, unit, units)) for unit, score in units),
        key=_rank,
        reverse=True,
    )
    best: dict[tuple[str, str], _Ranked] = {}
    for one in ranked:
        best.setdefault((one.unit.source, one.unit.target), one)
    return tuple(_match(asked, one) for one in list(best.values())[:most])


@dataclass(frozen=True, slots=True)
class _Ranked:
    unit: Unit
    likeness: Likeness
    score: float
    penalties: tuple[Penalty, ...]


def _rank(one: _Ranked) -> tuple[float, bool, str, int]:
    value = one.score - sum(POINTS[penalty] for penalty in one.penalties) / 100
    return value, one.likeness is Likeness.CONTEXT, one.unit.date, one.unit.id


def _likeness(asked: Asked, unit: Unit, score: float) -> tuple[Likeness, float]:
    if unit.source != asked.source:
        return Likeness.FUZZY, min(score, _ALMOST)
    around = (asked.before, asked.after)
    if (unit.before, unit.after) == around and any(around):
        return Likeness.CONTEXT, 1.0
    return Likeness.EXACT, 1.0


def _penalties(asked: Asked, unit: Unit, units: Sequence[tuple[Unit, float]]) -> tuple[Penalty, ...]:
    found = []
    if unit.origin is Origin.MACHINE:
        found.append(Penalty.MACHINE)
    elif unit.origin is Origin.PERSON:
        found.append(Penalty.UNREVIEWED)
    if unit.desk and unit.desk != asked.desk:
        found.append(Penalty.OTHER_DESK)
    if any(other.source == unit.source and other.target != unit.target for other, _ in units):
        found.append(Penalty.CONTRADICTED)
    return tuple(found)


def _match(asked: Asked, one: _Ranked) -> Match:
    proposal = adapted(one.unit, asked.source)
    return Match(
        unit=one.unit,
        likeness=one.likeness,
        score=round(one.score, 4),
        penalties=one.penalties,
        difference=changes(one.unit.source, asked.source),
        proposal=proposal.target,
        doubtful=proposal.doubtful,
        spots=proposal.spots,
    )
