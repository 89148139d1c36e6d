"""Digits inside a name: versions (2.6.39), models (F16, B-52), products and groups (G20). They are compared as text."""

import re
from collections.abc import Iterator

from colophon.languages.quantities.mention import Kind, Mention

_LABEL = re.compile(
    r"\+\d{1,3}(?:[ ().-]{0,2}\d{2,5}){2,5}|(?<![\d.,])0\d{2,4}(?:[ -]\d{3,4}){1,3}(?!\d)"
    r"|(?<![^\W\u3040-\u9fff])(?<!\d[.,])(?:v?\d+(?:\.\d+){2,}[A-Za-z0-9_.-]*"
    r"|v\d+(?:\.\d+)*|(?<![\d.,:])(?<!\d )0\d*[1-9]\d*(?![\d.,:%]|\s?[:：分秒时時点點年月日号號])"
    r"|(?!(?:US|RMB|HK|NT|CN|GBP|USD|EUR|CNY|JPY|Rs)\d)(?:[A-Z][A-Za-z]{0,7}|[А-ЯІЇЄ][А-Яа-яіїє]{0,3})-?\d+(?:[.,]\d+)?[A-Za-z]{0,3}"
    r"|[a-z]+\d+[A-Za-z0-9_.-]*|[A-Za-z]*\d+[A-Z]{1,3}(?![^\W\u3040-\u9fff])|[A-Za-z]+_[A-Za-z_]*\d[A-Za-z0-9_]*|0x[0-9a-fA-F]+)"
)
# Without one of these there is no label.
# Written from its digit on: the search then goes from digit to digit.
_BEFORE = "[A-Za-zА-Яа-яІЇЄіїє_+]"
_MAYBE = re.compile(rf"\d(?:(?<={_BEFORE}\d)|(?<={_BEFORE}-\d)|[A-Z]|(?<=0)(?<!\d0)[x\d]|(?<=\.\d)\d*\.\d)")
_SEASON = re.compile(r"[A-Z]{2}\d\d")
_DIGIT = re.compile(r"\d")


def labels(text: str) -> Iterator[Mention]:
    if _MAYBE.search(text) is None:
        return
    for found in _LABEL.finditer(text):
        surface = found.group().rstrip(".-_")
        if not _DIGIT.search(surface):
            continue
        number = _number(surface)
        others = _other_readings(surface, number)
        yield Mention(
            kind=Kind.LABEL,
            values=number,
            others=others,
            start=found.start(),
            end=found.start() + len(surface),
            surface=surface,
            certain=surface.count(".") > 1 or surface.isdecimal(),
            digits=True,
        )


def _other_readings(surface: str, number: tuple[float, ...]) -> tuple[float, ...]:
    """The thousands of 30K, and the year of a season: SS19."""
    if surface[-1] == "K" and surface[:-1].isdecimal():
        return tuple(value * 1000 for value in number)
    return tuple(2000 + value for value in number) if _SEASON.fullmatch(surface) else ()


def _number(surface: str) -> tuple[float, ...]:
    """The number in a label, if there is one: 16 in F16, 5 in 05, none in 2.6.39 and in 00."""
    digits = re.sub(r"[^\d.]", "", surface.replace(",", ".")).strip(".")
    if digits.count(".") > 1 or not digits or set(digits) == {"0"}:
        return ()
    return (float(digits),)
