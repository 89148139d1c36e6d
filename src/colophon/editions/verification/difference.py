"""What verification finds wrong with a published folder, as data, with a plain sentence for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest


class Wrong(StrEnum):
    """A kind of thing that is wrong with a file of an edition."""

    MISSING = "missing"
    UNEXPECTED = "unexpected"
    UNREADABLE = "unreadable"
    SIGNATURE = "signature"
    TEXT = "text"
    UNSIGNED = "unsigned"
    CLAIM = "claim"
    FIELD = "field"
    ALTERED = "altered"
    NOT_OF_PAGE = "not-of-page"
    OTHER_LAYOUT = "other-layout"
    NO_TEXT = "no-text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is wrong in `file`. `pair` and `place` say where, `signed` and `found` what; "" where unknown.

    `line` counts from 1 (0: none). `detail` is a sentence where another part of Colophon has said it already.
    """

    wrong: Wrong
    file: str
    pair: str = ""
    place: str = ""
    line: int = 0
    signed: str = ""
    found: str = ""
    detail: str = ""

    @property
    def message(self) -> str:
        """One plain sentence."""
        return _SENTENCES[self.wrong].format(
            file=self.file,
            line=self.line,
            in_line=f", line {self.line}" if self.line else "",
            place=f" at {self.place}" if self.place else "",
            pair=f" (pair {self.pair})" if self.pair else "",
            signed=_short(self.signed),
            found=_short(self.found),
            detail=self.detail,
        )


_SENTENCES: Mapping[Wrong, str] = {
    Wrong.MISSING: "{file} is missing.",
    Wrong.UNEXPECTED: "{file} does not belong to this edition.",
    Wrong.UNREADABLE: "{file} cannot be read: {detail}",
    Wrong.SIGNATURE: "{file}{in_line}: {detail}",
    Wrong.TEXT: "{file}: the text{place}{pair} is not what was signed. Signed: {signed} Found: {found}",
    Wrong.UNSIGNED: "{file}: nobody signed the text{place}: {found}",
    Wrong.CLAIM: "{file}: {detail} is not what was signed. Signed: {signed} Found: {found}",
    Wrong.FIELD: "{file}: {detail} is not what was signed.",
    Wrong.ALTERED: "{file} was altered, first in line {line}. Should be: {signed} Found: {found}",
    Wrong.NOT_OF_PAGE: "{file} is not the file that this page was set from.",
    Wrong.NO_TEXT: "{file} does not hold the text that was signed as one piece.",
    Wrong.OTHER_LAYOUT: "{file} was set by another version of Colophon, so the page cannot be compared: {detail}",
}
_LONGEST = 160


def _short(text: str) -> str:
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[:_LONGEST]}…”"


def altered(file: str, *, signed: bytes, found: bytes) -> Difference:
    """Where a file first differs from the one that it should be, and what stands there in both."""
    pairs = zip_longest(signed.split(b"\n"), found.split(b"\n"), fillvalue=b"")
    line, one, other = next((at, _text(a), _text(b)) for at, (a, b) in enumerate(pairs, 1) if a != b)
    first = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, first - 40)
    here = slice(start, first + 60)
    return Difference(wrong=Wrong.ALTERED, file=file, line=line, signed=one[here], found=other[here])


def _text(line: bytes) -> str:
    """Bytes that are no text are told apart, too."""
    return line.decode("utf-8", "backslashreplace")
