"""Double clicks, the back button, a stale tab, a lost connection, the keyboard alone: plain words and no harm."""

from playwright.sync_api import Page, expect
from tests.journeys.conftest import LiveDesk, set_up
from tests.journeys.test_day import proposes


def test_clumsy_hands_do_no_harm(page: Page, live_desk: LiveDesk) -> None:
    set_up(page, live_desk)
    proposes(page, live_desk)
    here = page.url
    page.get_by_role("button", name="I take it").dblclick()
    expect(page.get_by_text("It is yours until").first).to_be_visible()
    stale = page.context.new_page()
    stale.goto(here)
    page.get_by_text("Extend, hand over, give back").click()
    page.get_by_role("button", name="Give it back").click()
    expect(page.get_by_text("It is free again")).to_be_visible()
    stale.get_by_text("Extend, hand over, give back").click()
    stale.get_by_role("button", name="Seven days more").click()
    expect(stale.get_by_text("This claim has ended already")).to_be_visible()
    expect(stale.get_by_text("Nothing was changed")).to_be_visible()
    stale.go_back()
    stale.reload()
    stale.get_by_role("button", name="I take it").click()
    expect(stale.get_by_text("It is yours until").first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="A ferry for the northern islands")).to_be_visible()


def test_a_lost_connection_is_said(page: Page, live_desk: LiveDesk) -> None:
    set_up(page, live_desk)
    banner = page.get_by_text("You are offline")
    expect(banner).to_be_hidden()
    page.context.set_offline(True)
    expect(banner).to_be_visible()
    page.context.set_offline(False)
    expect(banner).to_be_hidden()


def test_by_keyboard_alone(page: Page, live_desk: LiveDesk) -> None:
    set_up(page, live_desk)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Propose a source")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/new/")
    page.get_by_label("Or its text").focus()
    page.keyboard.type("A short note\n\nIt rains today, and the ferry stays in the harbour until the wind has gone.")
    page.get_by_role("button", name="Look at it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="A short note")).to_be_visible()
