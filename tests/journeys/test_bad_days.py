"""What bad days bring into the editor: a whole Word document, far too much text, a session that ends."""

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.conftest import LiveDesk, no_complaints
from tests.journeys.test_editor import context, desk, field, opened, saved, stored

__all__ = ["context", "desk"]

_PASTE = """([field, html, text]) => {
  field.focus(); field.select()
  const data = new DataTransfer()
  data.setData('text/html', html); data.setData('text/plain', text)
  const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})
  if (field.dispatchEvent(event)) document.execCommand('insertText', false, text)
}"""
WORD = "\r\n".join(f"第{number}段：港口“昨天”开放，\u00a0共有{number * 7}艘船。\t\u000b" for number in range(1, 200))
HTML = f"<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><o:p><b>{WORD}</b></o:p></body></html>"


def test_a_whole_word_document_in_one_segment_is_kept_as_text(page: Page, desk: LiveDesk) -> None:
    opened(page, desk)
    before = field(page, 5).input_value()
    page.evaluate(_PASTE, [field(page, 5).element_handle(), HTML, WORD])
    saved(page)
    kept = stored(page, 5)
    assert "第199段：港口“昨天”开放" in kept
    assert "<b>" not in kept
    assert "urn:schemas" not in kept
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    field(page, 5).fill(before)
    saved(page)
    no_complaints(page)


@pytest.mark.parametrize("length", [100_000])
def test_far_too_much_text_is_kept_or_refused_in_words(page: Page, desk: LiveDesk, length: int) -> None:
    opened(page, desk)
    before, much = field(page, 6).input_value(), "船" * length
    field(page, 6).fill(much)
    page.wait_for_timeout(3_000)
    status = page.locator("[data-status]")
    expect(status).not_to_have_attribute("data-status", "saving", timeout=30_000)
    assert status.get_attribute("data-status") in {"saved", "refused"}
    assert field(page, 6).input_value() == much, "what was typed stays on the screen"
    field(page, 6).fill(before)
    saved(page)
    assert stored(page, 6) == before


def test_a_page_of_last_week_still_saves(page: Page, desk: LiveDesk) -> None:
    """The back button, then typing in a page that the server has moved on from."""
    opened(page, desk)
    page.goto(f"{desk.address}/the-harbour-desk/")
    other = page.context.new_page()
    opened(other, desk)
    field(other, 7).fill("别人写的新句子，共有7艘船。")
    saved(other)
    page.go_back()
    page.wait_for_selector("[data-ready]")
    field(page, 7).fill("回来的人写的句子，共有7艘船。")
    saved(page)
    assert "句子，共有7艘船" in stored(page, 7)
    other.close()


def test_a_session_that_ends_in_mid_save_keeps_the_text_and_says_so(page: Page, desk: LiveDesk) -> None:
    opened(page, desk)
    before = field(page, 8).input_value()
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    field(page, 8).fill(f"{before}（没有登录）")
    status = page.locator("[data-status]")
    expect(status).not_to_have_attribute("data-status", "saved", timeout=10_000)
    page.wait_for_timeout(4_000)
    expect(status).to_have_attribute("data-status", "signed_out")
    expect(page.get_by_text("Your text is kept in this browser")).to_be_visible()
    assert field(page, 8).input_value().endswith("（没有登录）")
    page.context.add_cookies(cookies)
    saved(page)
    assert stored(page, 8).endswith("（没有登录）")
