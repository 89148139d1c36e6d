"""Letters on a picture: each script with a font that has it, lines that fit, and every letter drawn once.

A line is put together of letters that were drawn before, set as far apart as the font has each two of them. Where a
script joins its letters, or stacks them, it is put together of words; what runs to the left is drawn run by run.
"""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, NamedTuple, Protocol

from colophon.article.direction import direction

if TYPE_CHECKING:
    from PIL.Image import Image

_KEPT, _ROOM = 1024, 12_000
"""How many units are kept when they are drawn, and the size of one in squared pixels: some 12 MB at the most."""
_LETTER = "!-\u02ff\u0370-\u052f\u1e00-\u1fff\u2010-\u206f\u20a0-\u214f"
_WIDE = "\u2e80-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_MARK = "\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNIT = re.compile(rf"[—―…]+|[{_LETTER}{_WIDE}][{_MARK}]*|[^{_LETTER}{_WIDE} ]+| +")
_FIRST_WIDE = "\u2e80"
_PIECE = 24
"""A word that is longer may go on in the next line."""


class Font(Hashable, Protocol):
    """A font at one size; Pillow's FreeTypeFont is one."""

    def getlength(self, text: str, mode: str = "", direction: str | None = None) -> float: ...


class Fonts(Protocol):
    """Finds a font that can write a text; adapters look for them on the machine."""

    def font(self, language: str, size: int, *, bold: bool) -> Font: ...


Run = tuple[str, Font]


class Unit(NamedTuple):
    """A few letters of one font, and where in the line they begin."""

    across: float
    text: str
    font: Font


@dataclass(frozen=True, slots=True)
class Writing:
    """A size and a weight in which texts are written, between two edges of a picture."""

    language: str
    fonts: Fonts
    size: int
    bold: bool
    left: int
    right: int

    def write(self, image: "Image", text: str, baseline: int, shade: int) -> None:
        """Draw one line."""
        for across, unit, font in self._placed(text):
            if not unit.isspace():
                letters, left, top = _letters(font, unit, self.size)
                image.paste(shade, (round(across) + left, baseline + top), letters)

    def fits(self, text: str) -> bool:
        return self._width(text) <= self.right - self.left

    def cut(self, text: str) -> str:
        """As much of a text as fits, with dots where some is left out."""
        while len(text) > 1 and not self.fits(text):
            text = f"{text[:-2].rstrip('…')}…"
        return text

    def wrapped(self, text: str) -> list[str]:
        """Lines that fit. Where a script writes no spaces, any character may begin a line."""
        lines, line, width = [], "", 0.0
        for piece in _pieces(text):
            if line and width + self._width(piece.rstrip()) > self.right - self.left:
                lines.append(line.rstrip())
                line, width = "", 0.0
            piece = piece if line else piece.lstrip()
            line, width = line + piece, width + self._width(piece)
        return [*lines, line.rstrip()]

    def _placed(self, text: str) -> Iterator[Unit]:
        if direction(self.language) != "rtl":
            yield from _moved(_set(self._runs(text))[0], self.left)
            return
        # The first run is rightmost. Runs that run to the right keep their order, in whichever fonts they are; the
        # space behind them stands on the left of them.
        across = float(self.right)
        for leftward, group in groupby(self._runs(text), key=_is_leftward):
            runs = list(group)
            text, font = runs[-1]
            behind = 0 if leftward else (len(text) - len(text.rstrip(" "))) * _advance(font, " ", "")
            units, width = _set(reversed(runs) if leftward else runs)
            across -= width
            yield from _moved(units, round(across + behind))

    def _width(self, text: str) -> float:
        return _set(self._runs(text))[1]

    def _runs(self, text: str) -> Sequence[Run]:
        runs: list[tuple[str, str]] = []
        for character in text:
            language = _language_of(character, self.language)
            if runs and language in ("", runs[-1][0]):
                runs[-1] = (runs[-1][0], runs[-1][1] + character)
            else:
                runs.append((language or self.language, character))
        return [(run, self.fonts.font(language, self.size, bold=self.bold)) for language, run in runs]


def _set(runs: Iterable[Run]) -> tuple[list[Unit], float]:
    """The units of some runs from 0 to the right, and how wide they are together."""
    units, across = [], 0.0
    for text, font in runs:
        found = [text] if _is_leftward((text, font)) else _UNIT.findall(text)
        for unit, after in zip(found, [*found[1:], ""], strict=False):
            units.append(Unit(across, unit, font))
            across += _advance(font, unit, "" if after >= _FIRST_WIDE else after)
    return units, across


def _moved(units: Iterable[Unit], by: float) -> Iterator[Unit]:
    return (Unit(across + by, text, font) for across, text, font in units)


def _is_leftward(run: Run) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in run[0])


def _drawn(font: Font, text: str) -> tuple["Image", int, int]:
    """Letters in white on black, and where they stand beside the point at which they begin on the base line."""
    from PIL import Image, ImageDraw, ImageFont

    assert isinstance(font, ImageFont.FreeTypeFont)
    room = 2 * round(font.size)
    letters = Image.new("L", (ceil(_advance(font, text, "")) + 2 * room, 2 * room), 0)
    ImageDraw.Draw(letters).text((room, room), text, font=font, fill=255, anchor="ls")
    box = letters.getbbox() or (0, 0, 1, 1)
    return letters.crop(box), box[0] - room, box[1] - room


_drawn_before = lru_cache(maxsize=_KEPT)(_drawn)


def _letters(font: Font, text: str, size: int) -> tuple["Image", int, int]:
    return (_drawn_before if _advance(font, text, "") * size <= _ROOM else _drawn)(font, text)


@lru_cache(maxsize=16384)
def _advance(font: Font, unit: str, after: str) -> float:
    """How far behind a unit the next one begins."""
    return font.getlength(unit + after) - font.getlength(after) if after else font.getlength(unit)


_SCRIPTS = {"DEVANAGARI": "hi", "BENGALI": "bn", "THAI": "th", "ARABIC": "ar", "HEBREW": "he", "HANGUL": "ko"}
_SCRIPTS |= {"CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja", "LATIN": "en", "CYRILLIC": "uk", "GREEK": "el"}
_SAME = ({"zh", "ja", "ko"}, {"ar", "fa", "ur", "ckb", "ps"}, {"hi", "mr", "ne"})


@lru_cache(maxsize=8192)
def _language_of(character: str, language: str) -> str:
    """Whose font has this letter: the text's own where the script is its own; empty for what any font has."""
    if not (character.isalpha() or unicodedata.combining(character)):
        return ""
    found = _SCRIPTS.get(unicodedata.name(character, "").partition(" ")[0], "")
    own = language.partition("-")[0].lower()
    return language if found == own or any(found in same and own in same for same in _SAME) else found


def _pieces(text: str) -> Sequence[str]:
    """Words with the space behind them; wide characters each alone; words that are too long in short pieces."""
    pieces: list[str] = []
    for word in text.split():
        start = 0
        for at, character in enumerate(word):
            if ord(character) >= 0x2E80 or at - start >= _PIECE:
                pieces += [word[start:at], character] if start < at else [character]
                start = at + 1
        pieces.append(f"{word[start:]} ")
    return [piece for piece in pieces if piece]
