"""A real server on a free port with a home of its own, and a real browser to visit it with."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, ConsoleMessage, Page, expect, sync_playwright
from tests.prepared import prepare

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "screenshots"
COLOPHON = str(Path(sys.executable).with_name("colophon"))
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
_PATIENCE = 60.0
expect.set_options(timeout=20_000)  # nothing is measured here, and a busy machine is slow


@dataclass
class LiveDesk:
    """A running `colophon serve`: its address, its home, and the link to set it up."""

    address: str
    home: Path
    process: subprocess.Popen[str]
    said: str = ""

    @property
    def setup_link(self) -> str:
        found = re.search(r"http\S+/setup/\?token=\S+", self.said)
        assert found, self.said
        return found[0]

    def command(self, *arguments: str) -> str:
        """Run a verb on this desk's home; what it printed."""
        done = subprocess.run([COLOPHON, *arguments], capture_output=True, text=True, env=_environment(self.home))
        assert done.returncode in (0, 1), done.stderr
        return done.stdout


def _environment(home: Path) -> dict[str, str]:
    """Of the child processes: their own home, and the embedded database."""
    return {name: text for name, text in os.environ.items() if name != "DATABASE_URL"} | {"COLOPHON_HOME": str(home)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_desk(home: Path, port: int, *, bare: bool = False) -> LiveDesk:
    """Start the server and wait until it answers. `bare`: in a folder without anything, its tables neither."""
    if not bare:
        prepare(home)
    log = home.with_name(f"{home.name}.log").open("w+")
    command = [COLOPHON, "serve", "--no-work", "--port", str(port)]
    process = subprocess.Popen(command, env=_environment(home), stdout=log, stderr=log, text=True)
    desk = LiveDesk(f"http://localhost:{port}", home, process)
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        log.seek(0)
        desk.said = log.read()
        if "Ctrl-C" in desk.said and _answers(port):
            log.close()
            return desk
        time.sleep(0.1)
    process.kill()
    raise AssertionError(f"the desk did not start: {desk.said}")


def stop_desk(desk: LiveDesk) -> None:
    desk.process.send_signal(signal.SIGTERM)
    desk.process.wait(timeout=_PATIENCE)


def kill_desk(desk: LiveDesk) -> None:
    """End the server and its workers at once, as a power cut would."""
    pid = desk.process.pid
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for one in (pid, *map(int, workers)):
        os.kill(one, signal.SIGKILL)
    desk.process.wait()


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.fixture
def live_desk(tmp_path: Path) -> Iterator[LiveDesk]:
    """A desk that nobody has set up yet."""
    desk = start_desk(tmp_path / "desk", free_port())
    yield desk
    stop_desk(desk)


@pytest.fixture
def bare_desk(tmp_path: Path) -> Iterator[LiveDesk]:
    """The same, begun in a folder that was not there."""
    desk = start_desk(tmp_path / "desk", free_port(), bare=True)
    yield desk
    stop_desk(desk)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=DESKTOP, locale="en-GB")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return watched(context.new_page())


def watched(page: Page) -> Page:
    """A page whose complaints in the console fail the test that made it: `no_complaints` asks for them."""
    page.complaints = []  # type: ignore[attr-defined]
    page.on("console", lambda one: page.complaints.append(told_of(one)) if one.type == "error" else None)  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.complaints.append(str(error)))  # type: ignore[attr-defined]
    return page


def told_of(message: ConsoleMessage) -> str:
    """What was reported, and of which address."""
    return f"{message.text} {message.location.get('url', '')}"


def no_complaints(page: Page) -> None:
    """Nothing was reported in the console: no script broke, and nothing was refused by the content security policy."""
    assert page.complaints == []  # type: ignore[attr-defined]


def with_authenticator(page: Page) -> CDPSession:
    """Give the page a virtual device that makes passkeys and always agrees."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return session


def set_up(page: Page, desk: LiveDesk, *, name: str = "Mira Oslo", password: str = "harbour-lamp-92") -> None:
    """Go through the wizard with a password, as the first manager."""
    page.goto(desk.setup_link)
    page.get_by_label("Name of your desk").fill("The Harbour Desk")
    page.get_by_label("中文（简体）").or_(page.locator("input[value='zh-Hans']")).first.check()
    page.locator("input[value='ar']").check()
    page.get_by_label("Your name in credits").fill(name)
    page.get_by_label("Name or e-mail to sign in with").fill("mira")
    page.get_by_text("A password of at least").click()
    page.locator("#id_password").fill(password)
    page.get_by_role("button", name="Found the desk").click()
    page.wait_for_url("**/the-harbour-desk/")


def shoot(page: Page, name: str) -> None:
    """A picture of the whole page in screenshots/, to be looked at: for those who set COLOPHON_SCREENSHOTS=1."""
    if not os.environ.get("COLOPHON_SCREENSHOTS"):
        return
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
