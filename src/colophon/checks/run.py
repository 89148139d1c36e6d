"""Asking the checks: pair by pair in a stream, or a whole translation; and what of it was dismissed."""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace

from colophon.article.pair import Pair
from colophon.checks.catalogue import CATALOGUE
from colophon.checks.check import Brief, Check, Finding, Occasion, Translation
from colophon.checks.look import PORTION
from colophon.checks.plan import Plan, planned

_LONG = 100_000
Ask = Callable[[Iterable[Pair], Brief], Iterator[tuple[Pair, tuple[Finding, ...]]]]


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings parted by what people dismissed with a reason."""

    open: tuple[Finding, ...]
    dismissed: tuple[Finding, ...]


def run_pairs(
    pairs: Iterable[Pair], brief: Brief, checks: tuple[Check, ...] = CATALOGUE
) -> Iterator[tuple[Pair, tuple[Finding, ...]]]:
    """Each pair with what the checks of pairs find in it, in order; few pairs are in memory at a time."""
    plan = planned(brief, checks)
    for portion in _portions(pairs):
        for pair, found in zip(portion, _found(portion, plan), strict=True):
            yield pair, _tidy(found, brief) if found else ()


def _portions(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Some pairs at a time, fewer where they are long."""
    portion: list[Pair] = []
    size = 0
    for pair in pairs:
        portion.append(pair)
        size += len(pair.source) + len(pair.target)
        if len(portion) == PORTION or size > _LONG:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _found(portion: list[Pair], plan: Plan) -> list[list[Finding]]:
    """What is found in each pair. A check is asked of all of them in a row, while what it knows is at hand."""
    found: list[list[Finding]] = [[] for _ in portion]
    met: list[list[int]] = [[] for _ in plan.needs]
    for number, pair in enumerate(portion):
        for place in plan.met_by(pair):
            met[place].append(number)
    arisen: dict[int, list[int]] = {}
    for place, find in plan.asking:
        numbers = arisen.get(place)
        if numbers is None:
            numbers = arisen[place] = _arisen(met[place], portion, plan=plan, occasion=plan.needs[place].occasion)
        for number in numbers:
            found[number].extend(find(portion[number], plan.brief))
    return found


def _arisen(met: list[int], portion: list[Pair], *, plan: Plan, occasion: Occasion | None) -> list[int]:
    """Of some pairs those in which there is an occasion to ask; all of them where none is needed."""
    return met if occasion is None else [number for number in met if occasion(portion[number], plan.brief)]


def run_translation(
    translation: Translation, brief: Brief, checks: tuple[Check, ...] = CATALOGUE, *, ask: Ask | None = None
) -> tuple[Finding, ...]:
    """What all checks find in a whole translation: pairs in their order, then what concerns the whole.

    `ask` answers for the checks of pairs in the place of `run_pairs`, for whoever has asked about most of them before.
    """
    brief = replace(brief, neighbours=neighbours(translation.pairs))
    of_pairs = ask(translation.pairs, brief) if ask else run_pairs(translation.pairs, brief, checks)
    found = [finding for _, answers in of_pairs for finding in answers]
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
    if brief.accepted:
        found = [f for f in found if (f.evidence.get("source"), f.evidence.get("target")) not in brief.accepted]
    once = {(f.pair, f.check, f.side, f.start, f.end, tuple(sorted(f.evidence.items()))): f for f in reversed(found)}
    kept = sorted(reversed(once.values()), key=lambda f: (f.side, f.start, f.end))
    weights = brief.severities
    return tuple(replace(f, severity=weights[f.check]) if f.check in weights else f for f in kept)
