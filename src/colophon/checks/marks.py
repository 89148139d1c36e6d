"""What stands in inline text beside its words: links, images, code, notes, addresses. Each with its place there."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

# An address in a link's target does not count as text, and an image is not a link.
_CODE = re.compile(r"(?<!`)(`{1,9})(?!`)([^`]{1,2000})(?<!`)\1(?!`)")
_IMAGE = re.compile(r"!\[[^\]]{0,1000}\](?:\(([^()\s]{0,2000})[^()]{0,500}\)|\[([^\]\[]{1,200})\])")
_LINK = re.compile(
    r"(?<!!)\[(?!\^)(?:[^\[\]]|!\[[^\]]{0,1000}\](?:\([^()]{0,2000}\)|\[[^\]]{0,200}\])){1,1000}\]"
    r"(?:\(([^()\s]{0,2000}(?:\([^()\s]{0,200}\))?[^()\s]{0,500})[^()]{0,500}\)|\[([^\]\[]{1,200})\])"
)
_NOTE = re.compile(r"\[\^([^\]\[\s]{1,100})\](?!:)")
_MAIL = re.compile(r"(?<![\w.+%-])[A-Za-z0-9][\w.+%-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}", re.ASCII)
_ADDRESS = re.compile(r"\b(?:https?|ftp)://[A-Za-z0-9\-._~:/?#@!$&'*+,;=%\[\]]{1,2000}", re.ASCII)

Mark = tuple[str, int, int]
"""What it is (an address, a number, a code), and its start and end in the inline text."""


@lru_cache(maxsize=128)
def _without_code(text: str) -> str:
    return _CODE.sub(lambda match: " " * len(match[0]), text) if "`" in text else text


def codes(text: str) -> Sequence[Mark]:
    """Inline code, its inside without outer spaces."""
    return [(m[2].strip(), m.start(), m.end()) for m in _CODE.finditer(text)] if "`" in text else ()


def images(text: str) -> Sequence[Mark]:
    """Images by their address or number."""
    return (
        [(m[1] or m[2] or "", m.start(), m.end()) for m in _IMAGE.finditer(_without_code(text))] if "![" in text else ()
    )


def links(text: str) -> Sequence[Mark]:
    """Links by their address or number."""
    return (
        [(m[1] or m[2] or "", m.start(), m.end()) for m in _LINK.finditer(_without_code(text))]
        if "](" in text or "][" in text
        else ()
    )


def notes(text: str) -> Sequence[Mark]:
    """Marks of footnotes by their label."""
    return [(m[1], m.start(), m.end()) for m in _NOTE.finditer(_without_code(text))] if "[^" in text else ()


def mails(text: str) -> Sequence[Mark]:
    """Mail addresses in lower case."""
    return (
        [(m[0].rstrip(".").lower(), m.start(), m.end()) for m in _MAIL.finditer(_without_code(text))]
        if "@" in text
        else ()
    )


def addresses(text: str) -> Sequence[Mark]:
    """Web addresses without what punctuation follows them."""
    if "://" not in text:
        return ()
    found = ((m[0].rstrip(".,;:!?'*_]"), m.start()) for m in _ADDRESS.finditer(_without_code(text)))
    return [(address, start, start + len(address)) for address, start in found]


def lacking(here: Sequence[Mark], there: Sequence[Mark]) -> list[Mark]:
    """The marks of `here` that `there` has fewer of, the last ones of each kind."""
    spare = Counter(mark[0] for mark in there)
    lost: list[Mark] = []
    for mark in here:
        if spare[mark[0]]:
            spare[mark[0]] -= 1
        else:
            lost.append(mark)
    return lost
