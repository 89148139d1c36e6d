"""An EPUB is the same bytes every time, is whole by the rules of EPUB 3, and asks nobody for anything."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree
from tests.engine.editions.samples import DESK
from tests.engine.editions.targets.standings import CORRECTED, GONE, IN_ARABIC, PUBLISHED, drawn, standing

from colophon.article.article import Image, Link, Paragraph
from colophon.editions.targets.epub import Epub
from colophon.editions.targets.target import Standing

FORM = Epub()
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as pack:
        assert pack.infolist()[0].filename == "mimetype"
        assert pack.infolist()[0].compress_type == zipfile.ZIP_STORED
        return {name: pack.read(name) for name in pack.namelist()}


def one(article: Standing) -> dict[str, bytes]:
    return opened(FORM.files(article, DESK)[FORM.path(article)])


def test_the_same_article_is_the_same_file() -> None:
    assert FORM.files(PUBLISHED, DESK) == FORM.files(PUBLISHED, DESK)
    assert FORM.files(PUBLISHED, DESK) != FORM.files(CORRECTED, DESK)


@pytest.mark.parametrize("article", [PUBLISHED, CORRECTED, IN_ARABIC, standing(PUBLISHED.edition, picture=drawn())])
def test_everything_that_is_named_is_there_once_and_is_xml(article: Standing) -> None:
    files = one(article)
    root = etree.fromstring(files["EPUB/content.opf"])
    items = root.findall(f".//{OPF}item")
    assert {f"EPUB/{item.get('href')}" for item in items} == {n for n in files if n.startswith("EPUB/")} - {
        "EPUB/content.opf"
    }
    assert len({item.get("id") for item in items}) == len(items)
    assert {ref.get("idref") for ref in root.iter(f"{OPF}itemref")} <= {item.get("id") for item in items}
    for name in files:
        if name.endswith((".xhtml", ".opf", ".ncx")):
            etree.fromstring(files[name])


def test_language_direction_and_credits_are_told() -> None:
    files = one(IN_ARABIC)
    page = etree.fromstring(files[f"EPUB/{IN_ARABIC.slug}.xhtml"])
    assert page.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert b'page-progression-direction="rtl"' in files["EPUB/content.opf"]
    for name in ("Ina Holm", "林若水", "Bo Marsh"):
        assert name in files["EPUB/content.opf"].decode()


def test_a_name_and_a_day_beside_each_other_keep_their_own_directions() -> None:
    page = one(IN_ARABIC)[f"EPUB/{IN_ARABIC.slug}.xhtml"].decode()
    assert "<bdi>Harbour &amp; Hill</bdi> · <bdi>" in page


def test_a_picture_we_hold_is_inside_and_another_is_linked_to() -> None:
    with_it, without = one(standing(PUBLISHED.edition, picture=drawn())), one(PUBLISHED)
    assert [name for name in with_it if name.startswith("EPUB/pictures/")]
    page = etree.fromstring(with_it[f"EPUB/{PUBLISHED.slug}.xhtml"])
    assert [image.get("src") for image in page.iter(f"{XHTML}img")] == [
        name.removeprefix("EPUB/") for name in with_it if name.startswith("EPUB/pictures/")
    ]
    assert not list(etree.fromstring(without[f"EPUB/{PUBLISHED.slug}.xhtml"]).iter(f"{XHTML}img"))


def test_a_month_holds_its_articles_but_not_the_withdrawn() -> None:
    found = FORM.lists("2026-03", (), DESK, lambda: (CORRECTED, IN_ARABIC, GONE))
    files = opened(found["2026-03.epub"])
    assert f"EPUB/{CORRECTED.slug}.xhtml" in files
    assert f"EPUB/{GONE.slug}.xhtml" not in files
    assert FORM.lists("2026-03", (), DESK, lambda: (GONE,)) == {}


def test_addresses_lead_out_of_the_book_and_are_spelt_as_uris() -> None:
    """A book holds no page that a relative address leads to, and EPUBCheck refuses one with other characters."""
    links = ("../about", "#top", "https://пример.рф/ü|", "https://[::1", "other.html")
    texts = tuple(Paragraph(f"[here][{number}]") for number in range(1, len(links) + 1))
    images = (Image(url="relative/pier.png", alt="A pier"), Image(url="https://[::1", alt="Nowhere"))
    article = replace(
        PUBLISHED.edition.article, blocks=(*texts, *images), links=tuple(map(Link, links)), lead_image=None
    )
    files = one(replace(PUBLISHED, edition=replace(PUBLISHED.edition, article=article)))
    (page,) = [etree.fromstring(data) for name, data in files.items() if name.endswith("-t1.xhtml")]
    found = [
        link.get("href") for link in page.iter(f"{XHTML}a") if "colophon" not in str(link.getparent().get("class"))
    ]
    assert found[:5] == [
        "https://news.example/about",
        "https://news.example/pier#top",
        "https://xn--e1afmkfd.xn--p1ai/%C3%BC%7C",
        "https://news.example/other.html",
        "https://news.example/relative/pier.png",
    ]
    assert list(page.iter(f"{XHTML}img")) == []


def test_signs_that_xml_cannot_hold_spoil_no_book() -> None:
    article = replace(PUBLISHED.edition.article, title="A\x01 pier\ufffe")
    files = one(replace(PUBLISHED, edition=replace(PUBLISHED.edition, article=article)))
    title = etree.fromstring(files["EPUB/content.opf"]).findtext(".//{http://purl.org/dc/elements/1.1/}title")
    assert title == "A\ufffd pier\ufffd"
