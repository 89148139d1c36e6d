"""What a unit must have before the memory keeps it, and what makes two units the same."""

import hashlib
import re
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from colophon.languages.tags import canonical_tag
from colophon.memory.unit import Unit

LONGEST = 20_000
"""Code points of one side. A segment is about a sentence; what is longer is a file that lost its line ends."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_HALF = re.compile(rb"\xed[\xa0-\xbf]")
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T[\d:.]{5,15}(?:Z|[+-]\d{2}:?\d{2})?)?)?)?")


class Flaw(StrEnum):
    """Why a unit is not kept."""

    NO_SOURCE = "no-source"
    NO_TARGET = "no-target"
    TOO_LONG = "too-long"
    LANGUAGE = "language"
    DATE = "date"


WORDS: dict[Flaw, str] = {
    Flaw.NO_SOURCE: "it has no source text",
    Flaw.NO_TARGET: "it has no translation",
    Flaw.TOO_LONG: f"one of its texts has more than {LONGEST:,} characters",
    Flaw.LANGUAGE: "what it gives as a language is no language tag, such as en or zh-Hans",
    Flaw.DATE: "its date is none, such as 2026-03-01",
}


def flaw_of(unit: Unit) -> Flaw | None:
    """The first reason why this cannot be kept; None for a sound unit."""
    if not unit.source.strip():
        return Flaw.NO_SOURCE
    if not unit.target.strip():
        return Flaw.NO_TARGET
    if max(len(unit.source), len(unit.target), len(unit.before), len(unit.after)) > LONGEST:
        return Flaw.TOO_LONG
    if not (_is_tag(unit.source_language) and _is_tag(unit.target_language)):
        return Flaw.LANGUAGE
    if unit.date and not _is_day(unit.date):
        return Flaw.DATE
    return None


class Admitted(NamedTuple):
    """What the memory keeps of a unit, and its identity."""

    source: str
    target: str
    source_language: str
    target_language: str
    before: str
    after: str
    origin: str
    article: str
    date: str
    desk: str
    identity: int


def identity(unit: Unit) -> int:
    """A 63-bit number that says whether two units are the same: languages, texts, surroundings, article, origin.

    Dates and ids do not count: a file that is imported again brings nothing new.
    """
    return _number(_whole(unit))


def sealed(seal: str, number: int) -> str:
    """The seal of a memory that had `seal` before and now also holds what has this identity: 16 hexadecimal digits.

    Equal seals mean equal histories, so that an index notices when the memory under it was taken back.
    """
    return hashlib.blake2b(f"{seal}{number}".encode(), digest_size=8).hexdigest()


def admit(unit: Unit) -> Admitted | Flaw:
    """The unit as it can be kept, its languages in the one form of tags, or why it cannot."""
    unit = _tagged(unit)
    return flaw_of(unit) or admitted(unit)


def _tagged(unit: Unit) -> Unit:
    source, target = canonical_tag(unit.source_language), canonical_tag(unit.target_language)
    if (source, target) == (unit.source_language, unit.target_language):
        return unit
    return replace(unit, source_language=source, target_language=target)


def admitted(unit: Unit) -> Admitted:
    """The same without a question: also a unit without texts, which takes another one away."""
    whole = _whole(unit)
    if b"\0" in whole or (b"\xed" in whole and _has_halves(whole)):
        unit = _mended(unit)
        whole = _whole(unit)
    return Admitted(
        unit.source,
        unit.target,
        unit.source_language,
        unit.target_language,
        unit.before,
        unit.after,
        unit.origin.value,
        unit.article,
        unit.date,
        unit.desk,
        _number(whole),
    )


def _whole(unit: Unit) -> bytes:
    parts = (unit.source_language, unit.target_language, unit.source, unit.target, unit.before, unit.after)
    return "\x1f".join((*parts, unit.article, unit.desk, unit.origin.value)).encode("utf-8", "surrogatepass")


def _number(whole: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(whole, digest_size=8).digest(), "big") >> 1


def _has_halves(whole: bytes) -> bool:
    """Whether halves of characters are in it, which no other text has: D800 to DFFF begin with ED A0 to ED BF."""
    return _HALF.search(whole) is not None


def _mended(unit: Unit) -> Unit:
    """With U+FFFD for what no database keeps: zero bytes and halves of characters."""
    return replace(
        unit,
        source=_storable(unit.source),
        target=_storable(unit.target),
        before=_storable(unit.before),
        after=_storable(unit.after),
        article=_storable(unit.article),
        desk=_storable(unit.desk),
    )


def _storable(text: str) -> str:
    text = text.replace("\0", "\ufffd")
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@lru_cache(maxsize=256)
def _is_tag(tag: str) -> bool:
    return len(tag) <= 35 and _TAG.fullmatch(tag) is not None


@lru_cache(maxsize=256)
def _is_day(date: str) -> bool:
    return _DAY.fullmatch(date) is not None
