"""What a translation has come to say otherwise than its unpublished original: perhaps the original is wrong.

Only what was changed after both agreed counts. A number that never agreed is a question of the checks, not of this.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from colophon.article.pair import Pair
from colophon.checks.catalogue import CATALOGUE
from colophon.checks.check import Brief, Finding
from colophon.checks.run import run_pairs
from colophon.segments.split import sentences
from colophon.watch.change import Reason
from colophon.watch.folding import folded
from colophon.watch.renamed import renamed
from colophon.watch.rewritten import rewritten

_REASONS = {
    "number-changed": Reason.VALUE,
    "number-added": Reason.VALUE,
    "number-missing": Reason.VALUE,
    "magnitude-changed": Reason.VALUE,
    "percent-changed": Reason.VALUE,
    "currency-changed": Reason.VALUE,
    "unit-changed": Reason.VALUE,
    "date-changed": Reason.VALUE,
    "date-missing": Reason.VALUE,
    "time-changed": Reason.VALUE,
    "zone-changed": Reason.VALUE,
    "negation-added": Reason.NEGATION,
    "negation-lost": Reason.NEGATION,
    "name-altered": Reason.NAME,
    "place-replaced": Reason.NAME,
    "names-exchanged": Reason.NAME,
}
_LOOKED_AT = 40
"""Texts back that are asked whether they agreed."""
_FACTS = tuple(check for check in CATALOGUE if check.slug in _REASONS)


@dataclass(frozen=True, slots=True)
class Noticed:
    """One thing in which a translation has left its original: what each says of it, and why it matters.

    `after` is the original's sentence as it would read then (inline Markdown): "" would leave it out, and what stands
    there now is given where a person has to write it.
    """

    pair: Pair
    reason: Reason
    says: str
    now: str
    after: str


def noticed(pair: Pair, earlier: Sequence[str], brief: Brief, *, finished: Sequence[str] = ()) -> tuple[Noticed, ...]:
    """What `pair` says now and the `earlier` texts of its translation (oldest first) did not.

    `finished` are those of them with which somebody left it for a while: a sentence that is being typed is not added.
    """
    before = _until(earlier, pair.target)
    if not pair.source or not before:
        return ()
    if not pair.target.strip():
        return (Noticed(pair, Reason.DROPPED, pair.source, "", ""),)
    return (*_facts(pair, before, brief), *_added(pair, _until(finished, pair.target), brief))


def _until(texts: Sequence[str], now: str) -> Sequence[str]:
    """Those before what stands now stood for the first time; empty ones say nothing."""
    said = [text for text in texts if text.strip()]
    return said[: said.index(now)] if now in said else said


def _facts(pair: Pair, earlier: Sequence[str], brief: Brief) -> Iterator[Noticed]:
    """What the checks ask now and did not ask of the newest text that they had nothing to ask about."""
    agreed = next((text for text in list(reversed(earlier))[:_LOOKED_AT] if not _asked(pair, text, brief)), None)
    if agreed is None:
        return
    for one in _asked(pair, pair.target, brief):
        says, now = str(one.evidence.get("source", "")), str(one.evidence.get("target", ""))
        yield Noticed(pair, _REASONS[one.check], says, now, rewritten(pair.source, one, brief.source_language))
    yield from (
        Noticed(pair, Reason.NAME, old, new, pair.source.replace(old, new, 1))
        for old, new in renamed(pair.source, agreed, pair.target)
    )


def _asked(pair: Pair, target: str, brief: Brief) -> tuple[Finding, ...]:
    ((_, found),) = run_pairs([Pair(pair.id, pair.source, target, pair.place)], brief, _FACTS)
    return found


def _added(pair: Pair, earlier: Sequence[str], brief: Brief) -> Iterator[Noticed]:
    """A sentence more than the original has, while all that stood there before still stands."""
    was = {folded(one) for one in sentences(earlier[-1], brief.target_language)} if earlier else set()
    now = sentences(pair.target, brief.target_language)
    needed = len(sentences(pair.source, brief.source_language))
    if was and needed <= len(was) < len(now) and was <= {folded(one) for one in now}:
        yield from (Noticed(pair, Reason.ADDED, "", one, pair.source) for one in now if folded(one) not in was)
