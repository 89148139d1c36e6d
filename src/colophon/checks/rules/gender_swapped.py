"""Where the source speaks of a woman the translation speaks of a man, or the other way round.

Only asked of languages whose pronouns tell people apart (English, Chinese, Japanese), and only where the whole segment
speaks of one gender on each side and names nobody of the other.
"""

from collections.abc import Iterator, Mapping

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.languages.cues import Cue, cues_by_kind, renders
from colophon.languages.library import language


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    here = cues_by_kind(plain(pair.source), brief.source_language)
    gender = _only(here)
    there = cues_by_kind(plain(pair.target), brief.target_language) if gender else {}
    other = _only(there)
    if not gender or not other or gender == other:
        return
    said, written = here[gender][0], there[other][0]
    if not renders(plain(pair.source), brief.source_language, other):
        source, target = plain(pair.source)[said.start : said.end], plain(pair.target)[written.start : written.end]
        yield CHECK.in_target(pair, written.start, written.end, source=source, target=target)


def _tells_people_apart(brief: Brief) -> bool:
    return all("he" in language(tag).cues for tag in (brief.source_language, brief.target_language))


def _only(found: Mapping[str, tuple[Cue, ...]]) -> str:
    """The one gender that pronouns tell, "" where they tell none or both."""
    he, she = "he" in found, "she" in found
    return "" if he is she else ("he" if he else "she")


CHECK = Check(
    slug="gender-swapped",
    title="A man became a woman, or a woman a man",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    concerns=_tells_people_apart,
)
