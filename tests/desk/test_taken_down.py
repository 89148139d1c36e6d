"""What readers are told afterwards: what a correction mended, how fresh a text is, that it was taken down."""

import json
from pathlib import Path

import pytest
from tests.desk.conftest import ARTICLE, Team, at
from tests.desk.test_publishing import sign_all
from tests.desk.test_site import published, without_cards
from tests.desk.test_watch_schedule import page

from colophon.adapters.folders import FolderFiles
from colophon.adapters.home import Home
from colophon.desk.actions.follow import leave_as_it_is
from colophon.desk.actions.follow_first import answer_first
from colophon.desk.actions.found import found_desk
from colophon.desk.actions.take_captured import take_captured
from colophon.desk.actions.takedown import lift_takedown, take_down
from colophon.desk.actions.tell_readers import tell_readers, tell_soon
from colophon.desk.actions.watch_sources import look_and_tell
from colophon.desk.models import Edition, Source
from colophon.desk.queries.freshness import freshness_of
from colophon.editions.verification.whole_site import verify_site
from colophon.errors import DeskRuleError, MembershipError, PageStatusError, ReasonMissingError
from colophon.signoff.manifest import EditionKind
from colophon.testing import FakeWeb


class Desk:
    """The team's published article, its source behind a web of our own, and what stands on the site."""

    def __init__(self, team: Team, home: Path) -> None:
        without_cards(home)
        self.team, self.path, self.home, self.web = team, home, Home(home), FakeWeb(now=at(0))
        sign_all(team)
        published(team, home)

    def look(self, hour: int, *sentences: str) -> None:
        self.web.now = at(hour)
        self.web.publish(ARTICLE.url, page(*sentences))
        source = self.team.translation.snapshot.source
        look_and_tell(source, self.web, self.home.snapshots, now=at(hour))
        tell_readers(home=self.home, keys=self.team.keys, now=at(hour))

    def pages(self) -> dict[str, str]:
        files = dict(FolderFiles(self.path / "site"))
        assert verify_site(files) == () or self.team.translation.takedowns.filter(lifted=None).exists()
        return {name: data.decode() for name, data in files.items() if name.endswith((".html", ".atom", ".json"))}

    def article(self) -> str:
        (found,) = [
            text for name, text in self.pages().items() if name.endswith("-t1/index.html") or name == "t1/index.html"
        ]
        return found


@pytest.fixture
def desk(team: Team, home: Path) -> Desk:
    return Desk(team, home)


def test_a_page_says_how_fresh_it_is_and_still_verifies(desk: Desk, team: Team) -> None:
    assert 'class="fresh' not in desk.article()
    desk.look(24 * 3, "The pier cost 4.2 million.", "It opens in May.")
    assert "截至2026年3月5日与原文一致。" in desk.article()
    desk.look(24 * 6, "The pier cost 5.2 million.", "It opens in May.")
    behind = desk.article()
    assert "原文此后有改动，2026年3月8日发现。" in behind
    assert "正文第1段" in behind
    desk.look(24 * 9, "The pier cost 5.2 million.", "It opens in May.")
    assert "2026年3月8日" in desk.article()
    newer = freshness_of(team.translation).newer
    assert newer is not None
    leave_as_it_is(team.translation, newer, person=team.anna, reason="Their desk says it is a slip.", now=at(24 * 10))
    desk.look(24 * 11, "The pier cost 5.2 million.", "It opens in May.")
    assert "截至2026年3月13日与原文一致。" in desk.article()


def test_readers_learn_that_a_source_was_withdrawn(desk: Desk, team: Team) -> None:
    desk.web.fail(ARTICLE.url, PageStatusError("gone", status=410))
    look_and_tell(team.translation.snapshot.source, desk.web, desk.home.snapshots, now=at(48))
    assert tell_readers(home=desk.home, keys=team.keys, now=at(48)) == 1
    assert tell_readers(home=desk.home, keys=team.keys, now=at(49)) == 0
    assert "原文已撤回" in desk.article()


class RelayDesk(Desk):
    """The same article as a translation of another one, which the desk watches."""

    FIRST = "https://verbyn.example/pristan"

    def first_says(self, hour: int, *sentences: str) -> None:
        """A look at the first source, which is kept with the first one."""
        self.web.now = at(hour)
        self.web.publish(self.FIRST, page(*sentences))
        source = self.team.translation.snapshot.source
        if source.first is None:
            taken = take_captured(
                source.desk,
                self.web.fetch(self.FIRST),
                language="en",
                person=self.team.anna,
                why="",
                snapshots=self.home.snapshots,
                now=at(hour),
            )
            Source.objects.filter(pk=source.pk).update(first=taken.source)
            source.refresh_from_db()
        assert source.first is not None
        look_and_tell(source.first, self.web, self.home.snapshots, now=at(hour))
        tell_readers(home=self.home, keys=self.team.keys, now=at(hour))


def test_readers_of_a_relay_learn_that_its_first_source_changed(team: Team, home: Path) -> None:
    desk = RelayDesk(team, home)
    desk.first_says(24, "The pier cost 4.2 million.", "It opens in May.")
    assert "最初发表的文章" not in desk.article()
    desk.first_says(48, "The pier cost 5.2 million.", "It opens in May.")
    told = "最初发表的文章此后有改动，2026年3月4日发现。"
    assert told in desk.article()
    assert desk.FIRST in desk.article()
    pages = desk.pages()
    assert told in pages["feed.atom"]
    (item,) = json.loads(pages["feed.json"])["items"]
    assert item["_colophon"] == {"first_source": {"state": "changed", "noticed": "2026-03-04"}}
    assert '"translationOfWork":{"@type":"NewsArticle","creativeWorkStatus":"Changed"' in desk.article()
    desk.web.fail(desk.FIRST, PageStatusError("gone", status=410))
    source = team.translation.snapshot.source.first
    assert source is not None
    look_and_tell(source, desk.web, desk.home.snapshots, now=at(72))
    tell_readers(home=desk.home, keys=team.keys, now=at(72))
    assert "最初发表的文章已撤回，2026年3月5日发现。" in desk.article()


def test_an_answer_counts_for_readers_once_it_is_published(team: Team, home: Path) -> None:
    desk = RelayDesk(team, home)
    desk.first_says(24, "The pier cost 4.2 million.", "It opens in May.")
    desk.first_says(48, "The pier cost 4.2 million.", "It opens in June.")
    team.write("b", "六月开放。", hour=50)
    answer_first(team.translation, person=team.anna, reason="Mended: June.", now=at(51))
    assert tell_readers(home=desk.home, keys=team.keys, now=at(51)) == 1
    assert "最初发表的文章" in desk.article()  # what is mended is not published yet
    team.write("b", "五月开放。", hour=52)
    tell_soon(team.translation.snapshot.source.first)
    tell_readers(home=desk.home, keys=team.keys, now=at(52))
    assert "最初发表的文章" not in desk.article()  # the text was left as it was


def test_a_correction_says_what_was_wrong_and_what_is_right_everywhere(desk: Desk, team: Team) -> None:
    team.write("b", "五月开幕。", hour=20)
    sign_all(team, hour=21)
    published(team, desk.path, kind=EditionKind.CORRECTION, hour=26, note="用词有误。")
    pages = desk.pages()
    (correction,) = [text for name, text in pages.items() if name.endswith("t1-2/index.html")]
    assert "<del" in correction
    assert "− 五月开放。\\n+ 五月开幕。" in correction
    assert "五月开放。" in pages["corrections/index.html"]
    assert "用词有误。" in pages["feed.atom"]


def test_a_takedown_removes_exactly_one_article_and_leaves_a_record(desk: Desk, team: Team) -> None:
    before = set(dict(FolderFiles(desk.path / "site")))
    with pytest.raises(ReasonMissingError):
        _down(desk, team, reason="…")
    with pytest.raises(MembershipError):
        take_down(team.translation, person=team.anna, reason="x y", note="", home=desk.home, keys=team.keys, now=at(30))
    _down(desk, team, reason="Their letter of 3 May.", note="At the rights holder's wish.")
    pages = desk.pages()
    assert not [name for name, text in pages.items() if "码头" in text]
    (stone,) = [text for name, text in pages.items() if "At the rights holder" in text and name.endswith("index.html")]
    assert "noindex" in stone
    assert "Their letter" not in stone
    assert Edition.objects.count() == 1
    with pytest.raises(DeskRuleError, match="already"):
        _down(desk, team, reason="Again, to be sure.")
    with pytest.raises(DeskRuleError, match="taken down"):
        published(team, desk.path, kind=EditionKind.CORRECTION, hour=40, note="x")
    lift_takedown(team.translation, person=team.chen, home=desk.home, keys=team.keys, now=at(50))
    assert set(dict(FolderFiles(desk.path / "site"))) == before
    assert "码头" in desk.article()


def test_other_desks_are_not_touched_by_a_takedown(desk: Desk, team: Team) -> None:
    found_desk("Mountain desk", now=at(1))
    _down(desk, team, reason="Their letter of 3 May.")
    assert not (desk.path / "sites").exists()


def _down(desk: Desk, team: Team, *, reason: str, note: str = ""):  # type: ignore[no-untyped-def]
    return take_down(
        team.translation, person=team.chen, reason=reason, note=note, home=desk.home, keys=team.keys, now=at(30)
    )
