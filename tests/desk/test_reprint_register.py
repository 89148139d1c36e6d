"""Reprints that the desk knows of: registered, looked at again, told of corrections, and found by the index."""

import html
from dataclasses import replace
from datetime import datetime

import pytest
from tests.desk.conftest import Team, at
from tests.desk.visits import newcomer, visitor

from colophon.adapters.home import Home
from colophon.adapters.reprint_index import current_index
from colophon.article.article import Article
from colophon.article.inline import plain
from colophon.article.json_form import article_json
from colophon.article.places import texts
from colophon.desk.actions.reprints import note_told, register, stop_looking
from colophon.desk.chores.chore import Bench
from colophon.desk.chores.look_at_reprints import CHORE
from colophon.desk.models import Edition, Reprint, ReprintLook
from colophon.desk.queries.article import translated_article
from colophon.desk.queries.manifest import manifest_of
from colophon.desk.queries.reprints import DeskShelf, reprints_of
from colophon.desk.reprint_letter import letter_about
from colophon.desk.roles import DeskRole
from colophon.desk.worker import Worker
from colophon.errors import DeskRuleError, PageStatusError
from colophon.signoff.manifest import EditionKind
from colophon.signoff.manifest_json import manifest_bytes
from colophon.testing import FakeWeb

ELSEWHERE = "https://elsewhere.example/pier"
LONG = "港务处说这座码头会在五月开放，届时欢迎所有人前来参观并留下自己的意见。"


class Published:
    """The team's translation, published without the ceremony, and a page of somebody else with it."""

    def __init__(self, team: Team, home: Home) -> None:
        self.team, self.home, self.web = team, home, FakeWeb(now=at(0))
        team.write("b", LONG)
        self.edition()

    def edition(self, kind: EditionKind = EditionKind.FIRST, *, note: str = "", hour: int = 10) -> Edition:
        translation = self.team.translation
        number = translation.editions.count() + 1
        moment = at(hour)
        manifest = replace(manifest_of(translation, kind=kind, note=note), number=number, published=moment.isoformat())
        return Edition.objects.create(
            translation=translation,
            number=number,
            kind=kind,
            note=note,
            published=moment,
            manifest=manifest_bytes(manifest),
            envelopes=b"",
            ring=b"",
            article=article_json(translated_article(translation)),
        )

    def page(self, **changes: str) -> str:
        article: Article = translated_article(self.team.translation)
        body = "".join(f"<p>{html.escape(plain(text))}</p>" for place, text in texts(article) if place != "title")
        for old, new in changes.items():
            body = body.replace(old, new)
        names = " ".join(one.name for one in article.credits)
        foot = f"<p>{names} CC BY 4.0 <a href='https://news.example/pier'>via</a></p>"
        title = plain(article.title)
        head = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
        return f"{head}{body}{foot}</body></html>"

    def register(self) -> ReprintLook:
        shelf = DeskShelf(self.home)
        return register(
            self.team.translation.snapshot.source.desk,
            f"{ELSEWHERE}?utm_source=mail",
            contact="editor@elsewhere.example",
            person=self.team.anna,
            web=self.web,
            shelf=shelf,
            index=shelf.index(),
            now=at(20),
        )

    def work(self, now: datetime) -> None:
        Worker(Bench(home=self.home, clock=lambda: now, fetcher=self.web), chores=(CHORE,)).round()


@pytest.fixture
def published(team: Team, home) -> Published:  # type: ignore[no-untyped-def]
    return Published(team, Home(home))


def test_a_reprint_is_kept_with_what_was_seen(published: Published) -> None:
    published.web.publish(ELSEWHERE, published.page(四百二十万="x"))
    look = published.register()
    assert (look.reprint.address, look.number, look.faithful, look.outdated) == (ELSEWHERE, 1, True, False)
    assert not reprints_of(look.reprint.desk)[0].asks
    with pytest.raises(DeskRuleError, match="known already"):
        published.register()


def test_what_is_not_ours_is_not_kept(published: Published) -> None:
    published.web.publish(ELSEWHERE, f"<html><body><p>{'Another text about the weather and the sea. ' * 20}</p></body>")
    with pytest.raises(DeskRuleError, match="nothing that this desk has published"):
        published.register()
    assert not Reprint.objects.exists()


def test_a_correction_is_looked_for_at_once_and_told(published: Published, team: Team) -> None:
    published.web.publish(ELSEWHERE, published.page())
    published.register()
    team.write("a", "码头耗资520万。", hour=21)
    published.edition(EditionKind.CORRECTION, note="造价应为520万。", hour=22)
    published.work(at(23))
    (known,) = reprints_of(team.translation.snapshot.source.desk)
    assert known.look is not None
    assert (known.look.number, known.look.outdated, known.asks) == (1, True, True)
    letter = letter_about(known, "Harbour desk")
    assert letter is not None
    assert "造价应为520万。" in letter.text
    assert letter.mail.startswith("mailto:editor%40elsewhere.example?subject=")
    note_told(known.look, person=team.anna, now=at(24))
    assert not reprints_of(team.translation.snapshot.source.desk)[0].asks


def test_it_is_looked_at_ever_more_seldom_and_a_dead_page_is_waited_for(published: Published) -> None:
    published.web.publish(ELSEWHERE, published.page())
    published.register()
    published.web.fail(ELSEWHERE, PageStatusError("gone", status=404))
    for day in (2, 3, 20):
        published.work(at(24 * day))
    reprint = Reprint.objects.get()
    assert [bool(one.said) for one in reprint.looks.all()] == [False, True, True]
    assert reprint.failures == 2
    stop_looking(reprint)
    published.work(at(24 * 900))
    assert reprint.looks.count() == 3


def test_the_index_is_a_cache_that_follows(published: Published, team: Team) -> None:
    shelf = DeskShelf(published.home)
    first = shelf.index()
    assert first.names == ("t1",)
    file = published.home.path / "reprints.index"
    before = file.stat().st_mtime_ns
    shelf.index()
    assert file.stat().st_mtime_ns == before
    file.write_bytes(b"damaged")
    assert shelf.index().names == ("t1",)
    grown = current_index(file, {"t1": "1", "t0": "9"}, lambda name: f"{name} " + LONG * 3)
    assert grown.names == ("t0", "t1")
    assert current_index(file, {"t0": "9"}, lambda name: "").candidates(LONG * 3)[0].number == 0


def test_the_pages_show_what_was_done_and_who_may_what(published: Published, team: Team) -> None:
    published.web.publish(ELSEWHERE, published.page(耗资420="耗资240"))
    look = published.register()
    desk = look.reprint.desk
    client, publisher = visitor(team.anna), visitor(team.chen)
    base = f"/{desk.slug}/reprints/"
    assert "altered" in client.get(base).content.decode()
    one = client.get(f"{base}{look.reprint_id}/").content.decode()
    assert "<del>420</del>" in one
    assert "a number, date or amount" in one
    assert client.post(f"{base}{look.reprint_id}/told/").status_code == 403
    assert publisher.post(f"{base}{look.reprint_id}/told/").status_code == 302
    assert client.get(f"{base}999/").status_code == 404
    answer = client.post(base, {"address": "http://127.0.0.1/x"})
    assert answer.status_code == 422
    assert "http://127.0.0.1/x" in answer.content.decode()
    other = newcomer(desk, "Gus", DeskRole.GUEST)
    assert other.get(base).status_code == 200
