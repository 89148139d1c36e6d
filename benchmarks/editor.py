"""A text of 10,000 words in the editor: how soon it is seen, how soon a key shows, and what the page weighs.

Measured in Debian's Chromium on this machine. The peer is the same page's reading view, which has no fields to type in.
"""

import json
import os
import statistics
import tempfile
from collections.abc import Iterator

from playwright.sync_api import Page, sync_playwright
from tools.figures import Figure

from benchmarks.desk import PORT, seeded, serving

COMMAND = "make figures ONLY=editor"
SENTENCES = 1000  # of about ten words
KEYS = 120
# From the key to the first moment after the frame that shows it; a screenless browser reports no honest presentation.
OBSERVE = """() => { window.seen = []; document.addEventListener('input', (event) => requestAnimationFrame(() => {
  const channel = new MessageChannel()
  channel.port1.onmessage = () => window.seen.push(performance.now() - event.timeStamp)
  channel.port2.postMessage(0)
})) }"""


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "COLOPHON_HOME": folder}
        environment.pop("DATABASE_URL", None)
        crowd = json.loads(seeded(environment, "fill", "1", "0", str(SENTENCES)))
        with serving(environment), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            session = {"name": "sessionid", "value": crowd["people"][0]["session"], "url": f"http://127.0.0.1:{PORT}"}
            context.add_cookies([session])
            base = f"http://127.0.0.1:{PORT}/{crowd['desk']}/1-es"
            page = context.new_page()
            page.goto(f"{base}/read/")
            reading = _first_paint(page)
            page.goto(f"{base}/edit/")
            page.wait_for_selector("[data-ready]", timeout=60_000)
            yield from _seen(page, reading)
            yield from _typed(page)
            browser.close()


def _seen(page: Page, reading: float) -> Iterator[Figure]:
    paint = _first_paint(page)
    yield _figure("editor, 10,000 words: first paint", paint, "ms", 1000, peer="reading view", peer_value=reading)
    weight = page.evaluate(
        "performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))"
        ".reduce((sum, one) => sum + one.encodedBodySize, 0)"
    )
    yield _figure("editor, 10,000 words: weight as sent, text included", weight / 1000, "kB", 300)


def _typed(page: Page) -> Iterator[Figure]:
    # A browser loads fonts and dictionaries with the first keys of its life: those are not the editor's.
    _press(page, segment=5)
    page.wait_for_timeout(3000)
    page.evaluate(OBSERVE)
    _press(page, segment=400)
    seen = page.evaluate("window.seen")
    assert len(seen) > KEYS / 2
    p95 = statistics.quantiles(seen, n=20)[18]
    yield _figure("editor, 10,000 words: a key shows, p95", p95, "ms", 50)


def _press(page: Page, *, segment: int) -> None:
    page.locator(".segment textarea").nth(segment).click()
    for number in range(KEYS):
        page.keyboard.press("abcdefgh "[number % 9])
        page.wait_for_timeout(60)


def _first_paint(page: Page) -> float:
    page.wait_for_timeout(500)
    return float(
        page.evaluate("performance.getEntriesByName('first-contentful-paint').map((one) => one.startTime)[0] || -1")
    )


def _figure(
    figure: str, value: float, unit: str, want: float, *, peer: str = "", peer_value: float | None = None
) -> Figure:
    return Figure(
        figure=figure,
        value=round(value),
        unit=unit,
        want=f"<= {want:g}",
        met=0 <= value <= want,
        peer=peer,
        peer_value=round(peer_value) if peer_value is not None else None,
        command=COMMAND,
        higher_is_better=False,
    )
