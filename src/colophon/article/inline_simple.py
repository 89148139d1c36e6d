"""Inline texts whose marks can be read in one way only: one pattern knows them, so that no reader has to.

They hold plain text, code in single ticks, numbered links, `**`, `*`, ruby and words in brackets, one inside another
only where there is no doubt which is outside. Most texts are like that. Whatever is not goes through `read_inline`,
which means the same by them: a test holds that.
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial

from colophon.article.emphasis import flanks

_CONTROL = r"\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff"
_TEXT = (
    rf"(?:[^\\`*_\[\]<&!{_CONTROL}]++|(?<=[0-9A-Za-z])_(?=[0-9A-Za-z])|<(?= )|&(?!#|[A-Za-z][0-9A-Za-z]*;)|!(?!\\?\[))"
)
_CODE = rf"`(?=\S)[^`{_CONTROL}]++(?<=\S)`(?!`)"
_CODE_IN_MARKS = rf"`(?=\S)[^`*{_CONTROL}]++(?<=\S)`(?!`)"
_LONE = rf"\[(?!\^|[0-9]+\]){_TEXT}+\](?![\[(\\])"
_NUMBER_IN_BRACKETS = r"\\\[[0-9]{1,6}\](?![\[(\\])"
_ESCAPED = r"\\(?!\[[0-9]+\])(?:[!-/:-@\[-`{-~]|(?=[^!-/:-@\[-`{-~\n]))"
_WORDS = rf"(?:[^\s\\`*_\[\]<>&{_CONTROL}]|(?<=[^\s>]) (?=[^\s<])){{1,80}}"
_RUBY = rf"<ruby>{_WORDS}<rt>{_WORDS}</rt></ruby>"


def _link(inside: str, not_before: str) -> str:
    return rf"\[(?=[^\s^])(?:{inside})+(?<=\S)\]\[[1-9][0-9]{{0,5}}\](?![{not_before}])"


def _marked(inside: str) -> str:
    return rf"(?<!\*)(?>\*\*(?=[^\s*])(?:{inside})+(?<=\S)\*\*(?!\*)|\*(?=[^\s*])(?:{inside})+(?<=\S)\*(?!\*))"


_PLAIN = rf"{_TEXT}|{_CODE_IN_MARKS}|{_RUBY}"
_PLAIN_LINK, _BARE_LINK = _link(f"{_TEXT}|{_CODE}|{_RUBY}", r"\["), _link(_PLAIN, r"\[*")
_LINK = rf"(?>{_PLAIN_LINK}|(?<!\*){_link(f'{_PLAIN}|{_marked(_PLAIN)}', '*')}(?!\[))"
_MARKED = _marked(rf"(?>(?:{_BARE_LINK})?(?:{_PLAIN}|{_LONE}))")
"""A link that ends with its marks would be set around them."""
_SIMPLE = re.compile(
    rf"(?=\S)(?:{_TEXT}|{_CODE}|{_LINK}|{_MARKED}|{_LONE}|{_NUMBER_IN_BRACKETS}|{_ESCAPED}|{_RUBY})+(?<=\S)"
)
"""What begins like another alternative cannot match where that one does: a text is gone through once."""
_UNSEEN = re.compile(
    r"`([^`]+)`|\*\*?|\[(?=(?:[^\[\]`]++|`[^`]+`)+\]\[[0-9])|\]\[[0-9]+\]|\\(\[[0-9]+\]|[!-/:-@\[-`{-~])"
    r"|<ruby>([^<&]+)<rt>[^<&]+</rt></ruby>"
)
"""Marks, and in a group what a reader sees of them."""
_ESCAPED_PARTS = re.compile(
    r"`(?P<code>[^`]+)`|\[(?P<label>(?:[^\[\]`]++|`[^`]+`)+)\]\[(?P<number>[0-9]+)\]"
    r"|\*\*(?P<strong>[^*]+)\*\*|\*(?P<emphasis>[^*]+)\*"
    r"|\\(?P<escaped>\[[0-9]+\]|&(?:lt|gt|amp|quot|#x27);|[!-/:-@\[-`{-~])"
    r"|&lt;ruby&gt;(?P<base>[^<&]+)&lt;rt&gt;(?P<reading>[^<&]+)&lt;/rt&gt;&lt;/ruby&gt;"
)
"""Every alternative begins with a letter of its own: what begins with none is passed over at once."""
_MARKS = re.compile(r"\\.|`[^`]+`|(\*\*?)([^*]+)\1")
_NUMBERS = re.compile(r"\\.|`[^`]+`|\]\[([0-9]+)\]")
_BESIDE_LINKS = re.compile(r"(?<![\]\\])\[[^\[\]`]*\](?!\[)")
_RUNS = re.compile(
    rf"{_CODE}|{_LINK}|{_MARKED}|{_RUBY}|((?:{_TEXT}|{_LONE}|{_NUMBER_IN_BRACKETS}|{_ESCAPED})+)".replace(_CONTROL, "")
)
"""Asked about simple texts only, which hold no controls: with these it would take three times as long to make."""


def is_bare(text: str) -> bool:
    """Whether no sign of a text can be a mark, and all can be seen: to look for each mark by itself is quickest."""
    often = "[" in text or "`" in text or "*" in text or "_" in text or "]" in text
    return not (often or "<" in text or "&" in text or "\\" in text) and text.isprintable()


@lru_cache(maxsize=1024)
def is_simple(text: str) -> bool:
    """Whether the functions below may be asked about this text. Whoever sets an article asks about each text thrice."""
    return _SIMPLE.fullmatch(text) is not None and ("*" not in text or all(map(_sure, _MARKS.finditer(text))))


def _sure(part: re.Match[str]) -> bool:
    """Whether marks, if that is what was found, open on their left side and close on their right.

    Then they match each other: whatever stands before them has found its partner.
    """
    inside = part[2]
    if not inside or (inside[0].isalnum() and inside[-1].isalnum()):
        return True  # beside a letter or digit marks lean on it, whatever stands on their other side
    text, (start, end) = part.string, part.span()
    opens, _ = flanks(text[max(0, start - 1) : start], inside[0])
    _, closes = flanks(inside[-1], text[end : end + 1])
    return opens and closes


def runs_of_simple(text: str) -> tuple[str, ...]:
    """What stands in a simple text outside of all marks, as it is written: only there signs are escaped."""
    return tuple(filter(None, _RUNS.findall(text)))


def has_lone_brackets(text: str) -> bool:
    """Whether something in a simple text would be a link where labels stand alone."""
    return _BESIDE_LINKS.search(text) is not None


def links_of_simple(text: str) -> tuple[str, ...]:
    """The numbers of the links in a simple text."""
    return tuple(filter(None, _NUMBERS.findall(text))) if "][" in text else ()


def plain_of_simple(text: str) -> str:
    """What a reader sees of a simple text."""
    if "[" in text or "\\" in text or "<" in text or ("*" in text and "`" in text):
        return "".join(filter(None, _UNSEEN.split(text)))
    return text.replace("*", "").replace("`", "")


def html_of_simple(escaped: str, opening: Callable[[str], str]) -> str:
    """A simple text as HTML, given escaped; `opening` makes the tag of a numbered link, or nothing."""
    return _ESCAPED_PARTS.sub(partial(_tagged, opening), escaped)


def _tagged(opening: Callable[[str], str], part: re.Match[str]) -> str:
    code, label, number, strong, emphasis, escaped, base, reading = part.groups()
    if code:
        return f"<code>{code}</code>"
    if number:
        tag = opening(number)
        return f"{tag}{_inside(label, opening)}</a>" if tag else _inside(label, opening)
    if strong:
        return f"<strong>{_inside(strong, opening)}</strong>"
    if emphasis:
        return f"<em>{_inside(emphasis, opening)}</em>"
    return escaped or f"<ruby>{base}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>"


def _inside(escaped: str, opening: Callable[[str], str]) -> str:
    marked = "`" in escaped or "*" in escaped or "[" in escaped or "&lt;" in escaped
    return html_of_simple(escaped, opening) if marked else escaped
