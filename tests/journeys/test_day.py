"""A day on a desk, by four people in four browsers: from an invitation to an edition and its correction."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect
from tests.journeys.conftest import DESKTOP, PHONE, LiveDesk, no_complaints, set_up, shoot, watched, with_authenticator

SOURCE = "A ferry for the northern islands\n\nThe ferry cost 4.2 million.\n\nIt carries 300 people."
TEXT = ("北部岛屿有了渡轮", "这艘渡轮耗资420万。", "它可载300人。")


@contextmanager
def somebody(browser: Browser, *, phone: bool = False) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE if phone else DESKTOP, locale="en-GB", reduced_motion="reduce")
    yield watched(context.new_page())
    context.close()


def invited(manager: Page, desk: LiveDesk, role: str) -> str:
    """The link that the manager makes."""
    manager.goto(f"{desk.address}/the-harbour-desk/people/")
    form = manager.locator("form[action='/the-harbour-desk/people/invite/']")
    for box in form.locator("input[name='roles']").all():
        box.set_checked(box.get_attribute("value") == role)
    form.get_by_role("button", name="Make a link").click()
    return manager.locator("#fresh").input_value()


def comes_with_passkey(page: Page, link: str, name: str, username: str) -> None:
    with_authenticator(page)
    page.goto(link)
    page.get_by_label("Your name in credits").fill(name)
    page.get_by_label("Name or e-mail to sign in with").fill(username)
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url("**/account/passkey/")
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url("**/recovery-codes/**")


def comes_with_password(page: Page, link: str, name: str, username: str) -> None:
    page.goto(link)
    page.get_by_label("Your name in credits").fill(name)
    page.get_by_label("Name or e-mail to sign in with").fill(username)
    page.get_by_text("A password of at least").click()
    page.locator("#id_password").fill("harbour-lamp-92")
    page.get_by_role("button", name="Come in").click()
    page.wait_for_url("**/the-harbour-desk/")


def proposes(page: Page, desk: LiveDesk) -> None:
    page.goto(f"{desk.address}/the-harbour-desk/sources/new/")
    page.get_by_label("Or its text").fill(SOURCE)
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("heading", name="A ferry for the northern islands")).to_be_visible()
    for box in page.locator("input[name='languages']").all():
        box.set_checked(box.get_attribute("value") == "zh-Hans")
    page.get_by_role("button", name="Put it on the board").click()
    page.wait_for_url("**/1-zh-Hans/")


def writes(page: Page, here: str, texts: tuple[str, ...]) -> None:
    page.goto(f"{here}edit/")
    page.wait_for_selector("[data-ready]")
    for number, text in enumerate(texts):
        page.locator(".segment textarea").nth(number).fill(text)
        page.wait_for_timeout(300)
    expect(page.locator("[data-status]")).to_have_attribute("data-status", "saved", timeout=20_000)


def signs(page: Page, here: str) -> None:
    page.goto(f"{here}publish/")
    page.get_by_role("button", name="I did this: sign").click()
    expect(page.get_by_text("Signed. Any later change")).to_be_visible()


def signs_with_own_key(page: Page, here: str) -> None:
    """The first time she makes the key; it stays in her browser."""
    page.goto(f"{here}publish/")
    if not page.locator("[data-own-sign]").count():
        page.get_by_role("link", name="Sign with a key of your own").click()
        page.get_by_role("button", name="Make a key in this browser").click()
        expect(page.get_by_text("in this browser", exact=True)).to_be_visible()
        page.goto(f"{here}publish/")
    page.get_by_role("button", name="Sign with my own key").click()
    expect(page.get_by_text("holds, own key")).to_be_visible()


def takes(page: Page, here: str) -> None:
    page.goto(here)
    page.get_by_role("button", name="I take it").click()
    expect(page.get_by_text("It is yours until").first).to_be_visible()


def test_from_an_invitation_to_a_corrected_edition(browser: Browser, page: Page, live_desk: LiveDesk) -> None:
    set_up(page, live_desk)
    here = f"{live_desk.address}/the-harbour-desk/1-zh-Hans/"
    with somebody(browser) as anna, somebody(browser, phone=True) as bo, somebody(browser) as chen:
        comes_with_passkey(anna, invited(page, live_desk, "translator"), "Anna Vell", "anna")
        comes_with_password(bo, invited(page, live_desk, "reviewer"), "Bo Marsh", "bo")
        comes_with_password(chen, invited(page, live_desk, "proofreader"), "陈远", "chen")
        proposes(bo, live_desk)
        takes(anna, here)
        bo.goto(here)
        expect(bo.get_by_role("button", name="I take it")).to_have_count(0)
        writes(anna, here, TEXT)
        signs_with_own_key(anna, here)
        takes(bo, here)
        shoot(bo, "day-review-phone")
        signs(bo, here)
        signs(chen, here)
        publishes(page, here, live_desk)
        corrects(page, anna, bo, chen, here, live_desk)
        for one in (page, anna, bo, chen):
            no_complaints(one)


def publishes(page: Page, here: str, desk: LiveDesk) -> None:
    """Refused for want of rights; mended; published; verified."""
    page.goto(f"{here}publish/")
    expect(page.get_by_text("Nobody has recorded why")).to_be_visible()
    expect(page.get_by_role("button", name="Publish", exact=True)).to_be_disabled()
    page.get_by_role("link", name="Go there").first.click()
    page.get_by_text("A licence").click()
    page.get_by_label("The licence, or what the permission says").fill("CC BY 4.0")
    page.get_by_role("button", name="Record").first.click()
    page.goto(f"{here}publish/")
    expect(page.get_by_text("Nothing stands against publishing")).to_be_visible()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Everybody can verify it")).to_be_visible()
    page.go_back()
    page.reload()
    assert "Differences: 0" in desk.command("verify", str(desk.home / "site"))
    page.goto(f"{desk.address}/site/")
    expect(page.get_by_role("link", name="北部岛屿有了渡轮").first).to_be_visible()


def corrects(page: Page, anna: Page, bo: Page, chen: Page, here: str, desk: LiveDesk) -> None:
    """A better word: the sign-offs are void, all sign again, readers see the note."""
    writes(anna, here, (TEXT[0], TEXT[1], "它能载300人。"))
    page.goto(f"{here}publish/")
    expect(page.get_by_text("This stage is not signed").first).to_be_visible()
    signs_with_own_key(anna, here)
    for one in (bo, chen):
        signs(one, here)
    page.goto(f"{here}publish/")
    page.get_by_label("What changed and why, for readers").fill("A better word for carrying.")
    page.get_by_role("button", name="Publish the correction").click()
    expect(page.get_by_text("Everybody can verify it")).to_be_visible()
    assert "Differences: 0" in desk.command("verify", str(desk.home / "site"))
