"""The HTML tags that inline Markdown may hold: what each stands for. All others are text, never markup."""

import re
from dataclasses import dataclass
from enum import Enum, auto

_NAMES = (
    "a|abbr|acronym|address|article|b|bdi|bdo|big|br|center|cite|code|dd|del|dfn|div|dl|dt|em|figcaption|figure|font|i|img|"
    "ins|kbd|label|mark|nobr|p|q|s|samp|section|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_ATTRIBUTES = r"""(?:\s[^<>"']{0,2000}(?:"[^"<>]{0,2000}"[^<>"']{0,200}|'[^'<>]{0,2000}'[^<>"']{0,200}){0,20})?"""
TAG = re.compile(rf"<(/?)({_NAMES})({_ATTRIBUTES})/?>", re.IGNORECASE)
RUBY = re.compile(r"<ruby>((?:[^<]{0,500}</?r[bpt]>){0,200}[^<]{0,500})</ruby>", re.IGNORECASE)
RUBY_PART = re.compile(r"([^<]*)(?:<rp>[^<]*</rp>)?<rt>([^<]*)</rt>(?:<rp>[^<]*</rp>)?", re.IGNORECASE)
RUBY_BASE_TAG = re.compile(r"</?rb>", re.IGNORECASE)
SUPERSCRIPT = re.compile(r"<sup>([0-9+−-]{1,8})</sup>", re.IGNORECASE)
RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_ADDRESS = re.compile(r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


class Meaning(Enum):
    STRONG = auto()
    EMPHASIS = auto()
    LINK = auto()
    BREAK = auto()
    IMAGE = auto()
    NOTHING = auto()


_MEANINGS = {
    "b": Meaning.STRONG,
    "strong": Meaning.STRONG,
    "i": Meaning.EMPHASIS,
    "em": Meaning.EMPHASIS,
    "a": Meaning.LINK,
    "br": Meaning.BREAK,
    "img": Meaning.IMAGE,
}


@dataclass(frozen=True, slots=True)
class Tag:
    meaning: Meaning
    closes: bool
    address: str
    alternative: str
    end: int


def tag_at(text: str, start: int) -> Tag | None:
    """The tag that begins at `start`; None where the angle bracket is only text."""
    match = TAG.match(text, start)
    if match is None:
        return None
    address = _ADDRESS.search(match[3] or "")
    alternative = _ALTERNATIVE.search(match[3] or "")
    return Tag(
        meaning=_MEANINGS.get(match[2].lower(), Meaning.NOTHING),
        closes=bool(match[1]),
        address=next((part for part in address.groups() if part), "") if address else "",
        alternative=next((part for part in alternative.groups() if part), "") if alternative else "",
        end=match.end(),
    )
