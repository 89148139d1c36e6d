"""The source denies something, and the sentence that faces it has nothing of a denial: the fact is turned round.

Asked where the source is English, or the translation is: other languages deny where English says "without", "fail" or
nothing at all, so of theirs only plain denials are asked, and where they stand in one clause.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.lost_cues import any_lost, denies_in_two, lost
from colophon.checks.scripts import primary
from colophon.languages.cues import cues_by_kind
from colophon.segments.facing import facing

_PLAIN = frozenset({"en"})
_DENIALS, _PLAINLY = frozenset({"negator"}), frozenset({"denial"})
_CLAUSE_ENDS = re.compile("[,.;:!?，。；：！？、،]")
_ENGLISH = re.compile(r"\b(?:not?|never|none|nobody|nothing|nowhere|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE)


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if primary(brief.source_language) in _PLAIN:
        gone = [] if denies_in_two(pair.target, brief.target_language) else lost(pair, brief, _DENIALS)
        for cue in gone:
            yield CHECK.in_source(pair, cue.start, cue.end, source=plain(pair.source)[cue.start : cue.end])
    elif primary(brief.target_language) in _PLAIN:
        yield from _foreign(pair, brief)


def _foreign(pair: Pair, brief: Brief) -> Iterator[Finding]:
    """Of a source in another language: its only denial, where no word of English denies, not even by the way."""
    sides = facing(pair)
    denials = cues_by_kind(sides.source, brief.source_language).get("denial", ())
    if any(_CLAUSE_ENDS.search(sides.source, one.end, two.start) for one, two in pairwise(denials)):
        return
    for cue in lost(pair, brief, _PLAINLY):
        start, end = sides.target_of(cue.start)
        if _ENGLISH.search(sides.target, start, end) is None:
            yield CHECK.in_source(pair, cue.start, cue.end, source=sides.source[cue.start : cue.end])


CHECK = Check(
    slug="negation-lost",
    title="A denial is missing",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    occasion=any_lost,
    concerns=lambda brief: bool({primary(brief.source_language), primary(brief.target_language)} & _PLAIN),
)
