"""Which checks of pairs are worth asking of a pair: those that concern its languages and whose signs it holds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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

    `of_gaps` are the needs of what is asked where there is no translation. `sources` and `targets` hold every sign,
    each with the one that stands for all signs of the same checks: which needs are met hangs on a few of them, and is
    found once for all pairs with the same (`known`).
    """

    brief: Brief
    checks: tuple[Check, ...]
    asking: tuple[tuple[int, Find], ...]
    needs: tuple[Need, ...]
    of_gaps: Places
    sources: Mapping[str, str]
    targets: Mapping[str, str]
    known: dict[tuple[frozenset[str], frozenset[str]], Places]

    def met_by(self, pair: Pair) -> Places:
        """Places in `needs` of those whose signs the pair holds, and of those without any. Occasions are not asked."""
        if not pair.target.strip():
            return self.of_gaps
        held = _held(pair.source, self.sources), _held(pair.target, self.targets)
        met = self.known.get(held)
        if met is None:
            met = tuple(place for place, need in enumerate(self.needs) if need.signs is None or need.signs.met(*held))
            if len(self.known) < _MOST_KNOWN:
                self.known[held] = met
        return met


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
        sources=_alike([need.signs.source for need in needs if need.signs]),
        targets=_alike([need.signs.target for need in needs if need.signs]),
        known={},
    )
    _last[:] = [plan]
    return plan


def _need(check: Check) -> Need:
    return Need(check.signs, check.occasion, check.of_gaps)


def _alike(signs: list[frozenset[str]]) -> Mapping[str, str]:
    """Every sign with the first of those that stand in the same sets."""
    first: dict[tuple[bool, ...], str] = {}
    return {
        sign: first.setdefault(tuple(sign in known for known in signs), sign)
        for sign in sorted(frozenset().union(*signs))
    }


def _held(text: str, signs: Mapping[str, str]) -> frozenset[str]:
    """The signs that inline text holds, as it is written or as a reader sees it."""
    seen = plain(text)
    written = characters(text) if seen is text else characters(text) | characters(seen)
    return frozenset(map(signs.__getitem__, signs.keys() & written))
