"""Which pages stand before an article instead of being one: logins, consent dialogues, error and robot pages."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from colophon.errors import LoginPageError, UnreadablePageError
from colophon.intake.body import Body
from colophon.intake.runs import Run

_ARTICLE_FROM = 1200
_NOTICE_BELOW = 400
_LOOKED_AT = 4000
_ASKED_FROM = 3
_PARAGRAPH = 60
_TELLING = 250
_LOGIN = re.compile(
    r"(?i)log ?in|sign ?in|anmelden|einloggen|"
    r"connexion|iniciar sesión|accedi|войти|увійти|вхід|登录|登入|ログイン|로그인|تسجيل الدخول"
)
_CONSENT = re.compile(
    r"(?i)before you continue|we value your privacy|cookie|consent|zustimm|datenschutz|"
    r"consentement|privacidad|同意|согласи|згод"
)
_NOTICE = re.compile(
    r"(?i)(?:page|file|article|site) (?:was |is )?(?:not (?:be )?found|unavailable)|\b40[34]\b|access denied|forbidden|"
    r"(?:enable|activate|requires?) javascript|javascript (?:is )?(?:disabled|required|aktivieren)|"
    r"checking your browser|verify (?:that )?you are (?:a )?human|are you a robot|captcha|"
    r"seite (?:wurde )?nicht gefunden|zugriff verweigert|page introuvable|accès refusé|activer javascript|"
    r"página no encontrada|acceso denegado|página não encontrada|pagina non trovata|"
    r"страница не найдена|доступ запрещ|сторінку не знайдено|"
    r"页面不存在|頁面不存在|找不到(?:页面|頁面)|访问被拒绝|ページが見つかりません|페이지를 찾을 수 없|الصفحة غير موجودة"
)


def refuse_gates(page: HtmlElement, runs: Sequence[Run], body: Body | None) -> None:
    """Raise LoginPageError or UnreadablePageError for a page that shows a gate or a notice and hardly anything else."""
    if body is not None and sum(len(run.key) for run in body.runs) >= _ARTICLE_FROM:
        return
    shown = " ".join(run.text for run in runs[:200])[:_LOOKED_AT]
    whole = sum(len(run.key) for run in runs)
    password = any((field.get("type") or "").lower() == "password" for field in page.iter("input"))
    buttons = any(True for _ in page.iter("button", "form"))
    if password and _LOGIN.search(shown) and whole < 2 * _ARTICLE_FROM and not _tells_more(runs, _LOGIN):
        raise LoginPageError()
    asked = len(_CONSENT.findall(shown)) >= _ASKED_FROM
    if buttons and asked and whole < _ARTICLE_FROM and not _tells_more(runs, _CONSENT):
        raise LoginPageError()
    if whole < _NOTICE_BELOW and _NOTICE.search(shown):
        raise UnreadablePageError()


def _tells_more(runs: Sequence[Run], gate: re.Pattern[str]) -> bool:
    """Whether paragraphs that do not speak of the gate say something."""
    return sum(len(r.key) for r in runs if len(r.key) >= _PARAGRAPH and not gate.search(r.text)) >= _TELLING
