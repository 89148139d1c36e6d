"""The desk's navigation: three places and "More" on a phone; by touch, by keyboard and without a script."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.journeys.conftest import DESKTOP, PHONE, LiveDesk, free_port, set_up, start_desk, stop_desk, watched

Visitor = Callable[..., Page]
_SHOWN = ".masthead nav > a:visible"
_BEHIND = ".more-places > div > a:visible"


@pytest.fixture(scope="module")
def visitor(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """Opens the board of one desk, as its manager, in a window of its own."""
    desk: LiveDesk = start_desk(tmp_path_factory.mktemp("navigation") / "desk", free_port())
    first = watched(browser.new_page())
    set_up(first, desk)
    signed_in = first.context.storage_state()
    first.close()

    def board(language: str = "en", **window: object) -> Page:
        context = browser.new_context(storage_state=signed_in, **window)  # type: ignore[arg-type]
        context.add_cookies([{"name": "django_language", "value": language, "url": desk.address}])
        page = context.new_page()
        page.goto(f"{desk.address}/the-harbour-desk/")
        return page

    yield board
    stop_desk(desk)


@pytest.mark.parametrize("language", ["en", "ar", "uk"])
def test_a_phone_shows_three_places_and_the_rest_behind_one_word(visitor: Visitor, language: str) -> None:
    page = visitor(language, viewport=PHONE)
    assert page.locator(_SHOWN).count() == 3
    heights = page.locator(f"{_SHOWN}, .more-places > summary").evaluate_all("all => all.map(one => one.offsetTop)")
    assert len(set(heights)) == 1, "they stand in one line"
    page.locator(".more-places > summary").click()
    assert page.locator(_BEHIND).count() == 7
    sizes = page.locator(f"{_SHOWN}, {_BEHIND}").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(sizes) >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    page.mouse.click(20, PHONE["height"] - 20)
    expect(page.locator(_BEHIND)).to_have_count(0)
    page.context.close()


def test_a_wide_page_shows_six_and_the_rest_behind_one_word(visitor: Visitor) -> None:
    page = visitor(viewport=DESKTOP)
    assert page.locator(_SHOWN).all_inner_texts() == ["Board", "My work", "Messages", "Sources", "Wire", "Memory"]
    page.locator(".more-places > summary").click()
    page.locator(_BEHIND, has_text="Settings").click()
    page.wait_for_url("**/settings/")
    assert page.locator(".more-places [aria-current='page']").count() == 1, "one is told where one is"
    page.context.close()


def test_the_keyboard_opens_walks_through_and_closes_it(visitor: Visitor) -> None:
    page = visitor(viewport=PHONE)
    word = page.locator(".more-places > summary")
    word.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(_BEHIND).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(word).to_be_focused()
    expect(page.locator(_BEHIND)).to_have_count(0)
    page.keyboard.press("Enter")
    for _ in range(8):
        page.keyboard.press("Tab")
    expect(page.locator(_BEHIND)).to_have_count(0)
    page.context.close()


def test_it_works_without_a_script(visitor: Visitor) -> None:
    page = visitor(viewport=PHONE, java_script_enabled=False)
    page.locator(".more-places > summary").click()
    page.locator(_BEHIND, has_text="Wire").click()
    page.wait_for_url("**/wire/")
    page.context.close()
