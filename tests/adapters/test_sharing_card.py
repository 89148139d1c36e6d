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
from colophon.editions import lettering
from colophon.editions.lettering import Writing
from colophon.editions.sharing_card import HEIGHT, WIDTH, CardText, card_name, card_text, draw

FONTS = InstalledFonts()


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ar", "hi", "uk", "ja"])
@pytest.mark.parametrize(
    "title", ["石", "A pier", "潮水砌成的码头" * 43, "word " * 60, "x" * 300, "رصيف " * 60, "", "🙂"]
)
def test_any_title_is_drawn(title: str, language: str) -> None:
    image = Image.open(BytesIO(draw(CardText("Harbour & Hill", title, "林若水 · سلمى", language), FONTS)))
    assert (image.size, image.format) == ((WIDTH, HEIGHT), "JPEG")


def writing(language: str, size: int) -> Writing:
    return Writing(language, FONTS, size, True, 84, WIDTH - 84)


def inked(image: Image.Image) -> tuple[int, int, int, int]:
    return image.point(lambda value: 255 if value < 200 else 0).getbbox() or (0, 0, 0, 0)


@times_usual(1)
@given(st.text(max_size=300), st.sampled_from(["en", "zh", "ar"]))
def test_every_line_fits_and_no_letter_is_lost(title: str, language: str) -> None:
    lines = writing(language, 54).wrapped(title)
    assert "".join("".join(lines).split()) == "".join(title.split())


def test_long_lines_are_cut_in_pieces() -> None:
    lines = writing("en", 84).wrapped("An unusually long headline that needs several lines")
    assert len(lines) > 1
    assert all(writing("en", 84).fits(line) for line in lines)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ar"])
@pytest.mark.parametrize("length", range(2, 60, 5))
def test_a_title_leaves_the_credit_its_room(length: int, language: str) -> None:
    title = {"en": "pier ", "zh-Hans": "码头", "ar": "رصيف "}[language] * length
    without = Image.open(BytesIO(draw(CardText("Harbour", title, "", language), FONTS)))
    foot = inked(
        Image.open(BytesIO(draw(CardText("", "", "林若水 · Salma", language), FONTS))).crop((0, 20, WIDTH, HEIGHT))
    )
    assert inked(without)[3] <= foot[1] + 20


def test_what_runs_to_the_right_keeps_its_order_between_leftward_words() -> None:
    image = Image.new("L", (WIDTH, HEIGHT), 250)
    writing("ar", 54).write(image, "رصيف III 港 رصيف", 300, 0)
    right = Image.new("L", (WIDTH, HEIGHT), 250)
    Writing("ar", FONTS, 54, True, 0, 400).write(right, "III 港", 300, 0)
    left, top, end, bottom = inked(right)
    wanted = right.crop((left, top, end, bottom)).tobytes()
    found = (image.crop((x, top, x + end - left, bottom)).tobytes() for x in range(WIDTH - (end - left)))
    assert wanted in found


def test_letters_are_drawn_the_same_whatever_was_drawn_before() -> None:
    said = [CardText("Harbour", f"码头 {number} piers, AV Tides", "Salma", "zh-Hans") for number in range(3)]
    forth = [draw(one, FONTS) for one in said]
    lettering._drawn_before.cache_clear()
    assert [draw(one, FONTS) for one in reversed(said)] == forth[::-1]


def test_what_is_said_names_the_file() -> None:
    one = edition(ENGLISH)
    assert card_name(one, DESK) == card_name(replace(one, number=7), DESK)
    assert card_name(one, DESK) != card_name(edition(ARABIC), DESK)
    assert card_text(one, DESK).credit == "Translator: 林若水"
