"""Writing in a real browser: nothing that was typed is lost, whatever breaks, and marks cannot be broken."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from tests.journeys.conftest import (
    DESKTOP,
    PHONE,
    ROOT,
    LiveDesk,
    free_port,
    kill_desk,
    no_complaints,
    set_up,
    shoot,
    start_desk,
    stop_desk,
    watched,
)

KEY = "1-zh-Hans"


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveDesk]:
    """A desk with one article, of which Mira translates the Chinese; her cookies lie beside its home."""
    desk = start_desk(tmp_path_factory.mktemp("editor") / "desk", free_port())
    page = browser.new_page(locale="en-GB")
    set_up(page, desk)
    page.context.storage_state(path=desk.home.with_name("signed-in.json"))
    page.context.close()
    desk.command("intake", str(ROOT / "demo/harbour.en.html"), "--address", "https://harbour.example/story")
    text = str(ROOT / "demo/harbour.zh-Hans.md")
    desk.command("import", text, "--of", "1", "--to", "zh-Hans", "--as", "Mira Oslo")
    yield desk
    stop_desk(desk)


@pytest.fixture
def context(browser: Browser, desk: LiveDesk) -> Iterator[BrowserContext]:
    """A browser in which Mira is signed in."""
    opened = browser.new_context(
        viewport=DESKTOP,
        locale="en-GB",
        reduced_motion="reduce",
        storage_state=desk.home.with_name("signed-in.json"),
    )
    yield opened
    opened.close()


def opened(page: Page, desk: LiveDesk, screen: str = "edit", key: str = KEY) -> Page:
    page.goto(f"{desk.address}/the-harbour-desk/{key}/{screen}/")
    page.wait_for_selector("[data-ready]")
    return page


def field(page: Page, number: int) -> Locator:
    return page.locator(".segment textarea").nth(number)


def saved(page: Page) -> None:
    expect(page.locator("[data-status]")).to_have_attribute("data-status", "saved", timeout=20_000)


def stored(page: Page, number: int) -> str:
    """What the server has, read in a page of its own."""
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector("[data-ready]")
    text = field(other, number).input_value()
    other.close()
    return text


def test_typing_is_saved_checked_and_confirmed_by_keyboard(page: Page, desk: LiveDesk) -> None:
    opened(page, desk)
    first = field(page, 1)
    first.fill("首批船只于周二黎明离港。")
    saved(page)
    assert stored(page, 1) == "首批船只于周二黎明离港。"
    expect(page.locator(".segment").nth(1).locator(".asked li.blocking")).to_have_count(0)
    first.fill("首批船只于周五黎明离港。")
    expect(page.locator(".segment").nth(1).locator(".over .blocking")).to_have_text("周五")
    first.fill("首批船只于周二黎明离港。")
    saved(page)
    first.press("Control+Enter")
    expect(page.locator(".segment").nth(1)).to_have_attribute("data-state", "translated")
    expect(page.locator("[data-progress]")).to_contain_text(re.compile(r"[1-9]\d* / \d+"))
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    shoot(page, "editor-keys")
    no_complaints(page)


def test_without_a_connection_the_text_is_kept_and_sent_later(page: Page, desk: LiveDesk) -> None:
    opened(page, desk)
    page.context.set_offline(True)
    field(page, 2).fill("没有网络时写下的句子。")
    expect(page.locator("[data-status]")).to_have_attribute("data-status", "offline")
    shoot(page, "editor-offline")
    page.wait_for_timeout(1500)
    page.context.set_offline(False)
    saved(page)
    assert stored(page, 2) == "没有网络时写下的句子。"


def test_a_dead_server_loses_nothing(page: Page, desk: LiveDesk) -> None:
    opened(page, desk)
    field(page, 2).fill("服务器死掉之前。")
    saved(page)
    kill_desk(desk)
    field(page, 3).fill("服务器死掉之后。")
    expect(page.locator("[data-status]")).to_have_attribute("data-status", "retrying", timeout=15_000)
    port = int(desk.address.rpartition(":")[2])
    desk.process = start_desk(desk.home, port).process
    saved(page)
    assert (stored(page, 2), stored(page, 3)) == ("服务器死掉之前。", "服务器死掉之后。")


def test_a_closed_browser_brings_back_what_was_not_sent(page: Page, context: BrowserContext, desk: LiveDesk) -> None:
    opened(page, desk)
    context.route("**/save/", lambda route: route.abort())
    field(page, 2).fill("只存在于浏览器里的句子。")
    page.wait_for_timeout(1500)
    page.close()
    assert field(opened(watched(context.new_page()), desk), 2).input_value() == "只存在于浏览器里的句子。"
    context.unroute("**/save/")
    again = opened(watched(context.new_page()), desk)
    expect(again.locator(".segment").nth(2).locator(".aside-word")).to_contain_text("is back")
    saved(again)
    assert stored(again, 2) == "只存在于浏览器里的句子。"


def test_an_answer_that_got_lost_makes_no_conflict(page: Page, context: BrowserContext, desk: LiveDesk) -> None:
    opened(page, desk)
    lost: list[str] = []

    def lose_the_first_answer(route) -> None:  # type: ignore[no-untyped-def]
        if not lost:
            lost.append(route.request.post_data)
            route.fetch()
            route.abort()
        else:
            route.continue_()

    context.route("**/save/", lose_the_first_answer)
    field(page, 2).fill("第一次的答复丢了。")
    page.wait_for_timeout(1300)
    field(page, 2).fill("第一次的答复丢了，又写了一点。")
    saved(page)
    assert lost
    assert page.locator(".beside").count() == 0
    assert stored(page, 2) == "第一次的答复丢了，又写了一点。"


def test_two_tabs_in_one_segment_keep_both_texts(page: Page, context: BrowserContext, desk: LiveDesk) -> None:
    opened(page, desk)
    other = opened(watched(context.new_page()), desk)
    context.route("**/pulse/", lambda route: route.abort())
    field(page, 2).fill("左边写的。")
    saved(page)
    field(other, 2).fill("右边写的。")
    saved(other)
    expect(other.locator(".beside")).to_contain_text("左边写的。")
    expect(other.locator(".beside")).to_contain_text("右边写的。")
    shoot(other, "editor-beside")
    other.locator(".beside").get_by_role("button").last.click()
    expect(other.locator(".beside")).to_have_count(0)
    assert stored(page, 2) == "右边写的。"


MARKS = (
    ("a **b** c", "a *b** c", "a b c"),
    ("a **b** c", "a **b c", "a b c"),
    ("see [the pier][1] now", "see [the pier[1] now", "see the pier now"),
    ("see [the pier][1] now", "see the pier][1] now", "see the pier now"),
    ("see [the pier][1] now", "see [the pier][x1] now", "see [the pier][1]x now"),
    ("see [the pier][1] now", "see  now", None),
    ("see [the pier][1] now", "see [the old pier][1] now", None),
    ("note[^1] here", "note[^1 here", "note here"),
    ("run `make demo` now", "run make demo` now", "run make demo now"),
    ("2 * 3 * 4", "2  3 * 4", None),
    ("\\*not a mark\\*", "\\*not a mark\\", None),
    ("好 **重**点", "好 **重*点", "好 重点"),
)


def test_marks_are_whole(page: Page, desk: LiveDesk) -> None:
    opened(page, desk)
    script = "async ([path, before, after]) => { const m = await import(path); return m.mended(before, after) }"
    path = f"{desk.address}/static/desk/text/marks.js"
    for before, after, wanted in MARKS:
        answer = page.evaluate(script, [path, before, after])
        assert (answer and answer["text"]) == wanted, (before, after)


def test_the_memory_and_the_terms_are_used_by_keyboard(page: Page, desk: LiveDesk) -> None:
    desk.command("terms", "add", "--term", "en=harbour", "--term", "zh-Hans=海港")
    desk.command("terms", "add", "--term", "en=ferry fire", "--term", "zh-Hans=渡轮火灾")
    pairs = desk.home.with_name("pairs.csv")
    pairs.write_text("source,target\nThe harbour office waited.,港务处等候着。\n", encoding="utf-8")
    desk.command("import", "memory", str(pairs), "--from", "en", "--to", "zh-Hans")
    opened(page, desk)
    title = field(page, 0)
    title.fill("港务处")
    saved(page)
    expect(page.locator(".terms dd")).to_have_count(2)
    assert page.evaluate("[...CSS.highlights.get('terms')].map((one) => one.toString())") == ["harbour", "ferry fire"]
    title.press("ControlOrMeta+a")
    title.press("Alt+KeyK")
    expect(page.locator("[data-uses] mark")).to_have_text("港务处")
    expect(title).to_be_focused()
    title.press("End")
    for _ in range(3):  # the third has nothing left to insert
        title.press("Alt+KeyT")
    expect(title).to_have_value("港务处海港渡轮火灾")
    saved(page)
    no_complaints(page)


def test_notes_that_say_the_same_are_mended_at_once(page: Page, desk: LiveDesk) -> None:
    opened(page, desk)
    text = field(page, 4)
    text.fill("共有12人、34艘船。")
    line = page.locator(".segment").nth(4).locator(".asked li.note")
    expect(line).to_have_count(1)
    expect(line).to_contain_text("× ")
    line.get_by_role("button", name="Mend").click()
    expect(text).to_have_value("共有 12 人、34 艘船。")
    saved(page)
    no_complaints(page)


def test_a_review_goes_there_and_back(page: Page, desk: LiveDesk) -> None:
    opened(page, desk, "review")
    text = field(page, 2)
    text.click()
    text.press("Control+Home")
    text.press("Shift+ArrowRight")
    text.press("Alt+KeyR")
    dialog = page.get_by_role("dialog", name="Remark")
    quoted = dialog.locator("[data-passage]").inner_text()
    dialog.get_by_label("What should the translator know?").fill("The date first.")
    dialog.get_by_label("Suggested text").fill("第四")
    shoot(page, "review-remark")
    dialog.get_by_role("button", name="Say it").click()
    expect(page.locator(".side .remark")).to_contain_text("The date first.")
    shoot(page, "review")
    opened(page, desk)
    field(page, 2).click()
    expect(page.locator(".side .remark")).to_contain_text("第四")
    segment = page.locator(".segment").nth(2)
    expect(segment.locator(".said")).to_contain_text("The date first.")
    expect(segment.locator(".over .remarked")).to_have_text(quoted)
    shoot(page, "edit-remark")
    field(page, 2).press("Alt+KeyA")
    expect(field(page, 2)).to_have_value(re.compile("^第四"))
    expect(segment.locator(".said li")).to_have_count(0)
    saved(page)
    no_complaints(page)


def test_a_text_that_is_done_leads_to_its_signature_or_back(page: Page, desk: LiveDesk, tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("# The harbour is open\n\nThe first boats left at dawn on Tuesday.\n")
    (tmp_path / "mine.md").write_text("# 港口开放\n\n首批船只于周二黎明离港。\n")
    number = re.search(r"Source (\d+)", desk.command("intake", str(tmp_path / "note.md")))
    assert number
    brought = ("--of", number[1], "--to", "zh-Hans", "--as", "Mira Oslo")
    desk.command("import", str(tmp_path / "mine.md"), *brought)
    opened(page, desk, "edit", f"{number[1]}-zh-Hans")
    sign = page.locator(".bar").get_by_role("link", name="Sign")
    for segment in page.locator(".segment").all():
        expect(sign).to_be_hidden()
        segment.locator("textarea").press("Control+Enter")
        expect(segment).to_have_attribute("data-state", "translated")
    expect(sign).to_have_attribute("href", re.compile("publish/#sign-translate$"))
    opened(page, desk, "review", f"{number[1]}-zh-Hans")
    page.get_by_role("button", name="Give back …").click()
    dialog = page.get_by_role("dialog", name="Give back …")
    dialog.get_by_label("Why?").fill("The last number, please.")
    dialog.get_by_role("button", name="Give back", exact=True).click()
    page.wait_for_url(f"**/{number[1]}-zh-Hans/")
    opened(page, desk, "edit", f"{number[1]}-zh-Hans")
    expect(page.get_by_text(re.compile("Mira Oslo\\W* gave this text back:"))).to_be_visible()
    no_complaints(page)


@pytest.mark.parametrize("screen", ["edit", "review", "proofread", "read", "preview", "history"])
def test_every_screen_is_accessible_and_fits_a_phone(page: Page, desk: LiveDesk, screen: str) -> None:
    opened_or_read(page, desk, screen)
    for name, size in (("desktop", DESKTOP), ("phone", PHONE)):
        for scheme in ("light", "dark"):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            if screen in ("edit", "review", "proofread"):
                field(page, 1).click()
                page.wait_for_timeout(500)
            found = Axe().run(page).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{screen} is {wide} px too wide on a {name}"
            shoot(page, f"{screen}-{name}-{scheme}")
    no_complaints(page)


def opened_or_read(page: Page, desk: LiveDesk, screen: str) -> None:
    page.goto(f"{desk.address}/the-harbour-desk/{KEY}/{screen}/")
    if screen in ("edit", "review", "proofread"):
        page.wait_for_selector("[data-ready]")


def test_an_arabic_translation_is_written_from_right_to_left(page: Page, desk: LiveDesk) -> None:
    page.goto(f"{desk.address}/the-harbour-desk/sources/1/")
    page.locator("input[value='ar']").check()
    page.get_by_role("button", name="Put it on the board").click()
    opened(page, desk, key="1-ar")
    field(page, 1).fill("غادرت القوارب الأولى فجر يوم الأربعاء.")
    expect(page.locator(".segment").nth(1).locator(".over .blocking")).to_be_visible()
    field(page, 1).fill("غادرت القوارب الأولى فجر يوم الثلاثاء.")
    saved(page)
    expect(page.locator(".segment").nth(1).locator(".asked li.blocking")).to_have_count(0)
    assert field(page, 1).evaluate("(field) => getComputedStyle(field).direction") == "rtl"
    for name, size in (("desktop", DESKTOP), ("phone", PHONE)):
        page.set_viewport_size(size)
        shoot(page, f"editor-arabic-{name}")
        assert Axe().run(page).response["violations"] == []
    no_complaints(page)


def test_hostile_text_runs_nothing(page: Page, desk: LiveDesk) -> None:
    opened(page, desk)
    page.on("dialog", lambda one: pytest.fail(f"a script ran: {one.message}"))
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>[x](javascript:alert(3))"
    before = field(page, 2).input_value()
    field(page, 2).fill(hostile)
    saved(page)
    for screen in ("edit", "review", "read", "preview", "history"):
        opened_or_read(page, desk, screen)
        page.wait_for_timeout(300)
    assert stored(opened(page, desk), 2) == hostile
    field(page, 2).fill(before or "第三句。")  # others look at the same text, and its picture is nowhere
    saved(page)
