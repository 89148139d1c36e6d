"""What an edition's files hold, in every script, and that nothing hostile gets into them."""

import json
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from tests.engine.editions.samples import (
    ALL,
    ARABIC,
    CHINESE,
    CORRECTION,
    DESK,
    ENGLISH,
    FIRST,
    RING,
    WITHDRAWN,
    edition,
)

from colophon.article.article import Image, Link, ListItem, Paragraph, Quotation
from colophon.article.direction import direction
from colophon.article.safe_address import safe_address
from colophon.editions.build import build, edition_files
from colophon.editions.edition import Edition, placed
from colophon.editions.html import setting_of
from colophon.editions.slug import is_slug, slug_of
from colophon.editions.words import _table as words_of
from colophon.editions.words import languages, words_for
from colophon.errors import EditionError
from colophon.signoff.manifest_json import manifest_bytes

SITE = build(ALL, DESK, RING)


SETTING = setting_of(ENGLISH, DESK)


def page(one: Edition) -> html.HtmlElement:
    return html.fromstring(edition_files(placed([one])[0], DESK, RING)["index.html"].decode())


def test_the_same_bytes_every_time_in_any_order() -> None:
    assert build(ALL, DESK, RING) == SITE
    assert build(tuple(reversed(ALL)), DESK, RING) == SITE


def test_every_folder_holds_every_file() -> None:
    names = {PurePosixPath(path).name for path in SITE if path.startswith("t1/") or "-t1/" in path}
    assert names >= {"index.html", "article.md", "article.json", "manifest.json", "keys.json", "signoffs.intoto.jsonl"}
    assert manifest_bytes(FIRST.manifest) in SITE.values()


def test_an_empty_desk_has_a_front_page() -> None:
    assert b"Nothing has been published yet." in build((), DESK, RING)["index.html"]


@pytest.mark.parametrize(("article", "way"), [(ENGLISH, "ltr"), (CHINESE, "ltr"), (ARABIC, "rtl")])
def test_language_and_direction_stand_on_the_page(article: object, way: str) -> None:
    one = edition(article)  # type: ignore[arg-type]
    root = page(one)
    assert (root.get("lang"), root.get("dir")) == (one.article.language, way)
    assert root.xpath("count(//h1)") == 1
    assert {element.tag for element in root.body} >= {"header", "main", "footer", "a"}


def test_ids_are_given_once_and_every_inner_link_arrives() -> None:
    root = page(edition(ENGLISH))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in root.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_nothing_on_a_page_is_fetched_from_elsewhere() -> None:
    for path, data in SITE.items():
        if path.endswith(".html"):
            root = html.fromstring(data.decode())
            assert not [url for url in root.xpath("//@src | //link[@rel='stylesheet']/@href") if "//" in url]
            assert all(kind == "application/ld+json" for kind in root.xpath("//script/@type"))
            assert not root.xpath("//@style | //style | //script[not(@type)]")


def test_colophon_says_who_from_what_and_how_to_check() -> None:
    text = page(FIRST).xpath("string(//section[@class='colophon'])")
    for words in (
        "林若水",
        "Bo Marsh",
        "The Lowmark Courier",
        "ab" * 32,
        "212 is in the caption",
        "Storm: three of us",
    ):
        assert words in text
    assert "colophon verify" in text


def test_a_correction_names_its_note_and_the_edition_before() -> None:
    root = html.fromstring(next(data for path, data in SITE.items() if path.endswith("t1-2/index.html")).decode())
    assert CORRECTION.note in root.xpath("string(//section[@class='notice'])")
    assert root.xpath("//section[@class='notice']//a/@href") == [f"../{placed(ALL[:1])[0].slug}/"]


def test_a_withdrawn_text_is_folded_away() -> None:
    assert page(WITHDRAWN).xpath("count(//details[@class='withdrawn']//div[@class='body'])") == 1


def test_linked_data_is_json_that_names_the_original() -> None:
    hostile = edition(replace(ENGLISH, title="</script><script>alert(1)</script>"))
    root = page(hostile)
    (script,) = root.xpath("//script")
    value = json.loads(script.text)
    assert value["headline"] == "</script><script>alert(1)</script>"
    assert value["translationOfWork"]["url"] == "https://news.example/pier"
    assert value["translator"] == [{"@type": "Person", "name": "林若水"}]


def test_the_feed_is_well_formed_and_newest_first() -> None:
    feed = etree.fromstring(SITE["feed.atom"])
    atom = {"a": "http://www.w3.org/2005/Atom"}
    dates = feed.xpath("//a:entry/a:published/text()", namespaces=atom)
    assert dates == sorted(dates, reverse=True)
    assert len(set(feed.xpath("//a:entry/a:id/text()", namespaces=atom))) == len(ALL)


def test_markdown_has_front_matter_and_definitions() -> None:
    text = next(data for path, data in SITE.items() if path.endswith("t1/article.md")).decode()
    front = yaml.safe_load(text.split("---\n")[1])
    assert (front["title"], front["source"]["sha256"]) == ("潮水砌成的码头", "ab" * 32)
    assert '[1]: <https://news.example/tide-tables> "Tide tables"' in text


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "//evil.example", " x:y", "\\x"]
)
def test_an_unsafe_address_leads_nowhere(url: str) -> None:
    assert safe_address(url) == ""


def test_links_of_another_scheme_are_text() -> None:
    links = (Link("javascript:alert(1)"), Link("https://a.example/?x=1&y=2"))
    written = setting_of(replace(ENGLISH, links=links), DESK).inline("[a][1] [b][2]")
    assert written == 'a <a href="https://a.example/?x=1&amp;y=2" rel="noopener noreferrer">b</a>'


def test_pictures_of_others_are_linked_to_and_own_ones_shown() -> None:
    setting = SETTING
    assert "<img" not in setting.figure(Image(url="https://news.example/x.jpg", alt="x"))
    assert "<img" in setting.figure(Image(url="https://desk.example/x.jpg", alt="x"))


@pytest.mark.parametrize("url", ["https://news.example/x.jpg", " https://news.example/x.jpg", "javascript:x"])
def test_pictures_of_others_in_a_line_are_their_words(url: str) -> None:
    setting = setting_of(replace(ENGLISH, links=(Link(url), Link("https://desk.example/x.jpg"))), DESK)
    assert (
        setting.inline("![pier][1], ![bay][2]")
        == 'pier, <img class="inline" alt="bay" src="https://desk.example/x.jpg">'
    )


def test_lists_and_quotations_nest_and_close() -> None:
    items = [ListItem("a"), ListItem("b", depth=3, number=4), ListItem("c", depth=3, continued=True), ListItem("d")]
    written = SETTING.blocks([*items, Quotation("q"), Quotation("r", depth=2), Quotation("s")])
    etree.fromstring(f"<x>{written}</x>")
    assert written.count("<ul>") + written.count("<ol>") == 3


@given(st.lists(st.tuples(st.integers(-2, 20), st.booleans(), st.none() | st.integers(0, 9)), max_size=12))
def test_any_list_is_well_formed(rows: list[tuple[int, bool, int | None]]) -> None:
    items = [ListItem("x", depth=depth, number=number, continued=goes_on) for depth, goes_on, number in rows]
    etree.fromstring(f"<x>{SETTING.blocks(items)}</x>")


@given(st.text(max_size=60))
def test_any_text_stays_text(text: str) -> None:
    written = SETTING.blocks([Paragraph(text)])
    assert not html.fromstring(f"<div>{written}</div>").xpath("//script | //@onclick | //@onerror | //iframe")


@given(st.text(max_size=40), st.text(max_size=40), st.integers(1, 30))
def test_any_slug_can_name_a_folder(key: str, title: str, number: int) -> None:
    assert is_slug(slug_of(key, (title,), number=number))


def test_a_slug_has_words_where_letters_allow() -> None:
    assert slug_of("t1", ("Ça coûte l’été", "x"), number=2) == "ca-coute-lete-t1-2"
    assert slug_of("t1", ("潮水", "A pier that the tide builds"), number=1) == "a-pier-that-the-tide-builds-t1"


def test_two_editions_never_share_a_folder() -> None:
    slugs = [
        one.slug
        for one in placed(
            [edition(ENGLISH, "a"), replace(edition(ENGLISH, "b"), slug="x"), replace(edition(ENGLISH, "c"), slug="x")]
        )
    ]
    assert len(set(slugs)) == 3


@pytest.mark.parametrize("slug", ["../x", "A", "x/y", "-x", "x.html"])
def test_a_slug_that_leads_elsewhere_is_refused(slug: str) -> None:
    with pytest.raises(EditionError):
        build([replace(FIRST, slug=slug)], DESK, RING)


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(EditionError):
        build([replace(FIRST, published="2026-03-01")], DESK, RING)


def test_every_language_has_every_word() -> None:
    keys = set(words_of("en"))
    assert set(languages()) >= {"en", "zh-Hans", "zh-Hant", "es", "fr", "uk", "ar"}
    for tag in languages():
        table = words_of(tag)
        assert set(table) == keys, tag
        assert all(table[key].count("{") == words_of("en")[key].count("{") for key in keys), tag


@pytest.mark.parametrize(
    ("tag", "found"),
    [("zh", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-Hant-HK", "zh-Hant"), ("es-AR", "es"), ("sw", "en"), ("", "en")],
)
def test_words_are_found_for_any_tag(tag: str, found: str) -> None:
    assert words_for(tag).tag == found


@pytest.mark.parametrize(
    ("tag", "way"), [("ar", "rtl"), ("fa-IR", "rtl"), ("az-Arab", "rtl"), ("ar-Latn", "ltr"), ("ja", "ltr")]
)
def test_direction_follows_the_script(tag: str, way: str) -> None:
    assert direction(tag) == way


def test_days_are_written_as_people_write_them() -> None:
    assert words_for("zh").day("2026-03-02T10:00:00+00:00") == "2026年3月2日"
    assert words_for("en").day("soon") == "soon"
