"""A disk that is really full, in a real browser: what a writer is told, what is kept, what arrives with room again."""

import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator

import pytest
from benchmarks.gear.small_disk import SmallDisk
from playwright.sync_api import Browser, Page, expect
from tests.journeys.conftest import (
    DESKTOP,
    ROOT,
    LiveDesk,
    free_port,
    set_up,
    shoot,
    start_desk,
    stop_desk,
    watched,
)
from tests.journeys.test_editor import KEY, field, opened, saved, stored

_MOUNT = ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
pytestmark = pytest.mark.skipif(
    shutil.which("unshare") is None or subprocess.run(_MOUNT, capture_output=True).returncode != 0,
    reason="no disk of one's own can be made on this system",
)


@pytest.fixture
def small(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SmallDisk, Page, LiveDesk]]:
    """A desk with one text, then served from a small disk of its own, and Mira at her editor."""
    live = start_desk(tmp_path_factory.mktemp("full") / "desk", free_port())
    context = browser.new_context(viewport=DESKTOP, locale="en-GB", reduced_motion="reduce")
    page = watched(context.new_page())
    set_up(page, live)
    live.command("intake", str(ROOT / "demo/harbour.en.html"), "--address", "https://harbour.example/story")
    text = str(ROOT / "demo/harbour.zh-Hans.md")
    live.command("import", text, "--of", "1", "--to", "zh-Hans", "--as", "Mira Oslo")
    stop_desk(live)
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    disk = SmallDisk(environment | {"COLOPHON_HOME": str(live.home)}, int(live.address.rpartition(":")[2]))
    disk.start()
    _wait_for(f"{live.address}/health/")
    yield disk, page, live
    disk.kill()
    context.close()


def _wait_for(address: str) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            assert time.monotonic() < end, "the desk did not start"
            time.sleep(0.1)


def test_a_full_disk_is_said_and_what_is_typed_arrives_once_there_is_room(
    small: tuple[SmallDisk, Page, LiveDesk],
) -> None:
    disk, page, live = small
    opened(page, live)
    field(page, 2).fill("磁盘满之前写的句子。")
    saved(page)
    disk.fill()
    field(page, 3).fill("磁盘满了以后写的句子。")
    status = page.locator("[data-status]")
    expect(status).to_contain_text("The disk of this server is full.", timeout=15_000)
    shoot(page, "editor-full-disk")
    page.reload()  # the text is still to be read, and what was typed is back
    page.wait_for_selector("[data-ready]")
    expect(page.locator(".segment").nth(3).locator(".aside-word")).to_contain_text("is back")
    assert field(page, 3).input_value() == "磁盘满了以后写的句子。"
    expect(status).to_contain_text("The disk of this server is full.", timeout=15_000)
    form = page.context.new_page()
    form.goto(f"{live.address}/account/")
    form.locator("#id_name").fill("Mira Å. Oslo")
    form.locator("#id_name").press("Enter")
    expect(form.locator("h1")).to_have_text("The disk of this server is full.")
    form.close()
    disk.make_room()
    saved(page)
    assert (stored(page, 2), stored(page, 3)) == ("磁盘满之前写的句子。", "磁盘满了以后写的句子。")
    page.goto(f"{live.address}/the-harbour-desk/{KEY}/history/")
    assert page.content().count("磁盘满了以后写的句子。") == 1, "once, however often it was sent"
