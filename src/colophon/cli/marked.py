"""A text in stretches, each with the weight of the finding that marks it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from colophon.checks.check import Finding, Severity, Side

WORST_FIRST = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and how much the finding that marks it weighs, "" where none does."""

    text: str
    weight: str


def pieces(text: str, spans: Sequence[tuple[int, int, Severity]]) -> tuple[Piece, ...]:
    """`text` cut where marks begin and end; where several lie over each other the heaviest shows."""
    cuts = sorted({0, len(text), *(min(max(at, 0), len(text)) for start, end, _ in spans for at in (start, end))})
    found = []
    for begin, end in pairwise(cuts):
        over = [weight for start, stop, weight in spans if start <= begin and end <= stop]
        found.append(Piece(text[begin:end], min(over, key=WORST_FIRST.index) if over else ""))
    return tuple(found)


def span_on(finding: Finding, side: Side, shown: str) -> tuple[int, int, Severity] | None:
    """Where a finding marks this side: its own place, or what it compares that with where it can be found."""
    if finding.side is side:
        return finding.start, finding.end, finding.severity
    other = str(finding.evidence.get(side, ""))
    at = shown.find(other) if other else -1
    return (at, at + len(other), finding.severity) if at >= 0 else None
