"""A hyphen joins, a dash parts: two hyphens are a typewriter's dash, and Chinese sets a dash of two."""

import re
from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Edit, Finding, Severity, signs
from colophon.checks.scripts import LETTERS, is_chinese, primary
from colophon.checks.typography import findings

_CHINESE = re.compile(f"(?<=[{LETTERS['Hani']}”」』》）]) ?(?:--+|(?<!—)—(?!—)) ?(?=[{LETTERS['Hani']}“「『《（])")
_TYPEWRITER = re.compile(r"(?<=[\w.,!?»”)]) ?-- ?(?=[\w«„“(])")
_BETWEEN_WORDS = re.compile(r"(?<=[\w.,»”)]) - (?=[\w«„“(])")
_SPACED = {
    "ru": "\u00a0— ",
    "uk": "\u00a0— ",
    "bg": " – ",
    "de": " – ",
    "nl": " – ",
    "pl": " – ",
    "cs": " – ",
    "fr": " — ",
}


def mend(text: str, language: str) -> Iterator[Edit]:
    if is_chinese(language):
        for match in _CHINESE.finditer(text):
            yield Edit(match.start(), match.end(), "——")
        return
    dash = _SPACED.get(primary(language))
    if dash is None or "-" not in text:
        return
    for match in _TYPEWRITER.finditer(text):
        yield Edit(match.start(), match.end(), dash, certain=match[0] == " -- ")
    if primary(language) in {"ru", "uk"}:
        for match in _BETWEEN_WORDS.finditer(text):
            yield Edit(match.start(), match.end(), dash, certain=_between_letters(text, match))


def _between_letters(text: str, match: re.Match[str]) -> bool:
    """Between digits a hyphen may be a minus or a range."""
    return not (text[match.start() - 1].isdigit() or text[match.end()].isdigit())


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    yield from findings(CHECK, pair, brief)


CHECK = Check(
    slug="dashes",
    title="Hyphens in the place of a dash",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target="-—"),
    mend=mend,
)
