"""Where the source speaks of a woman the translation speaks of a man, or the other way round.

Only asked of languages whose pronouns tell people apart (English, Chinese, Japanese), and only where the whole segment
speaks of one gender on each side and names nobody of the other.
"""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.languages.cues import Cue, cues_by_kind, renders
from colophon.languages.library import language

_GENDERS = ("he", "she")


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    here = _pronouns(plain(pair.source), brief.source_language)
    there = _pronouns(plain(pair.target), brief.target_language) if len(here) == 1 else {}
    if len(there) != 1 or here.keys() == there.keys():
        return
    ((gender, (written, *_)),) = there.items()
    ((_, (said, *_)),) = here.items()
    if not renders(plain(pair.source), brief.source_language, gender):
        source, target = plain(pair.source)[said.start : said.end], plain(pair.target)[written.start : written.end]
        yield CHECK.in_target(pair, written.start, written.end, source=source, target=target)


def _tells_people_apart(brief: Brief) -> bool:
    return all("he" in language(tag).cues for tag in (brief.source_language, brief.target_language))


def _pronouns(text: str, tag: str) -> dict[str, tuple[Cue, ...]]:
    """Pronouns by the gender that they tell."""
    found = cues_by_kind(text, tag)
    return {gender: found[gender] for gender in _GENDERS if gender in found}


CHECK = Check(
    slug="gender-swapped",
    title="A man became a woman, or a woman a man",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    concerns=_tells_people_apart,
)
