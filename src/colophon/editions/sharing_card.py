"""The picture that stands beside a shared link: desk, title, languages and translators, drawn from the text alone."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    right = direction(said.language) == "rtl"
    across, anchor = (WIDTH - _MARGIN, "ra") if right else (_MARGIN, "la")
    pen.rectangle((0, 0, WIDTH, 14), fill=_INK)
    small = fonts.font(said.language, 30, bold=False)

    def write(top: int, text: str, font: Font, shade: int) -> None:
        pen.text((across, top), text, font=font, fill=shade, anchor=anchor)  # type: ignore[arg-type]

    write(64, _cut(said.desk, small), fonts.font(said.language, 34, bold=True), _INK)
    size, lines = _fitting(said, fonts)
    title = fonts.font(said.language, size, bold=True)
    for number, line in enumerate(lines):
        write(_TITLE_TOP + round(number * size * _LINE), line, title, _INK)
    write(HEIGHT - 88, _cut(said.credit, small), small, _QUIET)
    out = BytesIO()
    image.save(out, "JPEG", quality=72)
    return out.getvalue()


def _fitting(said: CardText, fonts: Fonts) -> tuple[int, list[str]]:
    """The largest size at which the title has room; the smallest one ends it with dots."""
    for size in (76, 62, 52):
        lines = wrapped(said.title, fonts.font(said.language, size, bold=True))
        if len(lines) <= _LINES:
            return size, lines
    return size, [*lines[: _LINES - 1], f"{lines[_LINES - 1].rstrip()[:-1]}…"]


def wrapped(text: str, font: Font) -> list[str]:
    """Lines that fit. Where a script writes no spaces, any character may begin a line."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and font.getlength((line + piece).rstrip()) > WIDTH - 2 * _MARGIN:
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


def _cut(text: str, font: Font) -> str:
    while text and font.getlength(text) > WIDTH - 2 * _MARGIN:
        text = f"{text[:-2].rstrip('…')}…" if len(text) > 2 else ""
    return text
