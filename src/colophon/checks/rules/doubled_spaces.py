"""Two spaces in a row inside a line: harmless, but readers see the gap."""

import re
from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Edit, Finding, Severity, signs
from colophon.checks.typography import findings

_GAP = re.compile(r"(?<=[^\s|.。!?！？…:：*+#>-])[ \u3000]{2,}(?=[^\s|])")


def mend(text: str, language: str) -> Iterator[Edit]:
    if "  " in text or "\u3000" in text:
        for gap in _GAP.finditer(text):
            yield Edit(gap.start(), gap.end(), " ")


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if "  " in pair.target or "\u3000" in pair.target:
        yield from findings(CHECK, pair, brief)


CHECK = Check(
    slug="doubled-spaces",
    title="Two spaces in a row",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target=" \u3000"),
    mend=mend,
)
