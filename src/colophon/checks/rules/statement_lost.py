"""The source says who says it; the translation says it itself. What somebody claims became the desk's own word.

Asked of plain words of speech ("said"). It warns where the speaker is named; where the words still
stand in quotation marks, or the speaker is only "he" or "they", it is a note.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.lost_cues import any_lost, lost
from colophon.checks.quoted import has_marks
from colophon.languages.library import language
from colophon.languages.wording import SPEECH
from colophon.statements.ledger import Status, ledger
from colophon.statements.statement import Manner, Quoting, Statement

_APOSTROPHE = re.compile(r"['’]\w*")
_BEGINS = '.!?…"“”»\n'
_SPOKEN = frozenset(SPEECH)
_FRAME = Manner.ACCORDING  # source-lost asks for it


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if next(lost(pair, brief, _SPOKEN), None) is None:
        return
    text, target = plain(pair.source), plain(pair.target)
    for row in ledger(pair, brief.source_language, brief.target_language):
        said = row.source
        if row.status is not Status.LOST or not said.plain or said.manner is _FRAME:
            continue
        evidence = {"source": said.cue.of(text), "speaker": said.source.of(text) if said.source else ""}
        found = CHECK.in_source(pair, said.cue.start, said.cue.end, **evidence)
        still_quoted = said.quoting is not Quoting.INDIRECT and has_marks(target)
        sure = _is_named(said, text, brief.source_language) and not still_quoted
        yield found if sure else replace(found, severity=Severity.NOTE)


def _is_named(said: Statement, text: str, tag: str) -> bool:
    """Whether the speaker is written with a capital that neither a sentence's beginning nor a small word explains."""
    if said.source is None:
        return False
    small = language(tag).speech.nominal | language(tag).speech.pronouns
    words = _APOSTROPHE.sub(" ", said.source.of(text)).split()
    capitals = sum(word[0].isupper() and word.lower() not in small for word in words)
    before = text[: said.source.start].rstrip()
    return capitals > (not before or before[-1] in _BEGINS)


CHECK = Check(
    slug="statement-lost",
    title="Who says it is missing",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    occasion=any_lost,
)
