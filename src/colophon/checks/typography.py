"""What the checks of house typography share: prose without its code and addresses, and edits as findings."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from colophon.article.inline import plain, plain_offsets
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Edit, Finding

BLANK = "\ufffc"
"""Stands for every character of code, links' targets and addresses: no rule matches it."""

_PROTECTED = re.compile(
    r"(?<!`)(`{1,9})(?!`)[^`]{1,2000}(?<!`)\1(?!`)"  # code
    r"|\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?(?:\s\"[^\"]{0,500}\")?\)"  # a link's target
    r"|\]\[[^\]\[]{0,200}\]|\[\^[^\]\[\s]{1,100}\]"  # a link's number, a note's mark
    r"|</?[A-Za-z][^<>]{0,2000}>"  # tags
    r"|\b(?:https?|ftp|mailto)://?[^\s<>\"'，。；、）」』”》]+|\bwww\.[^\s<>\"'，。；、）」』”》]+"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
    r"|(?<![\w/])(?:~|\.{1,2})?/[\w.-]+(?:/[\w.-]+)*/?"  # a path
    r"|(?<![\w./-])[\w./-]{1,200}#[^\s，。]{1,200}"  # a page's place
    r"|[%$][A-Za-z0-9]{1,20}"  # a gap in a template
    r"|\\.|&#?\w{1,31};"
)
_PROTECTING = re.compile(r"[`\[<@/\\&#%$]")


@lru_cache(maxsize=64)
def prose(text: str) -> str:
    """Inline text of the same length in which nothing but prose and emphasis marks is left."""
    if _PROTECTING.search(text) is None and "www." not in text:
        return text
    return _PROTECTED.sub(lambda match: BLANK * len(match[0]), text)


def edits(check: Check, text: str, language: str) -> Iterator[Edit]:
    """What a check would change in inline text, in order and without overlaps; offsets in `text`."""
    assert check.mend is not None
    reached = 0
    found = list(check.mend(prose(text), language))
    if len(found) > 1:
        found.sort(key=lambda edit: (edit.start, edit.end))
    for edit in found:
        if edit.start >= reached and text[edit.start : edit.end] != edit.text:
            reached = max(edit.end, edit.start + 1)
            yield edit


def findings(check: Check, pair: Pair, brief: Brief) -> Iterator[Finding]:
    """A finding for each edit in the target, placed in its plain text."""
    for edit in edits(check, pair.target, brief.target_language):
        start, end = in_plain(pair.target, edit.start, edit.end)
        surface = plain(pair.target)[start:end]
        fix = edit.text if edit.certain else None
        yield check.mended(pair, start, end, fix=fix, target=surface, wanted=edit.text)


_offsets = lru_cache(maxsize=8)(plain_offsets)


def in_plain(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of inline text stands in its plain text; what is only markup there is an empty stretch."""
    if plain(text) is text:
        last = len(text)
        return min(start, last), min(max(start, end), last)
    offsets = _offsets(text)
    last = len(offsets) - 1
    first, after = bisect_left(offsets, start), bisect_left(offsets, end)
    return min(first, last), min(max(first, after), last)
