"""Direction controls that are never closed, or that override letters: text then reads as it is not written."""

import re
from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs

_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = "\u202d\u202e"
_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_CLOSE = {"\u202c": _EMBEDDINGS, "\u2069": _ISOLATES}


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if pair.target.isascii() or _CONTROL.search(pair.target) is None:
        return
    target = plain(pair.target)
    for at in _suspicious(target):
        yield CHECK.in_target(pair, at, at + 1, character=f"U+{ord(target[at]):04X}")


def _suspicious(text: str) -> list[int]:
    """Overrides, controls that are never closed, and ends without a beginning."""
    open_ones: list[int] = []
    found: list[int] = []
    for match in _CONTROL.finditer(text):
        at, mark = match.start(), match[0]
        if mark in _OVERRIDES:
            found.append(at)
        if mark not in _CLOSE:
            open_ones.append(at)
        elif open_ones and text[open_ones[-1]] in _CLOSE[mark]:
            open_ones.pop()
        else:
            found.append(at)
    return sorted({*found, *open_ones})


CHECK = Check(
    slug="bidi-controls",
    title="A direction control that misleads",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target="".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))),
)
