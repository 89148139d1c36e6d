"""A draft of the desk is mended while it is translated: two people, two languages, a real browser."""

from playwright.sync_api import Browser, Page, expect
from tests.journeys.conftest import LiveDesk, no_complaints, set_up, shoot
from tests.journeys.test_day import comes_with_password, invited, somebody

ORIGINAL = "A ferry for the islands\n\nThe ferry has 24 cabins.\n\nIt opens in May, they say."


def proposes_original(page: Page, desk: LiveDesk) -> str:
    page.goto(f"{desk.address}/the-harbour-desk/sources/new/")
    page.get_by_label("Or its text").fill(ORIGINAL)
    page.get_by_label("It is not published yet, and ours to change").check()
    page.get_by_role("button", name="Look at it").click()
    for box in page.locator("input[name='languages']").all():
        box.set_checked(box.get_attribute("value") in {"zh-Hans", "ar"})
    page.get_by_role("button", name="Put it on the board").click()
    page.wait_for_url("**/sources/1/")
    return f"{desk.address}/the-harbour-desk/"


def writes(page: Page, number: int, text: str) -> None:
    page.locator(".segment textarea").nth(number).fill(text)
    page.wait_for_timeout(300)
    expect(page.locator("[data-status]")).to_have_attribute("data-status", "saved", timeout=20_000)


def test_a_translator_mends_the_original(page: Page, browser: Browser, live_desk: LiveDesk) -> None:
    set_up(page, live_desk)
    base = proposes_original(page, live_desk)
    link = invited(page, live_desk, "translator")
    with somebody(browser) as bo:
        comes_with_password(bo, link, "Bo Marsh", "bo")
        bo.goto(f"{base}1-zh-Hans/edit/")
        bo.wait_for_selector("[data-ready]")
        writes(bo, 1, "渡轮有24间客舱。")
        writes(bo, 1, "渡轮有42间客舱。")
        bo.reload()
        bo.wait_for_selector("[data-ready]")
        bo.locator(".segment textarea").nth(1).focus()
        side = bo.locator("[data-side]")
        expect(side).to_contain_text("The translation now says “42” where the original says “24”.")
        side.get_by_role("link", name="Change the original?").click()
        expect(bo.get_by_label("It should read")).to_have_value("The ferry has 42 cabins.")
        bo.get_by_label("Why?").fill("The plan of the deck says 42.")
        shoot(bo, "amend")
        bo.get_by_role("button", name="Propose it").click()
        expect(bo.get_by_text("Proposed.")).to_be_visible()
        expect(bo.get_by_role("button", name="Accept")).to_have_count(0)
        no_complaints(bo)
    page.goto(f"{base}work/")
    page.get_by_role("link", name="A ferry for the islands").first.click()
    expect(page.get_by_text("The plan of the deck says 42.")).to_be_visible()
    shoot(page, "original")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("Every other language has a task")).to_be_visible()
    page.goto(f"{base}1-ar/source/")
    expect(page.locator("ins").first).to_have_text("42")
    page.get_by_role("button", name="Follow the source").click()
    page.wait_for_selector("[data-ready]")
    expect(page.locator(".segment .source").nth(1)).to_have_text("The ferry has 42 cabins.")
    page.goto(f"{base}1-zh-Hans/edit/")
    expect(page.locator(".segment .source").nth(1)).to_have_text("The ferry has 42 cabins.")
    page.goto(f"{base}sources/1/original/")
    page.get_by_role("button", name="It is published now").click()
    expect(page.get_by_text("nothing more is proposed to it")).to_be_visible()
    no_complaints(page)
