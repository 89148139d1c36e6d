"""Attacks in every field, looked at by a real browser: no script of theirs runs, and nothing is asked of anybody else.

`COLOPHON_HOSTILE=500` looks at 500 articles instead of one; `COLOPHON_HOSTILE_SEED` makes other ones.
"""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page
from tests.journeys.conftest import ROOT, free_port, start_desk, stop_desk

ROUNDS = os.environ.get("COLOPHON_HOSTILE", "1")
SEED = os.environ.get("COLOPHON_HOSTILE_SEED", "7")
OF_DESK = (
    *("", "work/", "sources/", "sources/1/", "people/", "settings/", "audit/", "webhooks/", "?text=<script>"),
    *("wire/", "wire/feeds/", "wire/rules/", "wire/domains/", "memory/?text=boats", "memory/terms/", "memory/files/"),
    *("reprints/", "reprints/1/", "takedowns/", "messages/", "pictures/", "people/p-mira/", "sources/1/original/"),
    *("settings/chats/", "settings/targets/", "settings/jobs/"),
)
OF_ARTICLE = (
    *("", "edit/", "review/", "proofread/", "read/", "preview/", "history/", "rights/", "publish/", "source/"),
    *("tools/", "takedown/"),
)


def test_nothing_hostile_runs_in_a_browser(tmp_path: Path, page: Page) -> None:
    home = tmp_path / "desk"
    command = [sys.executable, str(ROOT / "tests" / "journeys" / "hostile_desk.py"), str(home), ROUNDS, SEED]
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    made = subprocess.run(command, env=environment, text=True, capture_output=True)
    assert made.returncode == 0, made.stderr
    slug, *keys = made.stdout.split()
    desk = start_desk(home, free_port())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}") or dialog.dismiss())
    try:
        page.goto(f"{desk.address}/account/login/")
        page.fill("#id_login", "mira")
        page.fill("#id_password", "harbour-lamp-92")
        page.press("#id_password", "Enter")
        page.wait_for_url(f"**/{slug}/")
        places = [f"/{slug}/{one}" for one in OF_DESK] + ["/account/", "/?all=1", "/site/"]
        places += [f"/{slug}/{key}/{one}" for key in keys for one in OF_ARTICLE]
        places += [urlsplit(one).path for one in _published(page, desk.address)]
        for place in places:
            answer = page.goto(f"{desk.address}{place}", wait_until="load")
            assert answer is not None
            assert answer.status < 400, place
            assert page.evaluate("window.ran") is None, f"a script ran on {place}"
        refused = [one for one in page.complaints if "evil" in one or "Content Security Policy" in one]  # type: ignore[attr-defined]
        assert refused == [], "nothing of theirs got so far that only the policy stopped it"
        assert [one for one in asked if not one.startswith((desk.address, "data:", "blob:"))] == []
    finally:
        stop_desk(desk)


def _published(page: Page, address: str) -> list[str]:
    page.goto(f"{address}/site/")
    found = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    inside = sorted({one for one in found if one.startswith(f"{address}/site/")})
    assert inside, "something was published"
    return inside[:40]
