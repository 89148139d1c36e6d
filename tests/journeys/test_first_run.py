"""From an empty folder to a working desk in the browser, and nobody else can claim it."""

from playwright.sync_api import Page, expect
from tests.journeys.conftest import LiveDesk, no_complaints, set_up, shoot, with_authenticator


def test_an_empty_folder_becomes_a_desk(page: Page, bare_desk: LiveDesk) -> None:
    live_desk = bare_desk
    page.goto(live_desk.address)
    expect(page.get_by_role("heading", name="This desk is not set up yet")).to_be_visible()
    shoot(page, "setup-closed")
    page.goto(live_desk.setup_link)
    assert "token" not in page.url
    shoot(page, "setup")
    set_up(page, live_desk)
    expect(page.get_by_role("heading", name="Board")).to_be_visible()
    no_complaints(page)
    page.context.clear_cookies()
    page.goto(live_desk.setup_link)
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()


def test_a_passkey_founds_a_desk_and_signs_in_again(page: Page, live_desk: LiveDesk) -> None:
    with_authenticator(page)
    page.goto(live_desk.setup_link)
    page.get_by_label("Name of your desk").fill("Le Bureau")
    page.locator("input[value='fr']").check()
    page.get_by_label("Your name in credits").fill("Mira Oslo")
    page.get_by_label("Name or e-mail to sign in with").fill("mira")
    page.get_by_role("button", name="Found the desk").click()
    page.wait_for_url("**/account/passkey/")
    shoot(page, "passkey")
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url("**/recovery-codes/**")
    shoot(page, "recovery-codes")
    page.goto(live_desk.address)
    page.wait_for_url("**/le-bureau/")
    page.locator(".tools details.menu summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{live_desk.address}/account/login/")
    shoot(page, "login")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/le-bureau/")
    no_complaints(page)


def test_a_wrong_link_opens_nothing(page: Page, live_desk: LiveDesk) -> None:
    page.goto(f"{live_desk.address}/setup/?token=guessed")
    expect(page.get_by_text("This link is not the one")).to_be_visible()
    assert page.locator("form input[name='desk']").count() == 0
