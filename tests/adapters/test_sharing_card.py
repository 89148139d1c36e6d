"""Pictures for sharing: any title fits, in any script, and the same text is the same picture."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.engine.editions.samples import ARABIC, DESK, ENGLISH, edition
from tests.examples import times_usual

from colophon.adapters.fonts import InstalledFonts
from colophon.editions.sharing_card import HEIGHT, WIDTH, CardText, Writing, card_name, card_text, draw, wrapped

FONTS = InstalledFonts()


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ar", "hi", "uk", "ja"])
@pytest.mark.parametrize(
    "title", ["石", "A pier", "潮水砌成的码头" * 43, "word " * 60, "x" * 300, "رصيف " * 60, "", "🙂"]
)
def test_any_title_is_drawn(title: str, language: str) -> None:
    image = Image.open(BytesIO(draw(CardText("Harbour & Hill", title, "林若水 · سلمى", language), FONTS)))
    assert (image.size, image.format) == ((WIDTH, HEIGHT), "JPEG")


@times_usual(1)
@given(st.text(max_size=300), st.sampled_from(["en", "zh", "ar"]))
def test_every_line_fits_and_no_letter_is_lost(title: str, language: str) -> None:
    writing = Writing(language, FONTS, 54, bold=True)
    lines = wrapped(title, writing)
    assert "".join("".join(lines).split()) == "".join(title.split())


def test_long_lines_are_cut_in_pieces() -> None:
    writing = Writing("en", FONTS, 84, bold=True)
    lines = wrapped("An unusually long headline that needs several lines", writing)
    assert len(lines) > 1
    assert all(writing.fits(line) for line in lines)


def test_what_is_said_names_the_file() -> None:
    one = edition(ENGLISH)
    assert card_name(one, DESK) == card_name(replace(one, number=7), DESK)
    assert card_name(one, DESK) != card_name(edition(ARABIC), DESK)
    assert card_text(one, DESK).credit == "Translator: 林若水"
