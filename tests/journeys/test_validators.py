"""Pages, feeds, data, maps and books as others' validators see them: no mistake, in six scripts."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests.adapters.test_drawing import photo, saved
from tests.engine.editions.samples import ALL, DESK, ENGLISH, RING, edition
from tests.engine.editions.targets.standings import CORRECTED, IN_ARABIC, PUBLISHED, drawn, standing
from tests.journeys.validators import (
    wrong_book,
    wrong_feed,
    wrong_html,
    wrong_json_feed,
    wrong_linked_data,
    wrong_maps,
)

from colophon.adapters.drawn_pictures import DrawnPictures
from colophon.adapters.folders import FolderFiles
from colophon.adapters.pictures import PictureFolder
from colophon.adapters.site.archive import Site
from colophon.adapters.site.setting import set_site
from colophon.article.article import Article, Heading, Paragraph
from colophon.editions.targets.epub import Epub
from colophon.testing import FakeArchive

PICTURE = "https://news.example/pier.jpg"
TEXTS = {
    "uk": ("Пірс, який будує приплив", "О чверть на шосту намул починає блищати.", "Каміння приходить саме"),
    "hi": ("ज्वार का बनाया घाट", "सवा पाँच बजे कीचड़ चमकने लगती है।", "पत्थर अपने आप आते हैं"),
    "ja": ("潮が築く桟橋", "五時十五分、干潟が光りはじめる。", "ひとりでに来る石"),
}


def in_language(language: str) -> Article:
    title, sentence, heading = TEXTS[language]
    blocks = (Paragraph(sentence), Heading(heading), Paragraph(sentence))
    return replace(ENGLISH, title=title, language=language, summary=sentence, blocks=blocks)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with articles in six scripts, corrected and withdrawn ones, sections, topics and a picture."""
    top = tmp_path_factory.mktemp("validated")
    originals = PictureFolder(top / "pictures")
    originals.keep(PICTURE, saved(photo(1600, 900)))
    album = DrawnPictures(top / "drawn", originals)
    picture = album.of(PICTURE)
    assert picture is not None
    archive = FakeArchive()
    more = [edition(in_language(language), f"t-{language}") for language in TEXTS]
    archive.published.extend(replace(one, section="Sea", tags=("tides", "石")) for one in (*ALL, *more))
    archive.published[:] = [replace(one, pictures=(picture,)) for one in archive.published]
    set_site(Site(folder=top / "site", desk=replace(DESK, search=True), ring=RING, drawn=album.folder), archive)
    return top / "site"


@pytest.fixture(scope="module")
def files(site: Path) -> Mapping[str, bytes]:
    return dict(FolderFiles(site))


def test_the_checker_of_the_w3c_finds_nothing_in_any_page(site: Path) -> None:
    pages = {path.relative_to(site).parts[0] for path in site.rglob("*.html")}
    assert {"archive", "people", "sections", "tags", "corrections", "about", "standards", "licence"} <= pages
    assert wrong_html(site) == []


def test_the_checker_is_awake(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<!doctype html><html lang=en><title>x</title><p><img src=a><div></p>")
    assert len(wrong_html(tmp_path)) >= 2


def test_feeds_are_as_their_readers_want_them(files: Mapping[str, bytes]) -> None:
    assert wrong_feed(files["feed.atom"]) == []
    assert wrong_json_feed(files["feed.json"]) == []
    assert b"srcset" in files["feed.atom"], "pictures are in the feed by whole addresses"


def test_linked_data_has_only_words_of_schema_org(files: Mapping[str, bytes]) -> None:
    pages = {path: data.decode() for path, data in files.items() if b"ld+json" in data and path.endswith("index.html")}
    assert len(pages) >= len(ALL)
    assert {path: found for path, page in pages.items() if (found := wrong_linked_data(page))} == {}
    odd = next(iter(pages.values())).replace('"headline"', '"hedline"')
    assert wrong_linked_data(odd)


def test_maps_are_as_search_engines_want_them(files: Mapping[str, bytes]) -> None:
    maps = [(path, data) for path, data in files.items() if path.endswith(".xml")]
    assert len(maps) >= 3
    assert wrong_maps(maps) == []


@pytest.mark.parametrize("article", [standing(PUBLISHED.edition, picture=drawn()), IN_ARABIC], ids=["zh", "ar"])
def test_an_article_as_a_book(tmp_path: Path, article: object) -> None:
    form = Epub()
    data = form.files(article, DESK)[form.path(article)]  # type: ignore[arg-type]
    (tmp_path / "article.epub").write_bytes(data)
    assert wrong_book(tmp_path / "article.epub") == []


def test_a_month_as_a_book(tmp_path: Path) -> None:
    form = Epub()
    from colophon.editions.targets.target import entry_of

    entries = [entry_of(one, form.path(one)) for one in (CORRECTED, IN_ARABIC)]
    lists = form.lists(CORRECTED.month, entries, DESK, lambda: [CORRECTED, IN_ARABIC])
    books = {path: data for path, data in lists.items() if path.endswith(".epub")}
    assert books
    for number, data in enumerate(books.values()):
        (tmp_path / f"{number}.epub").write_bytes(data)
        assert wrong_book(tmp_path / f"{number}.epub") == []
