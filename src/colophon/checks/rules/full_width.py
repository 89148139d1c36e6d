"""Letters and digits as wide as an ideograph come from an input method left on; searching does not find them."""

import re
from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Edit, Finding, Severity, signs
from colophon.checks.scripts import primary
from colophon.checks.typography import findings

_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_SHIFT = {wide: wide - 0xFEE0 for wide in range(0xFF10, 0xFF5B)}


def mend(text: str, language: str) -> Iterator[Edit]:
    """Japanese sets single wide digits on purpose, so there a person decides."""
    if text.isascii():
        return
    for match in _WIDE.finditer(text):
        yield Edit(match.start(), match.end(), match[0].translate(_SHIFT), certain=primary(language) != "ja")


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    yield from findings(CHECK, pair, brief)


CHECK = Check(
    slug="full-width",
    title="Wide letters or digits",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target="".join(map(chr, _SHIFT))),
    mend=mend,
)
