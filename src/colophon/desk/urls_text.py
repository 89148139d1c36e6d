"""Addresses of the screens of one text: edit, review, proofread, read, history. They follow a translation's key."""

from django.urls import path, register_converter

from colophon.desk.views.text import drafting, pages, past, reviewing, saving, watching
from colophon.desk.views.text.screens import SCREENS, ScreenConverter

register_converter(ScreenConverter, "screen")

urlpatterns = [
    path("read/", pages.read, name="read"),
    path("preview/", pages.preview, name="preview"),
    path("history/", past.history, name="history"),
    path("history/restore/", past.restore, name="restore_text"),
    *(path(f"{name}/", pages.screen_page, {"screen": screen}, name=name) for name, screen in SCREENS.items()),
    path("<screen:screen>/side/<str:pair>/", pages.side, name="side"),
    path("<screen:screen>/findings/", watching.findings, name="findings"),
    path("<screen:screen>/pulse/", watching.pulse, name="pulse"),
    path("<screen:screen>/save/", saving.save, name="save"),
    path("<screen:screen>/check/", saving.check, name="check"),
    path("<screen:screen>/confirm/", saving.confirmed, name="confirm"),
    path("<screen:screen>/settle/", saving.settled, name="settle"),
    path("<screen:screen>/restore/", saving.restored, name="restore"),
    path("<screen:screen>/split/", saving.split, name="split"),
    path("<screen:screen>/merge/", saving.merge, name="merge"),
    path("<screen:screen>/remark/", reviewing.remarked, name="remark"),
    path("<screen:screen>/accept/", reviewing.accepted, name="accept"),
    path("<screen:screen>/decline/", reviewing.declined, name="decline"),
    path("<screen:screen>/dismiss/", reviewing.dismissed, name="dismiss"),
    path("<screen:screen>/draft/", drafting.drafted, name="draft"),
    path("<screen:screen>/take-draft/", drafting.draft_taken, name="take_draft"),
    path("<screen:screen>/hand-back/", reviewing.handed_back, name="hand_back"),
]
