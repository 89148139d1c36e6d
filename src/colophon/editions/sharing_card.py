"""The picture that stands beside a shared link: desk, title, languages and translators, drawn from the text alone."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Protocol

from colophon.article.credit import Role
from colophon.article.direction import direction
from colophon.article.inline import plain
from colophon.editions.edition import DeskPage, Edition
from colophon.editions.words import words_for
from colophon.signoff.canonical import canonical_bytes, sha256_of

DRAWN = 1
"""Counts the ways in which cards were drawn."""
WIDTH, HEIGHT = 1200, 630
_MARGIN, _TITLE_TOP, _LINE, _LINES = 84, 168, 1.28, 4
_PAPER, _INK, _QUIET = 250, 24, 96


class Font(Protocol):
    """A font at one size; Pillow's FreeTypeFont is one."""

    def getlength(self, text: str, mode: str = "", direction: str | None = None) -> float: ...


class Fonts(Protocol):
    """Finds a font that can write a text; adapters look for them on the machine."""

    def font(self, language: str, size: int, *, bold: bool) -> Font: ...


@dataclass(frozen=True, slots=True)
class CardText:
    """What is drawn. `language` chooses the font and the direction."""

    desk: str
    title: str
    credit: str
    language: str


def card_text(edition: Edition, desk: DeskPage) -> CardText:
    """What the card of an edition says."""
    words = words_for(edition.article.language)
    names = [credit.name for credit in edition.manifest.credits if credit.role is Role.TRANSLATOR]
    credit = f"{words['role_translator']}: {' · '.join(names)}" if names else ""
    return CardText(desk.name, plain(edition.article.title), credit, edition.article.language)


def card_name(edition: Edition, desk: DeskPage) -> str:
    """The card's file: another text is another name, so that a card that stands need not be drawn again."""
    said = card_text(edition, desk)
    return f"card-{sha256_of(canonical_bytes([DRAWN, said.desk, said.title, said.credit, said.language]))[:12]}.jpg"


def draw(said: CardText, fonts: Fonts) -> bytes:
    """A JPEG of 1200 by 630, in greys."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, WIDTH, 14), fill=_INK)

    def write(line: "Writing", text: str, baseline: int, shade: int) -> None:
        for across, run, font in line.placed(text):
            pen.text((across, baseline), run, font=font, fill=shade, anchor="ls")  # type: ignore[arg-type]

    head, foot = Writing(said.language, fonts, 34, bold=True), Writing(said.language, fonts, 30, bold=False)
    write(head, head.cut(said.desk), 100, _INK)
    title, lines = _fitting(said, fonts)
    for number, line in enumerate(lines):
        write(title, line, round(_TITLE_TOP + title.size * (1 + number * _LINE)), _INK)
    write(foot, foot.cut(said.credit), HEIGHT - 60, _QUIET)
    out = BytesIO()
    image.save(out, "JPEG", quality=72)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Writing:
    """A size and a weight in which texts are written, each script with a font that has its letters."""

    language: str
    fonts: Fonts
    size: int
    bold: bool

    def placed(self, text: str) -> Sequence[tuple[float, str, Font]]:
        """The runs of a line with where they begin. Where the language runs to the left, the first is rightmost."""
        leftward = direction(self.language) == "rtl"
        across, found = float(WIDTH - _MARGIN if leftward else _MARGIN), []
        for run, font in self._runs(text):
            length = font.getlength(run)
            across -= length if leftward else 0
            found.append((across, run, font))
            across += 0 if leftward else length
        return found

    def fits(self, text: str) -> bool:
        return sum(font.getlength(run) for run, font in self._runs(text)) <= WIDTH - 2 * _MARGIN

    def cut(self, text: str) -> str:
        """As much of a text as fits, with dots where some is left out."""
        while len(text) > 1 and not self.fits(text):
            text = f"{text[:-2].rstrip('…')}…"
        return text

    def _runs(self, text: str) -> Sequence[tuple[str, Font]]:
        named = ((_language_of(character, self.language), character) for character in text)
        runs: list[tuple[str, str]] = []
        for language, character in named:
            if runs and language in ("", runs[-1][0]):
                runs[-1] = (runs[-1][0], runs[-1][1] + character)
            else:
                runs.append((language or self.language, character))
        return [(run, self.fonts.font(language, self.size, bold=self.bold)) for language, run in runs]


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


def _fitting(said: CardText, fonts: Fonts) -> tuple[Writing, list[str]]:
    """The largest size at which the title has room; the smallest one ends it with dots."""
    for size in (84, 68, 54):
        writing = Writing(said.language, fonts, size, bold=True)
        lines = wrapped(said.title, writing)
        if len(lines) <= _LINES:
            return writing, lines
    return writing, [*lines[: _LINES - 1], f"{lines[_LINES - 1].rstrip()[:-1]}…"]


def wrapped(text: str, writing: Writing) -> list[str]:
    """Lines that fit. Where a script writes no spaces, any character may begin a line."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and not writing.fits((line + piece).rstrip()):
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()]


def _pieces(text: str) -> Sequence[str]:
    """Words with the space behind them; wide characters each alone; words that are too long in short pieces."""
    pieces: list[str] = []
    for word in text.split():
        start = 0
        for at, character in enumerate(word):
            if ord(character) >= 0x2E80 or at - start >= 24:
                pieces += [word[start:at], character] if start < at else [character]
                start = at + 1
        pieces.append(f"{word[start:]} ")
    return [piece for piece in pieces if piece]
