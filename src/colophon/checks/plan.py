"""Which checks of pairs are worth asking of a pair: those that concern its languages and whose signs it holds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from colophon.article.inline import characters, plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Occasion, Signs

Find = Callable[[Pair, Brief], Iterator[Finding]]
Places = tuple[int, ...]

_MOST_KNOWN = 1000


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of pairs under a brief, in order: `asking` with `signs`; `of_gaps` where there is no translation.

    `sources` and `targets` hold every sign, each with the one that stands for all signs of the same checks: which
    checks are worth asking hangs on a few of them, and is found once for all pairs with the same (`known`).
    """

    brief: Brief
    checks: tuple[Check, ...]
    asking: tuple[tuple[Occasion | None, Find], ...]
    signs: tuple[Signs | None, ...]
    of_gaps: Places
    sources: Mapping[str, str]
    targets: Mapping[str, str]
    known: dict[tuple[frozenset[str], frozenset[str]], Places]

    def worth_asking(self, pair: Pair) -> Places:
        """Places in `asking` of every check whose signs the pair holds, and of those without any."""
        if not pair.target.strip():
            return self.of_gaps
        met = _met(pair.source, self.sources), _met(pair.target, self.targets)
        worth = self.known.get(met)
        if worth is None:
            worth = tuple(place for place, signs in enumerate(self.signs) if signs is None or signs.met(*met))
            if len(self.known) < _MOST_KNOWN:
                self.known[met] = worth
        return worth


_last: list[Plan] = []


def planned(brief: Brief, checks: tuple[Check, ...]) -> Plan:
    """Whoever asks of one pair at a time, asks many under the same brief: the last plan is kept."""
    for plan in _last:
        if plan.brief is brief and plan.checks is checks:
            return plan
    asked = [check for check in checks if check.find_in_pair and (check.concerns is None or check.concerns(brief))]
    signs = tuple(check.signs for check in asked)
    plan = Plan(
        brief=brief,
        checks=checks,
        asking=tuple((check.occasion, check.find_in_pair) for check in asked if check.find_in_pair),
        signs=signs,
        of_gaps=tuple(place for place, check in enumerate(asked) if check.of_gaps),
        sources=_alike([found.source for found in signs if found]),
        targets=_alike([found.target for found in signs if found]),
        known={},
    )
    _last[:] = [plan]
    return plan


def _alike(signs: list[frozenset[str]]) -> Mapping[str, str]:
    """Every sign with the first of those that stand in the same sets."""
    first: dict[tuple[bool, ...], str] = {}
    return {
        sign: first.setdefault(tuple(sign in known for known in signs), sign)
        for sign in sorted(frozenset().union(*signs))
    }


def _met(text: str, signs: Mapping[str, str]) -> frozenset[str]:
    """The signs that inline text holds, as it is written or as a reader sees it."""
    seen = plain(text)
    written = characters(text) if seen is text else characters(text) | characters(seen)
    return frozenset(map(signs.__getitem__, written & signs.keys()))
