"""Words that the source quotes stand in the translation without any quotation mark: who speaks is no longer plain."""

import re
from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs
from colophon.checks.quoted import OPENING, Quoted, has_marks, quotations
from colophon.checks.scripts import count
from colophon.checks.words import WORD
from colophon.languages.cues import cues, knows_cues
from colophon.languages.wording import SPEECH

_FEWEST_WORDS = 5
_SPEAKS = frozenset({*SPEECH, "according"})
_MOSTLY = 0.6
_DASH = re.compile(r"^\s{0,3}[-–—―]\s?(?=[^\W\d_])", re.MULTILINE)
_CLAUSE = re.compile("[，。！？、；]")


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    source = plain(pair.source)
    said = [quoted for quoted in quotations(source) if quoted.words >= _FEWEST_WORDS]
    if not said or not pair.target.strip() or _is_marked(plain(pair.target)):
        return
    told = cues(source, brief.source_language)
    if not knows_cues(brief.source_language):
        told = cues(plain(pair.target), brief.target_language)
    speaks = any(cue.kind in _SPEAKS for cue in told)
    for quoted in said:
        if speaks and not _is_title(source, quoted):
            yield CHECK.in_source(pair, quoted.start, quoted.end, source=source[quoted.start : quoted.end])


def _is_marked(text: str) -> bool:
    """Whether anything is quoted, also as papers do that put a dash before what is said: – Nej, sade hon."""
    return has_marks(text) or _DASH.search(text) is not None


def _is_title(text: str, quoted: Quoted) -> bool:
    """Books, films and songs are quoted in capitals; in Chinese and Japanese a name has no mark of a clause."""
    said = text[quoted.start : quoted.end]
    if count(said, "Hani") or count(said, "Kana"):
        return _CLAUSE.search(said) is None
    words: list[str] = WORD.findall(said)
    return sum(word[0].isupper() for word in words) > _MOSTLY * len(words)


CHECK = Check(
    slug="quotation-indirect",
    title="A quotation lost its marks",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(source=OPENING),
)
