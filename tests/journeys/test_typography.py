"""What an art director looks at, in a real browser: emphasis, credits, notes, wide tables and ways on a phone."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.engine.editions.samples import DESK, ENGLISH, HANDS, RING, edition
from tests.engine.editions.targets.standings import IN_ARABIC

from colophon.article.article import Article, Block, Code, Footnote, Image, ListItem, Paragraph, Table
from colophon.article.places import texts
from colophon.editions.build import build
from colophon.editions.targets.epub import Epub
from colophon.signoff.manifest import SignedPair

PICTURE = Image(url="https://news.example/inner.jpg", alt="Strand", caption="वह तट", credit="Ode Farr")
ORIGINAL: Sequence[Block] = (Paragraph("*Nobody* speaks."), ListItem("Mud"), ListItem("Moss"))
HINDI: Sequence[Block] = (Paragraph("*कोई* नहीं बोलता।"), ListItem("कीचड़"), ListItem("काई"))
WIDE = Table((("Winter", *("Stones of the harbour",) * 9), ("2024", *("1,304",) * 9)))
CHINESE = (Paragraph(f"{'潮' * 17}。[^a]" * 3), WIDE, PICTURE, Code("stone," * 40), Footnote("a", "表"))


def article(language: str, blocks: Sequence[Block]) -> Article:
    return replace(ENGLISH, title="石 कीचड़", language=language, summary="", blocks=tuple(blocks), lead_image=None)


def bilingual() -> Iterator[SignedPair]:
    here, there = texts(article("hi", HINDI)), texts(article("en", ORIGINAL))
    for number, ((place, target), (_, source)) in enumerate(zip(here, there, strict=True), 1):
        yield SignedPair(id=f"s{number}", source=source, target=target, place=place, hands=HANDS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("typography")
    editions = (edition(article("hi", HINDI), "hi", pairs=tuple(bilingual())), edition(article("zh", CHINESE), "zh"))
    for name, data in build(editions, DESK, RING).items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(data)
    return top


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    shown = browser.new_context(viewport={"width": 390, "height": 900}, bypass_csp=True)
    yield shown.new_page()
    shown.close()


def show(page: Page, folder: Path, key: str, name: str = "index.html") -> None:
    page.goto(next(folder.glob(f"*-{key}/{name}")).as_uri())


def test_emphasis_is_that_of_its_own_script(phone: Page, folder: Path) -> None:
    show(phone, folder, "hi", "both.html")
    styles = phone.locator(".row em").evaluate_all("all => all.map(one => getComputedStyle(one).fontStyle)")
    assert styles == ["italic", "normal"], "the English original leans, Devanagari never does"
    gaps = phone.locator(".row li + li").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().top - "
        "one.previousElementSibling.getBoundingClientRect().bottom)"
    )
    assert max(gaps) < 8, "items of a list stand close together, as on the page of one language"


def test_a_credit_does_not_read_on_from_its_caption(phone: Page, folder: Path) -> None:
    show(phone, folder, "zh")
    caption, credit = (phone.locator(f"figcaption {part}").bounding_box() for part in ("span", ".credit"))
    assert caption
    assert credit
    assert credit["y"] >= caption["y"] + caption["height"] - 1


def test_the_mark_of_a_note_begins_no_line(phone: Page, folder: Path) -> None:
    show(phone, folder, "zh")
    left = phone.locator(".body p").first.bounding_box()
    marks = phone.locator(".body sup").evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")
    for width in range(340, 400, 3):
        phone.set_viewport_size({"width": width, "height": 900})
        marks += phone.locator(".body sup").evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")
    assert left
    assert min(marks) > left["x"] + 10


def test_what_is_wider_than_a_phone_shows_that_it_goes_on(phone: Page, folder: Path) -> None:
    show(phone, folder, "zh")
    for part in (".wide", ".body pre"):
        held = phone.locator(part)
        assert held.evaluate("one => one.scrollWidth > one.clientWidth"), part
        assert "local" in held.evaluate("one => getComputedStyle(one).backgroundAttachment"), part
    assert phone.locator(".colophon pre").evaluate("one => one.scrollWidth <= one.clientWidth")


def test_ways_end_no_line_with_a_dot(phone: Page, folder: Path) -> None:
    show(phone, folder, "hi")
    assert phone.locator(".ways-on").inner_text().count("·") == 0


def test_a_book_keeps_the_habits_of_its_script(phone: Page, tmp_path: Path) -> None:
    book = Epub().files(IN_ARABIC, DESK)[Epub().path(IN_ARABIC)]
    with zipfile.ZipFile(io.BytesIO(book)) as pack:
        pack.extractall(tmp_path)
    phone.goto((tmp_path / f"EPUB/{IN_ARABIC.slug}.xhtml").as_uri())
    styles = phone.locator("em").evaluate_all("all => all.map(one => getComputedStyle(one).fontStyle)")
    assert set(styles) == {"normal"}, "Arabic does not lean"
    caption, credit = (phone.locator(f"figcaption {part}").bounding_box() for part in ("span", ".credit"))
    assert caption
    assert credit
    assert credit["y"] >= caption["y"] + caption["height"] - 1
