"""Characters that no reader sees and programs choke on: control codes, the replacement character, lone surrogates."""

import re
from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]")


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if pair.target.isprintable() and "\ufffd" not in pair.target:
        return
    target = plain(pair.target)
    for match in _CONTROL.finditer(target):
        if not _is_flag(target, match.start()):
            yield CHECK.in_target(pair, match.start(), match.end(), character=f"U+{ord(match[0]):04X}")


def _is_flag(text: str, at: int) -> bool:
    """The flags of Scotland, Wales and England are spelled with tag characters."""
    return text[at] >= "\U000e0000" and "🏴" in text[max(0, at - 8) : at]


CHECK = Check(
    slug="control-characters",
    title="A control or broken character",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
)
