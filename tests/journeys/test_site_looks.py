"""The published site in a real browser: axe finds nothing, no page is wider than a phone, the search finds Chinese."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.engine.editions.samples import ALL, DESK, RING

from colophon.adapters.site.archive import Site
from colophon.adapters.site.searching import make_searchable
from colophon.adapters.site.setting import set_site
from colophon.cli.serve import _Quiet
from colophon.testing import FakeArchive

LISTS = ("", "archive/", "archive/2026-03/", "people/", "people/bo-marsh/", "sections/sea/", "corrections/", "about/")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site") / "site"
    archive = FakeArchive()
    archive.published.extend(replace(one, section="Sea", tags=("tides", "石")) for one in ALL)
    set_site(Site(folder=folder, desk=replace(DESK, search=True), ring=RING), archive)
    assert make_searchable(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{_slugs(folder)}"
    server.shutdown()
    server.server_close()


def _slugs(folder: Path) -> str:
    """Behind the address, the folders of the editions."""
    return "#" + " ".join(sorted(path.parent.name for path in folder.glob("*/manifest.json")))


@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (390, "dark")])
def test_axe_finds_nothing_and_nothing_is_too_wide(browser: Browser, address: str, width: int, scheme: str) -> None:
    root, _, slugs = address.partition("#")
    articles = [f"{slug}/{page}" for slug in slugs.split() for page in ("", "both.html", "reprint.html")]
    shown = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page, axe = shown.new_page(), Axe()
    for path in (*LISTS, *articles):
        answer = page.goto(root + path)
        if answer is None or answer.status == 404:
            assert path.endswith(".html"), f"{path} is not there"
            continue
        found = [(one["id"], one["nodes"][0]["html"][:200]) for one in axe.run(page).response["violations"]]
        assert found == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    shown.close()


def test_readers_find_chinese_words_and_nothing_is_sent_elsewhere(browser: Browser, address: str) -> None:
    root = address.partition("#")[0]
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root}search/")
    page.fill("#words", "潮水")
    page.press("#words", "Enter")
    page.wait_for_selector("#results a")
    assert page.locator("#results a").first.get_attribute("href").endswith("t1-2/")  # type: ignore[union-attr]
    assert all(url.startswith(root) for url in asked)
    page.close()
