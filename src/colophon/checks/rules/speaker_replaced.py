"""A statement stands in the translation as somebody else's: the words of one person in the mouth of another.

Asked where both sides name a speaker, and the one in the translation is another person whom the source names nearby.
Names are compared by their letters, and across scripts by how they sound.
"""

from collections.abc import Iterator
from functools import lru_cache

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.scripts import scripts_of
from colophon.checks.speakers import CAPITALS, both_speak, replaced_speakers
from colophon.languages.cues import knows_cues


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for found in replaced_speakers(pair, brief) if _may_speak(brief.source_language, brief.target_language) else ():
        said, written = found.speaker.of(plain(pair.source)), found.written.of(plain(pair.target))
        yield CHECK.in_target(
            pair, found.written.start, found.written.end, source=said, target=written, name=found.other
        )


def _concerns(brief: Brief) -> bool:
    return _may_speak(brief.source_language, brief.target_language)


@lru_cache(maxsize=64)
def _may_speak(source_language: str, target_language: str) -> bool:
    """Whether words of speech are known in both languages, and names begin with a capital in the first."""
    known = knows_cues(source_language) and knows_cues(target_language)
    return known and bool(scripts_of(source_language) & CAPITALS)


CHECK = Check(
    slug="speaker-replaced",
    title="Somebody else says it",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    concerns=_concerns,
    occasion=both_speak,
)
