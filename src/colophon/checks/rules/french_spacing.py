"""French sets a space that cannot break before : ; ! ? and inside « »; else the mark falls onto the next line.

Canada's French sets none before ; ! ?.
"""

import re
from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Edit, Finding, Severity, signs
from colophon.checks.scripts import primary
from colophon.checks.typography import findings

_HIGH = re.compile(r"(?<=[\w»”)])[ \u00a0]?([;!?]+)(?=[\s»”)*_]|$)")
_COLON = re.compile(r"(?<=[\w»”)])[ \u202f]?(:)(?=\s|$)")
_OPENING = re.compile(r"«[ \u202f]?(?=[^\s\u00a0\ufffc])")
_CLOSING = re.compile(r"(?<=[^\s\u00a0\ufffc«])[ \u202f]?»")


def mend(text: str, language: str) -> Iterator[Edit]:
    if primary(language) != "fr":
        return
    if language.upper() != "FR-CA" and (";" in text or "!" in text or "?" in text):
        yield from (Edit(m.start(), m.end(), f"\u202f{m[1]}") for m in _HIGH.finditer(text))
    if ":" in text:
        yield from (Edit(m.start(), m.end(), "\u00a0:") for m in _COLON.finditer(text))
    if "«" in text or "»" in text:
        yield from (Edit(m.start(), m.end(), "«\u00a0") for m in _OPENING.finditer(text))
        yield from (Edit(m.start(), m.end(), "\u00a0»") for m in _CLOSING.finditer(text))


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    yield from findings(CHECK, pair, brief)


CHECK = Check(
    slug="french-spacing",
    title="A space before French punctuation is missing or can break",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target=":;!?«»"),
    concerns=lambda brief: primary(brief.target_language) == "fr",
    mend=mend,
)
