"""Pages that stand before an article are refused; short articles and articles about cookies are not."""

import pytest
from tests.engine.intake.pages import page, paragraphs

from colophon.errors import LoginPageError, UnreadablePageError
from colophon.intake.page import read_page

CONSENT = "<h1>Before you continue</h1><p>We use cookies. Do you consent to cookies?</p><button>Accept</button>"
LOGIN = '<form><h1>Увійти</h1><p>Щоб читати далі, увійдіть.</p><input type="password"></form>'


@pytest.mark.parametrize("body", [CONSENT, LOGIN])
def test_a_question_before_the_article_is_named(body: str) -> None:
    with pytest.raises(LoginPageError):
        read_page(page(body))


@pytest.mark.parametrize(
    "body",
    [
        "<h1>404</h1><p>Sorry, this page was not found. Perhaps it has moved to another address.</p>",
        "<p>Please enable JavaScript to read the Ness Courier in your browser.</p>",
        "<p>Checking your browser before you reach courier.example.</p>",
        "<h1>找不到页面</h1><p>您访问的文章可能已被移动或者删除，请返回首页。</p>",
        "<h1>Страница не найдена</h1><p>Возможно, она была перемещена.</p>",
    ],
)
def test_a_notice_is_no_article(body: str) -> None:
    with pytest.raises(UnreadablePageError):
        read_page(page(body))


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Why bakers fear cookie consent</h1>{paragraphs()}<p>Cookies, consent and cookies.</p><button>OK</button>",
        f"<h1>A town without a 404</h1>{paragraphs()}",
        f'{paragraphs()}<form>Sign in<input type="password"></form>' * 4,
    ],
)
def test_an_article_is_not_refused_for_its_words(body: str) -> None:
    assert read_page(page(body)).article.blocks


def test_a_short_note_is_read_and_said_to_be_short() -> None:
    intake = read_page(page("<h1>渡口关闭</h1><p>渡口今日关闭，明日恢复。</p>", lang="zh"))
    assert [getattr(block, "text", "") for block in intake.article.blocks][-1] == "渡口今日关闭，明日恢复。"
    assert any("characters only" in warning for warning in intake.warnings)


def test_a_few_words_among_many_others_are_no_article() -> None:
    menu = "".join(f'<li><a href="/{n}">Department of harbour matters {n}</a></li>' for n in range(40))
    with pytest.raises(UnreadablePageError):
        read_page(page(f"<nav><ul>{menu}</ul></nav><p>Closed today.</p>"))
