"""One value, one sequence of bytes: canonical JSON as in RFC 8785, for values without fractions.

Text is taken as it is: two spellings of one letter in Unicode are different bytes and stay different.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, TypeAlias

import msgspec

from colophon.errors import NotCanonicalError, UnsignableTextError

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
"""What can be signed. No fractions: their spelling differs between languages."""

_DEEPEST = 16
_LARGEST_WHOLE = 2**53 - 1
_WRITER = msgspec.json.Encoder(order="sorted")

Whole: TypeAlias = Annotated[int, msgspec.Meta(ge=-_LARGEST_WHOLE, le=_LARGEST_WHOLE)]
"""A number that every language writes the same way."""


def canonical_bytes(value: Json) -> bytes:
    """UTF-8 without spaces, the names of each object sorted by UTF-16 units. Lone surrogates have no bytes: refused."""
    if _plain(value):
        return bytes_of(value)
    text = json.dumps(_sorted(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnsignableTextError from error


def bytes_of(value: object) -> bytes:
    """The same of values with the names of their fields, all in ASCII and so sorted alike by units and by letters.

    Enums are their words. Numbers have to be `Whole`.
    """
    try:
        return _WRITER.encode(value)
    except UnicodeEncodeError as error:
        raise UnsignableTextError from error


def canonical_value(data: bytes) -> Json:
    """The inverse. Bytes that `canonical_bytes` would not write are refused, so one value has one digest."""
    try:
        value: Json = json.loads(data.decode("utf-8"), parse_float=_refuse, parse_constant=_refuse, parse_int=_whole)
        again = canonical_bytes(value)
    except (ValueError, RecursionError, UnsignableTextError) as error:
        raise NotCanonicalError(f"This is not canonical JSON: {error}.") from error
    refuse_other(data, again)
    return value


def refuse_other(data: bytes, canonical: bytes) -> None:
    """NotCanonicalError where bytes are not what would be written of what was read from them."""
    if data != canonical:
        both = enumerate(zip(data, canonical, strict=False))
        place = next((at for at, (one, two) in both if one != two), min(len(data), len(canonical)))
        raise NotCanonicalError(f"This is not written canonically, first at byte {place}.")


def sha256_of(data: bytes) -> str:
    """64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _plain(value: Json, depth: int = 0) -> bool:
    """Whether this is made of plain dictionaries, rows, texts and small numbers, every name in ASCII, not too deep."""
    kind = type(value)
    if kind is dict:
        names, items = value.keys(), value.values()  # type: ignore[union-attr]
        return all(type(name) is str and name.isascii() for name in names) and _all_plain(items, depth)
    if kind is list or kind is tuple:
        return _all_plain(value, depth)  # type: ignore[arg-type]
    if kind is int:
        return -_LARGEST_WHOLE <= value <= _LARGEST_WHOLE  # type: ignore[operator]
    return kind is str or kind is bool or value is None


def _all_plain(items: Iterable[Json], depth: int) -> bool:
    return depth < _DEEPEST and all(type(item) is str or _plain(item, depth + 1) for item in items)


def _sorted(value: Json, depth: int = 0) -> Json:
    if depth > _DEEPEST:
        raise NotCanonicalError("This is nested too deeply.")
    if isinstance(value, str) or value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > _LARGEST_WHOLE:
            raise NotCanonicalError("A number is too large to be written the same way everywhere.")
        return value
    if isinstance(value, Mapping):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return {name: _sorted(value[name], depth + 1) for name in names}
    return [_sorted(item, depth + 1) for item in value]


def _whole(digits: str) -> int:
    number = int(digits) if len(digits) < 20 else _LARGEST_WHOLE + 1
    if abs(number) > _LARGEST_WHOLE:
        raise ValueError(f"the number {digits[:20]} is too large to be written the same way everywhere")
    return number


def _refuse(number: str) -> Json:
    raise ValueError(f"the number {number[:20]} is not a whole number")
