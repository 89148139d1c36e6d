"""Kill -9 of the server and of the browser in mid-typing: is everything there that was on the screen for three seconds?

`COLOPHON_KILLS` sets how often each is killed (5 if not given; the figure is wanted for 200 in all). While the browser
is killed the server cannot be reached, so that only what the browser kept can bring the text back.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright
from tools.figures import Figure

from benchmarks.desk import PORT, seeded

COMMAND = "COLOPHON_KILLS=100 make figures ONLY=kills"
KILLS = int(os.environ.get("COLOPHON_KILLS", "5"))
ON_SCREEN = 3.0
FIELD = ".segment textarea >> nth=3"


class Desk:
    """A server that can be killed with its workers and started again."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [str(Path(sys.executable).with_name("colophon")), "serve", "--port", str(PORT)]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(command, env=self.environment, stdout=quiet, stderr=quiet)
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health/", timeout=2)
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the server did not start")

    def kill(self) -> None:
        assert self.process is not None
        kill_tree(self.process.pid)
        self.process.wait()


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        environment = {**os.environ, "COLOPHON_HOME": f"{folder}/home"}
        environment.pop("DATABASE_URL", None)
        crowd = json.loads(seeded(environment, "fill", "1", "0"))
        desk = Desk(environment)
        desk.start()
        visit = Visit(playwright, f"{folder}/profile", crowd)
        yield _figure("server", _server_killed(desk, visit))
        desk.kill()
        desk.start()
        yield _figure("browser", _browser_killed(visit))
        visit.context.close()
        desk.kill()


class Visit:
    """A browser with a profile on disk, in which the translator is signed in and has the text open."""

    def __init__(self, playwright: Playwright, profile: str, crowd: dict[str, object]) -> None:
        self.playwright, self.profile, self.crowd = playwright, profile, crowd
        self.context = self._browser()
        self.page = self._text()

    def _browser(self) -> BrowserContext:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        return self.playwright.chromium.launch_persistent_context(
            self.profile, executable_path="/usr/bin/chromium", args=arguments
        )

    def _text(self, *, reachable: bool = True) -> Page:
        people = self.crowd["people"]
        assert isinstance(people, list)
        address = f"http://127.0.0.1:{PORT}"
        self.context.add_cookies([{"name": "sessionid", "value": people[0]["session"], "url": address}])
        page = self.context.new_page()
        if not reachable:
            page.route("**/save/", lambda route: route.abort())
        page.goto(f"{address}/{self.crowd['desk']}/1-es/edit/")
        page.wait_for_selector("[data-ready]", timeout=60_000)
        return page

    def again(self, *, reachable: bool) -> None:
        self.page.close()
        self.page = self._text(reachable=reachable)

    def killed(self, *, reachable: bool) -> None:
        for pid in _started_with(self.profile):
            kill_tree(pid)
        for lock in Path(self.profile).glob("Singleton*"):
            lock.unlink(missing_ok=True)
        self.context = self._browser()
        self.page = self._text(reachable=reachable)


def _server_killed(desk: Desk, visit: Visit) -> int:
    """Types all the time; the server dies at any moment and comes back."""
    lost = 0
    chance = random.Random(1)
    for number in range(KILLS):
        typed = f"Numero {number}: "
        visit.page.fill(FIELD, "")
        for letter in typed + "el transbordador llevó a ciento doce":
            visit.page.type(FIELD, letter)
            if letter == "d" and chance.random() < 0.7 and desk.process and desk.process.poll() is None:
                desk.kill()
        if desk.process and desk.process.poll() is not None:
            desk.start()
        visit.page.wait_for_selector('[data-status="saved"]', timeout=60_000)
        wanted = visit.page.input_value(FIELD)
        visit.again(reachable=True)
        lost += _missing(wanted, visit.page.input_value(FIELD))
    return lost


def _browser_killed(visit: Visit) -> int:
    """What stood on the screen for three seconds before the browser died has to come back in the next one."""
    lost = 0
    chance = random.Random(2)
    visit.again(reachable=False)
    for number in range(KILLS):
        wanted = f"Numero {number}: el transbordador llevó a ciento doce"
        visit.page.fill(FIELD, wanted)
        time.sleep(ON_SCREEN)
        for letter in " pasajeros al norte"[: chance.randint(0, 19)]:
            visit.page.type(FIELD, letter)
        visit.killed(reachable=False)
        lost += _missing(wanted, visit.page.input_value(FIELD))
    return lost


def _missing(wanted: str, found: str) -> int:
    """How many characters of `wanted` `found` does not begin with."""
    same = next((at for at, (one, other) in enumerate(zip(wanted, found, strict=False)) if one != other), len(found))
    return max(0, len(wanted) - same)


def kill_tree(pid: int) -> None:
    """A process that we started and its children, all at once."""
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        kill_tree(int(child))
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _started_with(profile: str) -> list[int]:
    """The browser's first process: the one whose arguments name our profile and no type."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            said = line.read_bytes().split(b"\0")
        except OSError:
            continue
        if f"--user-data-dir={profile}".encode() in said and not any(one.startswith(b"--type=") for one in said):
            found.append(int(line.parent.name))
    return found


def _figure(killed: str, lost: int) -> Figure:
    return Figure(
        figure=f"keystrokes lost, {killed} killed {KILLS} times",
        value=lost,
        unit="keys",
        want="0",
        met=lost == 0,
        command=COMMAND,
        higher_is_better=False,
    )
