"""Inline texts whose marks can be read in one way only: one pattern knows them, so that no reader has to.

They hold plain text, code in single ticks, numbered links, `**`, `*`, ruby and numbers in brackets, none inside
another but code in a link. Most texts are like that. Whatever is not goes through `read_inline`, which means the same
by them: a test holds that.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from colophon.article.emphasis import run_between

_CONTROL = r"\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff"
_TEXT = rf"(?:[^\\`*_\[\]<&!{_CONTROL}]++|(?<=[0-9A-Za-z])_(?=[0-9A-Za-z])|<(?= )|&(?![#A-Za-z])|!(?!\\?\[))"
_CODE = rf"`(?=\S)[^`{_CONTROL}]++(?<=\S)`(?!`)"
_LINK = rf"\[(?=[^\s^])(?:{_TEXT}|{_CODE})+(?<=\S)\]\[[1-9][0-9]{{0,5}}\](?!\[)"
_STRONG = rf"(?<!\*)\*\*(?=[^\s*]){_TEXT}+(?<=\S)\*\*(?!\*)"
_EMPHASIS = rf"(?<!\*)\*(?=[^\s*]){_TEXT}+(?<=\S)\*(?!\*)"
_BRACKETED = r"\\\[[0-9]{1,6}\](?![\[(\\])"
_WORDS = rf"(?:[^\s\\`*_\[\]<>&{_CONTROL}]|(?<=[^\s>]) (?=[^\s<])){{1,80}}"
_RUBY = rf"<ruby>{_WORDS}<rt>{_WORDS}</rt></ruby>"
_SIMPLE = re.compile(rf"(?=\S)(?:{_TEXT}|{_CODE}|{_LINK}|{_STRONG}|{_EMPHASIS}|{_BRACKETED}|{_RUBY})+(?<=\S)")
"""Its alternatives begin with different letters, so that a text is gone through once, whether it matches or not."""
_PARTS, _ESCAPED_PARTS = (
    re.compile(
        r"`(?P<code>[^`]+)`|\[(?P<label>(?:[^\[\]`]|`[^`]+`)+)\]\[(?P<number>[0-9]+)\]"
        r"|\*\*(?P<strong>[^*]+)\*\*|\*(?P<emphasis>[^*]+)\*|\\(?P<bracketed>\[[0-9]+\])"
        rf"|{left}ruby{right}(?P<base>[^<&]+){left}rt{right}(?P<reading>[^<&]+){left}/rt{right}{left}/ruby{right}"
    )
    for left, right in (("<", ">"), ("&lt;", "&gt;"))
)
"""Every alternative begins with a letter of its own: what begins with none is passed over at once."""
_CODE_PART = re.compile(r"`([^`]+)`")


def is_bare(text: str) -> bool:
    """Whether no sign of a text can be a mark, and all can be seen: to look for each mark by itself is quickest."""
    often = "[" in text or "`" in text or "*" in text or "_" in text or "]" in text
    return not (often or "<" in text or "&" in text or "\\" in text) and text.isprintable()


@lru_cache(maxsize=1024)
def is_simple(text: str) -> bool:
    """Whether the functions below may be asked about this text. Whoever sets an article asks about each text thrice."""
    return _SIMPLE.fullmatch(text) is not None and ("*" not in text or all(map(_sure, _PARTS.finditer(text))))


def _sure(part: re.Match[str]) -> bool:
    """Whether marks, if that is what was found, open on their left side and close on their right.

    Then they match each other: whatever stands before them has found its partner.
    """
    if not (part["strong"] or part["emphasis"]):
        return True
    text, marks = part.string, "**" if part["strong"] else "*"
    inner = part.start() + len(marks), part.end() - len(marks)
    left = run_between(marks, text[: part.start()][-1:], text[inner[0] : inner[0] + 1])
    right = run_between(marks, text[inner[1] - 1 : inner[1]], text[part.end() : part.end() + 1])
    return left.opens and right.closes


def links_of_simple(text: str) -> tuple[str, ...]:
    """The numbers of the links in a simple text."""
    return tuple(part["number"] for part in _PARTS.finditer(text) if part["number"]) if "][" in text else ()


def plain_of_simple(text: str) -> str:
    """What a reader sees of a simple text."""
    return _PARTS.sub(_seen, text)


def _seen(part: re.Match[str]) -> str:
    match part.lastgroup:
        case "number":
            return _CODE_PART.sub(r"\1", part["label"])
        case "reading":
            return part["base"]
        case seen:
            return part[seen or 0]


def html_of_simple(escaped: str, opening: Callable[[str], str]) -> str:
    """A simple text as HTML, given escaped; `opening` makes the tag of a numbered link, or nothing."""

    def tagged(part: re.Match[str]) -> str:
        match part.lastgroup:
            case "code":
                return f"<code>{part['code']}</code>"
            case "number":
                inside, tag = _CODE_PART.sub(r"<code>\1</code>", part["label"]), opening(part["number"])
                return f"{tag}{inside}</a>" if tag else inside
            case "strong":
                return f"<strong>{part['strong']}</strong>"
            case "emphasis":
                return f"<em>{part['emphasis']}</em>"
            case "reading":
                return f"<ruby>{part['base']}<rp>(</rp><rt>{part['reading']}</rt><rp>)</rp></ruby>"
            case _:
                return part["bracketed"]

    return _ESCAPED_PARTS.sub(tagged, escaped)
