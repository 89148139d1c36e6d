"""The picture that stands beside a shared link: desk, title, languages and translators, drawn from the text alone."""

from dataclasses import dataclass
from io import BytesIO

from colophon.article.credit import Role
from colophon.article.inline import plain
from colophon.editions.edition import DeskPage, Edition
from colophon.editions.lettering import Fonts, Writing
from colophon.editions.words import words_for
from colophon.signoff.canonical import canonical_bytes, sha256_of

DRAWN = 2
"""Counts the ways in which cards were drawn."""
WIDTH, HEIGHT = 1200, 630
_MARGIN, _TITLE_TOP, _LINE = 84, 168, 1.28
_SIZES = ((84, 3), (68, 4), (54, 5))
"""Sizes of a title, and how many lines of each have room above the credit."""
_PAPER, _INK, _QUIET = 250, 24, 96


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
    from PIL import Image

    image = Image.new("L", (WIDTH, HEIGHT), _PAPER)
    image.paste(_INK, (0, 0, WIDTH, 15))
    head, foot = _writing(said, fonts, 34, bold=True), _writing(said, fonts, 30, bold=False)
    head.write(image, head.cut(said.desk), 100, _INK)
    title, lines = _fitting(said, fonts)
    for number, line in enumerate(lines):
        title.write(image, line, round(_TITLE_TOP + title.size * (1 + number * _LINE)), _INK)
    foot.write(image, foot.cut(said.credit), HEIGHT - 60, _QUIET)
    out = BytesIO()
    image.save(out, "JPEG", quality=72)
    return out.getvalue()


def _writing(said: CardText, fonts: Fonts, size: int, *, bold: bool) -> Writing:
    return Writing(said.language, fonts, size, bold, _MARGIN, WIDTH - _MARGIN)


def _fitting(said: CardText, fonts: Fonts) -> tuple[Writing, list[str]]:
    """The largest size at which the title has room; the smallest one ends it with dots."""
    for size, most in _SIZES:
        writing = _writing(said, fonts, size, bold=True)
        lines = writing.wrapped(said.title)
        if len(lines) <= most:
            return writing, lines
    return writing, [*lines[: most - 1], f"{lines[most - 1].rstrip()[:-1]}…"]
