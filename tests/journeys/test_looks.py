"""Every page of the desk, looked at by axe and by eye: desktop and phone, light and dark, left and right.

With COLOPHON_SCREENSHOTS=1 pictures are put into screenshots/, which is not kept in the repository.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.journeys.conftest import (
    DESKTOP,
    PHONE,
    ROOT,
    LiveDesk,
    free_port,
    no_complaints,
    shoot,
    start_desk,
    stop_desk,
    watched,
)
from tests.journeys.validators import wrong_html

VARIANTS = {
    "desktop-light": (DESKTOP, "light", "en"),
    "desktop-dark": (DESKTOP, "dark", "en"),
    "phone-light": (PHONE, "light", "en"),
    "phone-rtl-dark": (PHONE, "dark", "ar"),
}
PAGES = {
    "board": "/the-demo-desk/",
    "station": "/the-demo-desk/?station=translating",
    "my-work": "/the-demo-desk/work/",
    "sources": "/the-demo-desk/sources/",
    "propose": "/the-demo-desk/sources/new/",
    "source": "/the-demo-desk/sources/{source}/",
    "original": "/the-demo-desk/sources/6/original/",
    "original-text": "/the-demo-desk/sources/6/original/text/",
    "amend": "/the-demo-desk/6-zh-Hans/source/amend/3/?reason=value",
    "people": "/the-demo-desk/people/",
    "person": "/the-demo-desk/people/p-demo-salma/",
    "settings": "/the-demo-desk/settings/",
    "targets": "/the-demo-desk/settings/targets/",
    "article": "/the-demo-desk/{review}/",
    "article-held": "/the-demo-desk/{translating}/",
    "checklist": "/the-demo-desk/{review}/publish/",
    "checklist-ready": "/the-demo-desk/{ready}/publish/",
    "checklist-withdrawn": "/the-demo-desk/{withdrawn}/publish/",
    "takedown": "/the-demo-desk/{withdrawn}/takedown/",
    "takedowns": "/the-demo-desk/takedowns/",
    "rights": "/the-demo-desk/{ready}/rights/",
    "other-tools": "/the-demo-desk/{review}/tools/",
    "memory": "/the-demo-desk/memory/?q=harbour",
    "terms": "/the-demo-desk/memory/terms/",
    "memory-files": "/the-demo-desk/memory/files/",
    "wire": "/the-demo-desk/wire/",
    "wire-rules": "/the-demo-desk/wire/rules/",
    "messages": "/the-demo-desk/messages/",
    "pictures": "/the-demo-desk/pictures/",
    "jobs": "/the-demo-desk/settings/jobs/",
    "feeds": "/the-demo-desk/wire/feeds/",
    "wire-domains": "/the-demo-desk/wire/domains/",
    "reprints": "/the-demo-desk/reprints/",
    "reprint": "/the-demo-desk/reprints/{reprint}/",
    "chats": "/the-demo-desk/settings/chats/",
    "audit": "/the-demo-desk/audit/",
    "webhooks": "/the-demo-desk/webhooks/",
    "followed": "/the-demo-desk/{review}/source/",
    "account": "/account/",
    "tokens": "/account/tokens/",
    "passkeys": "/account/mfa/webauthn/",
    "passkey": "/account/passkey/",
    "own-keys": "/account/key/",
    "add-passkey": "/account/mfa/webauthn/add/",
    "totp": "/account/mfa/totp/activate/",
    "sign-out": "/account/logout/",
    "password": "/account/password/change/",
    "home": "/?all=1",
    "new-desk": "/new/",
    "edit": "/the-demo-desk/{translating}/edit/",
    "review": "/the-demo-desk/{review}/review/",
    "proofread": "/the-demo-desk/{review}/proofread/",
    "preview": "/the-demo-desk/{review}/preview/",
    "read": "/the-demo-desk/{review}/read/",
    "history": "/the-demo-desk/{review}/history/",
    "moments": "/the-demo-desk/{review}/history/?moments=all",
    "not-found": "/the-demo-desk/nowhere/",
    "offline": "/offline/",
}
OUTSIDE = {
    "welcome": "/",
    "login": "/account/login/",
    "lost": "/account/password/reset/",
    "signup-closed": "/account/signup/",
    "ask": "/join/to/the-demo-desk/",
    "lost-sent": "/account/password/reset/done/",
    "join-ended": "/join/a-link-that-was-taken-back/",
    "setup-done": "/setup/",
    "mail-off": "/mail/off/a-link-of-another-server/",
}
# Shown to the one whose text was changed, and to nobody else.
OF_A_TRANSLATOR = {"edits": "/the-demo-desk/messages/edits/9/"}
KEYS = {
    "source": "1",
    "reprint": "1",
    "translating": "1-zh-Hant",
    "review": "2-ar",
    "ready": "4-fr",
    "withdrawn": "5-uk",
}


@pytest.fixture(scope="module")
def demo_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[LiveDesk, dict[str, str]]]:
    """The demo's desk with its people's passwords."""
    home = tmp_path_factory.mktemp("looks") / "desk"
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "demo_desk.py"), str(home)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    passwords = dict(re.findall(r"^  (\w+) +(\S+)", done.stdout, re.MULTILINE))
    desk = start_desk(home, free_port())
    yield desk, passwords
    stop_desk(desk)


def opened(browser: Browser, variant: str, address: str) -> Page:
    size, scheme, language = VARIANTS[variant]
    context = browser.new_context(viewport=size, color_scheme=scheme, locale="en-GB", reduced_motion="reduce")
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    return watched(context.new_page())


def sign_in(page: Page, address: str, name: str, password: str) -> None:
    page.goto(f"{address}/account/login/")
    page.locator("#id_login").fill(name)
    page.locator("#id_password").fill(password)
    page.locator("#id_password").press("Enter")
    page.wait_for_url("**/the-demo-desk/")


def wrong_with(page: Page) -> list[str]:
    """What axe finds, one line a violation, and whether the page is wider than the window."""
    found = Axe().run(page).response["violations"]
    lines = [f"{one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])})" for one in found]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        lines.append("wider than the window")
    return lines


def test_the_checker_of_the_w3c_finds_nothing_in_any_page(
    browser: Browser, demo_desk: tuple[LiveDesk, dict[str, str]], tmp_path: Path
) -> None:
    desk, passwords = demo_desk
    page = opened(browser, "desktop-light", desk.address)
    for name, path in OUTSIDE.items():
        (tmp_path / f"{name}.html").write_text(page.request.get(desk.address + path).text(), "utf-8")
    sign_in(page, desk.address, "mira", passwords["mira"])
    for name, path in PAGES.items():
        said = page.request.get(desk.address + path.format(**KEYS)).text()
        (tmp_path / f"{name}.html").write_text(said, "utf-8")
    page.context.close()
    assert wrong_html(tmp_path) == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_page_is_fit_to_be_seen(
    browser: Browser, demo_desk: tuple[LiveDesk, dict[str, str]], variant: str
) -> None:
    desk, passwords = demo_desk
    page = opened(browser, variant, desk.address)
    wrong: dict[str, list[str]] = {}
    for name, path in OUTSIDE.items():
        page.goto(desk.address + path)
        shoot(page, f"{name}-{variant}")
        wrong[name] = wrong_with(page)
    sign_in(page, desk.address, "mei", passwords["mei"])
    for name, path in OF_A_TRANSLATOR.items():
        page.goto(desk.address + path)
        shoot(page, f"{name}-{variant}")
        wrong[name] = wrong_with(page)
    page.context.clear_cookies(name="sessionid")
    sign_in(page, desk.address, "mira", passwords["mira"])
    for name, path in PAGES.items():
        page.goto(desk.address + path.format(**KEYS))
        if page.locator("#id_password").count() and "reauthenticate" in page.url:
            page.locator("#id_password").fill(passwords["mira"])
            page.locator("#id_password").press("Enter")
            page.wait_for_url(f"**{path}")
        shoot(page, f"{name}-{variant}")
        wrong[name] = wrong_with(page)
    page.context.close()
    assert {name: lines for name, lines in wrong.items() if lines} == {}
    page.complaints = [one for one in page.complaints if not re.search(r"404|403|409|410", one)]  # type: ignore[attr-defined]
    no_complaints(page)


def test_pictures_are_where_they_are_looked_for() -> None:
    assert Path(ROOT / ".gitignore").read_text("utf-8").count("/screenshots/") == 1


def test_a_long_address_fits_a_phone(browser: Browser, demo_desk: tuple[LiveDesk, dict[str, str]]) -> None:
    desk, passwords = demo_desk
    page = opened(browser, "phone-light", desk.address)
    sign_in(page, desk.address, "mira", passwords["mira"])
    page.goto(f"{desk.address}/the-demo-desk/sources/1/")
    address = page.locator(".facts dd a").first
    address.evaluate("(link) => { link.textContent = 'https://news.example/' + 'harbour'.repeat(20) }")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.context.close()
