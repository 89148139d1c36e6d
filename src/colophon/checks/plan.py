"""Which checks of pairs are worth asking of a pair: those that concern its languages and whose signs it holds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from colophon.article.inline import characters, plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Occasion, Signs

Find = Callable[[Pair, Brief], Iterator[Finding]]
Places = tuple[int, ...]

_MOST_KNOWN = 1000


class Need(NamedTuple):
    """What must hold before a check is asked; checks that need the same are found worth asking together."""

    signs: Signs | None
    occasion: Occasion | None
    of_gaps: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of pairs under a brief, in order: each of `asking` with the place in `needs` of what it needs.

    `of_gaps` are the needs of what is asked where there is no translation. Which needs a pair meets is a set of bits,
    the first need the lowest: `always` those without signs, `sources` and `targets` what each sign meets on its side.
    The same bits are the same places, found once (`known`).
    """

    brief: Brief
    checks: tuple[Check, ...]
    asking: tuple[tuple[int, Find], ...]
    needs: tuple[Need, ...]
    of_gaps: Places
    always: int
    sources: Mapping[str, int]
    targets: Mapping[str, int]
    known: dict[int, Places]

    def met_by(self, pair: Pair) -> Places:
        """Places in `needs` of those whose signs the pair holds, and of those without any. Occasions are not asked."""
        if not pair.target.strip():
            return self.of_gaps
        bits = self.always | _met(pair.source, self.sources) | _met(pair.target, self.targets)
        places = self.known.get(bits)
        if places is None:
            places = tuple(place for place in range(len(self.needs)) if bits >> place & 1)
            if len(self.known) < _MOST_KNOWN:
                self.known[bits] = places
        return places


_last: list[Plan] = []


def planned(brief: Brief, checks: tuple[Check, ...]) -> Plan:
    """Whoever asks of one pair at a time, asks many under the same brief: the last plan is kept."""
    for plan in _last:
        if plan.brief is brief and plan.checks is checks:
            return plan
    asked = [check for check in checks if check.find_in_pair and (check.concerns is None or check.concerns(brief))]
    needs = tuple(dict.fromkeys(map(_need, asked)))
    places = {need: place for place, need in enumerate(needs)}
    plan = Plan(
        brief=brief,
        checks=checks,
        asking=tuple((places[_need(check)], check.find_in_pair) for check in asked if check.find_in_pair),
        needs=needs,
        of_gaps=tuple(place for place, need in enumerate(needs) if need.of_gaps),
        always=sum(1 << place for place, need in enumerate(needs) if need.signs is None),
        sources=_bits([need.signs.source if need.signs else frozenset() for need in needs]),
        targets=_bits([need.signs.target if need.signs else frozenset() for need in needs]),
        known={},
    )
    _last[:] = [plan]
    return plan


def _need(check: Check) -> Need:
    return Need(check.signs, check.occasion, check.of_gaps)


def _bits(signs: list[frozenset[str]]) -> Mapping[str, int]:
    """Each sign with the bits of the places it stands in."""
    found: dict[str, int] = {}
    for place, known in enumerate(signs):
        for sign in known:
            found[sign] = found.get(sign, 0) | 1 << place
    return found


def _met(text: str, signs: Mapping[str, int]) -> int:
    """The needs that inline text meets by the signs in it, as it is written or as a reader sees it."""
    seen = plain(text)
    written = characters(text) if seen is text else characters(text) | characters(seen)
    return reduce(or_, map(signs.__getitem__, signs.keys() & written), 0)
