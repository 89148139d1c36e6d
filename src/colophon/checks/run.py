"""Asking the checks: pair by pair in a stream, or a whole translation; and what of it was dismissed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from colophon.article.inline import characters, plain
from colophon.article.pair import Pair
from colophon.checks.catalogue import CATALOGUE
from colophon.checks.check import Brief, Check, Finding, Occasion, Signs, Translation

Find = Callable[[Pair, Brief], Iterator[Finding]]
Asking = tuple[Occasion | None, Find]

_MOST_KNOWN = 1000


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings parted by what people dismissed with a reason."""

    open: tuple[Finding, ...]
    dismissed: tuple[Finding, ...]


def run_pairs(
    pairs: Iterable[Pair], brief: Brief, checks: tuple[Check, ...] = CATALOGUE
) -> Iterator[tuple[Pair, tuple[Finding, ...]]]:
    """Each pair with what the checks of pairs find in it, in order, one pair in memory at a time."""
    plan = _planned(brief, checks)
    for pair in pairs:
        found = _found(pair, brief, plan.worth_asking(pair) if pair.target.strip() else plan.of_gaps)
        yield pair, _tidy(found, brief) if found else ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which checks of pairs are asked under a brief; of pairs without a translation only some.

    `sources` and `targets` hold every sign, each with the one that stands for all signs of the same checks: which
    checks are worth asking hangs on a few of them, and is found once for all pairs with the same (`known`).
    """

    brief: Brief
    checks: tuple[Check, ...]
    asking: tuple[tuple[Signs | None, Asking], ...]
    of_gaps: tuple[Asking, ...]
    sources: Mapping[str, str]
    targets: Mapping[str, str]
    known: dict[tuple[frozenset[str], frozenset[str]], tuple[Asking, ...]]

    def worth_asking(self, pair: Pair) -> tuple[Asking, ...]:
        """Every check whose signs the pair holds, and those without any."""
        met = _met(pair.source, self.sources), _met(pair.target, self.targets)
        worth = self.known.get(met)
        if worth is None:
            worth = tuple(asking for signs, asking in self.asking if signs is None or signs.met(*met))
            if len(self.known) < _MOST_KNOWN:
                self.known[met] = worth
        return worth


_last: list[_Plan] = []


def _planned(brief: Brief, checks: tuple[Check, ...]) -> _Plan:
    """Whoever asks of one pair at a time, asks many under the same brief: the last plan is kept."""
    for plan in _last:
        if plan.brief is brief and plan.checks is checks:
            return plan
    asked = [check for check in checks if check.concerns is None or check.concerns(brief)]
    asking = tuple((check.signs, (check.occasion, check.find_in_pair)) for check in asked if check.find_in_pair)
    of_gaps = tuple((None, check.find_in_pair) for check in asked if check.find_in_pair and check.of_gaps)
    signs = [found for found, _ in asking if found is not None]
    sources, targets = _alike([found.source for found in signs]), _alike([found.target for found in signs])
    plan = _Plan(brief, checks, asking, of_gaps, sources, targets, {})
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


def _found(pair: Pair, brief: Brief, asking: Iterable[Asking]) -> list[Finding]:
    found: list[Finding] = []
    arisen: dict[Occasion, object] = {}
    for occasion, find in asking:
        if occasion is not None:
            if occasion not in arisen:
                arisen[occasion] = occasion(pair, brief)
            if not arisen[occasion]:
                continue
        found.extend(find(pair, brief))
    return found


def run_translation(
    translation: Translation, brief: Brief, checks: tuple[Check, ...] = CATALOGUE
) -> tuple[Finding, ...]:
    """What all checks find in a whole translation: pairs in their order, then what concerns the whole."""
    brief = replace(brief, neighbours=neighbours(translation.pairs))
    found = [finding for _, answers in run_pairs(translation.pairs, brief, checks) for finding in answers]
    for check in checks:
        if check.find_in_translation:
            found.extend(check.find_in_translation(translation, brief))
    order = {pair.id: number for number, pair in enumerate(translation.pairs)}
    tidy = _tidy(found, brief)
    return tuple(sorted(tidy, key=lambda finding: order.get(finding.pair, len(order))))


def neighbours(pairs: tuple[Pair, ...]) -> dict[str, tuple[Pair, ...]]:
    """The pairs directly before and after each pair."""
    return {pair.id: pairs[max(0, at - 1) : at] + pairs[at + 1 : at + 2] for at, pair in enumerate(pairs)}


def judged(findings: Iterable[Finding], dismissals: Set[str]) -> Judged:
    """Findings whose fingerprint was dismissed, and the others. A changed pair has another fingerprint."""
    known = tuple(findings)
    return Judged(
        open=tuple(finding for finding in known if finding.fingerprint not in dismissals),
        dismissed=tuple(finding for finding in known if finding.fingerprint in dismissals),
    )


def _tidy(found: list[Finding], brief: Brief) -> tuple[Finding, ...]:
    """Without repetitions and accepted renderings, in the order of the text, weighed as the desk wants it."""
    once = {
        (f.pair, f.check, f.side, f.start, f.end, tuple(sorted(f.evidence.items(), key=str))): f
        for f in reversed(found)
        if (f.evidence.get("source"), f.evidence.get("target")) not in brief.accepted
    }
    kept = sorted(reversed(once.values()), key=lambda f: (f.side, f.start, f.end))
    weights = brief.severities
    return tuple(replace(f, severity=weights[f.check]) if f.check in weights else f for f in kept)
