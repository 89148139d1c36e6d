"""Chinese and Japanese numerals, alone or mixed with digits: 两万五, 3.5亿, 一百零三, 二〇一八, 1万2千."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from colophon.languages.language import Numerals

_OF_UNITS = frozenset({1000.0, 1e12})  # 千 and 兆 also make kilo and mega: 千瓦, 兆赫.
_TEN, _THREE_TO_FIVE, _SHORTEST_PAIR = 10.0, (3.0, 5.0), 2
_WHOLE = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class HanNumerals:
    """The characters of a language by what they do, and the patterns made of them: `begins` for where one may begin."""

    digits: Mapping[str, float]
    powers: Mapping[str, float]
    scales: Mapping[str, float]
    pattern: re.Pattern[str]
    begins: re.Pattern[str]
    stops: re.Pattern[str] | None

    def first(self, text: str, place: int) -> re.Match[str] | None:
        """The first numeral from `place` on. To look for a character first is quicker than to try them all anywhere."""
        begun = self.begins.search(text, place)
        return None if begun is None else self.pattern.match(text, begun.start())


def han_numerals(numerals: Numerals) -> HanNumerals:
    digits, powers, scales = numerals.characters, numerals.powers, numerals.scales
    all_of = "".join(map(re.escape, (*digits, *powers, *scales)))
    no_unit = "|".join(map(re.escape, numerals.scale_not_before)) or "(?!)"
    counted = (*((c, value) for c, value in powers.items() if value > 10), *scales.items())
    free = "".join(c for c, value in counted if value not in _OF_UNITS) or "(?!)"
    bound = "".join(c for c, value in counted if value in _OF_UNITS)
    arabic = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
    big, ones = "".join(scales), "".join(c for c, value in digits.items() if value < 10)
    pattern = (
        rf"(?:{arabic}\s?(?:[{free}]|[{bound}](?!{no_unit}))+\s?)+(?:\d+(?![\d.,%])(?!\s?[年月日号個个岁歳]))?"
        rf"|{arabic}"
        rf"|[{all_of}]+(?:[点點・]\s?[{ones}]+(?![{ones}]*[分十刻])[{big}]*)?"
    )
    stops = sorted(numerals.not_numbers, key=len, reverse=True)
    return HanNumerals(
        digits=digits,
        powers=powers,
        scales=scales,
        pattern=re.compile(pattern),
        begins=re.compile(rf"[\d{all_of}]"),
        stops=re.compile("|".join(map(re.escape, stops))) if stops else None,
    )


def han_value(written: str, numerals: HanNumerals) -> float | None:
    """The value of a run matched by the pattern, or None where the characters make no number."""
    if written.isdecimal():
        return float(written)
    written = written.replace(" ", "")
    whole, mark, fraction = _at_point(written)
    if mark:
        tail = fraction.rstrip("".join(numerals.scales))
        base = _Count(numerals).read(whole)
        after = "".join(str(int(numerals.digits[c])) for c in tail)
        if base is None or not after:
            return None
        value = base + float(f"0.{after}")
        for scale in fraction[len(tail) :]:
            value *= numerals.scales[scale]
        return value
    return _Count(numerals).read(written)


def two_in_one(written: str, numerals: HanNumerals) -> tuple[float, float, int] | None:
    """三四十 is thirty or forty, 十七八 seventeen or eighteen: both, and where the digit of the second stands.

    Only two digits side by side are read so, alone or with a place that both count: 一二三 and 二〇一二 are read out.
    """
    if len(written) < _SHORTEST_PAIR:
        return None
    ones = [numerals.digits.get(c, 0.0) for c in written]
    beside = [at for at in range(1, len(ones)) if 0 < ones[at - 1] < _TEN and 0 < ones[at] < _TEN]
    placed = any(c in numerals.powers or c in numerals.scales for c in written)
    if len(beside) != 1 or not (placed or len(written) == _SHORTEST_PAIR):
        return None
    at = beside[0]
    if ones[at] - ones[at - 1] != 1 and not (placed and (ones[at - 1], ones[at]) == _THREE_TO_FIVE):
        return None
    low, high = (
        han_value(one, numerals) for one in (written[:at] + written[at + 1 :], written[: at - 1] + written[at:])
    )
    return None if low is None or high is None else (low, high, at)


def _at_point(written: str) -> tuple[str, str, str]:
    for mark in "点點・":
        if mark in written:
            return written.partition(mark)
    return written, "", ""


class _Count:
    """A numeral being read from left to right."""

    __slots__ = ("last", "number", "numerals", "section", "spoken", "total")

    def __init__(self, numerals: HanNumerals) -> None:
        self.numerals = numerals
        self.total = self.section = 0.0
        self.number: float | None = None
        self.last = 0.0
        self.spoken = False

    def read(self, written: str) -> float | None:
        place = 0
        while place < len(written):
            digits = _WHOLE.match(written, place)
            if digits is not None:
                self.number, self.spoken = float(digits.group().replace(",", "")), False
                place = digits.end()
            else:
                if not self._character(written[place]):
                    return None
                place += 1
        return self._sum()

    def _character(self, c: str) -> bool:
        if c in self.numerals.digits:
            self._digit(self.numerals.digits[c])
        elif c in self.numerals.powers:
            self.last = self.numerals.powers[c]
            self.section += (1.0 if self.number is None else self.number) * self.last
            self.number = None
        elif c in self.numerals.scales:
            return self._scale(self.numerals.scales[c])
        else:
            return False
        return True

    def _digit(self, value: float) -> None:
        if value >= 20:
            self.section, self.number = self.section + value, None
        elif self.number is None or not self.spoken:
            self.number, self.last = value, 0.0 if value == 0 else self.last
        else:
            self.number = self.number * 10 + value
            self.last = 0.0
        self.spoken = True

    def _scale(self, by: float) -> bool:
        here = self.section + (self.number or 0.0)
        if here == 0 and self.total == 0:
            return False
        if here == 0:
            self.total *= by
        elif self.total and self.total < by and self.total < 1e8:
            self.total = (self.total + here) * by
        else:
            self.total += here * by
        self.section, self.number, self.last = 0.0, None, by
        return True

    def _sum(self) -> float:
        """A digit left over after a unit counts the next place: 两万五 is 25,000; 一百零五 is 105."""
        if self.number is None:
            return self.total + self.section
        short = self.spoken and self.last >= 100 and self.number < 10
        return self.total + self.section + self.number * (self.last / 10 if short else 1.0)
