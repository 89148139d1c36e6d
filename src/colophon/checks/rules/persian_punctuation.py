"""Persian has its own yeh, kaf and digits: the Arabic ones look alike and are not found.

The prefix of the verb is joined without a space.
"""

import re
from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Edit, Finding, Severity
from colophon.checks.scripts import primary
from colophon.checks.typography import findings

_LETTERS = {"ي": "ی", "ك": "ک"} | {chr(0x660 + digit): chr(0x6F0 + digit) for digit in range(10)}
_ARABIC = re.compile(f"[{''.join(_LETTERS)}]+")
_PREFIX = re.compile(r"(?<![\w\u200c])(ن?می) (?=[\u0620-\u06d3]{2})")


def mend(text: str, language: str) -> Iterator[Edit]:
    if primary(language) != "fa":
        return
    for match in _ARABIC.finditer(text):
        yield Edit(match.start(), match.end(), "".join(_LETTERS[c] for c in match[0]))
    for match in _PREFIX.finditer(text):
        yield Edit(match.start(), match.end(), f"{match[1]}\u200c", certain=False)


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    yield from findings(CHECK, pair, brief)


CHECK = Check(
    slug="persian-punctuation",
    title="Arabic letters, digits or a space in Persian text",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    concerns=lambda brief: primary(brief.target_language) == "fa",
    mend=mend,
)
