"""A source that changes: it is looked at, captured, laid beside the translation, followed or left."""

import pytest
from tests.desk.conftest import ARTICLE, Team, at
from tests.desk.visits import newcomer, visitor

from colophon.adapters.network.robots import Robots
from colophon.adapters.snapshots import SnapshotFolder
from colophon.article.credit import Role
from colophon.desk.actions.follow import follow_source, leave_as_it_is
from colophon.desk.actions.look_again import look_again
from colophon.desk.actions.translate import save_segment
from colophon.desk.models import SourceLook
from colophon.desk.queries.freshness import freshness_of, watched_sources
from colophon.desk.queries.text import pairs_of
from colophon.desk.roles import DeskRole
from colophon.errors import NothingToFollowError, PageStatusError, ReasonMissingError
from colophon.testing import FakeWeb
from colophon.watch.change import Drift
from colophon.watch.look import Sight
from colophon.watch.schedule import next_look


def page(*sentences: str, title: str = ARTICLE.title) -> str:
    inside = "".join(f"<p>{one}</p>" for one in sentences)
    head = f"<html lang=en><head><title>{title}</title></head>"
    return f"{head}<body><article><h1>{title}</h1>{inside}</article></body></html>"


class Watch:
    """The team's source behind a web of our own, and somebody who looks at it."""

    def __init__(self, team: Team, folder: SnapshotFolder) -> None:
        self.team, self.folder, self.web = team, folder, FakeWeb(now=at(30))
        self.source = team.translation.snapshot.source

    def look(self, *sentences: str, hour: int = 30) -> SourceLook:
        self.web.now = at(hour)
        self.web.publish(self.source.address, page(*sentences))
        return look_again(self.source, self.web, self.folder, now=at(hour))


@pytest.fixture
def watch(team: Team, tmp_path) -> Watch:  # type: ignore[no-untyped-def]
    return Watch(team, SnapshotFolder(tmp_path / "snapshots"))


def test_a_changed_fact_reaches_the_translation(watch: Watch, team: Team) -> None:
    seen = watch.look("The pier cost 5.2 million.", "It opens in May.")
    assert (seen.sight, seen.drift) == (Sight.CHANGED, Drift.FACTUAL)
    fresh = freshness_of(team.translation)
    assert fresh.asks
    assert [(one.pair.target if one.pair else "", one.change.after) for one in fresh.touched] == [
        ("码头耗资420万。", "The pier cost 5.2 million.")
    ]


def test_following_keeps_the_texts_and_lays_out_the_new_source(watch: Watch, team: Team) -> None:
    watch.look("A gull watched.", "It opens in June.", "The pier cost 4.2 million.")
    assert follow_source(team.translation) == 2
    team.translation.refresh_from_db()
    assert [(one.source, one.target) for one in pairs_of(team.translation)] == [
        ("A gull watched.", ""),
        ("It opens in June.", "五月开放。"),
        ("The pier cost 4.2 million.", "码头耗资420万。"),
    ]
    assert not freshness_of(team.translation).asks
    with pytest.raises(NothingToFollowError):
        follow_source(team.translation)


def test_a_dropped_sentence_loses_its_source_and_not_its_text(watch: Watch, team: Team) -> None:
    watch.look("The pier cost 4.2 million.")
    follow_source(team.translation)
    assert [(one.source, one.target) for one in pairs_of(team.translation)] == [
        ("The pier cost 4.2 million.", "码头耗资420万。"),
        ("", "五月开放。"),
    ]


def test_a_change_of_looks_asks_nobody(watch: Watch, team: Team) -> None:
    seen = watch.look("The pier cost <b>4.2 million</b>.", "It opens in May.")
    assert seen.drift in (Drift.COSMETIC, Drift.NONE)
    assert not freshness_of(team.translation).asks


def test_leaving_it_as_it_is_holds_until_the_source_changes_again(watch: Watch, team: Team) -> None:
    watch.look("The pier cost 5.2 million.", "It opens in May.")
    newer = freshness_of(team.translation).newer
    assert newer is not None
    with pytest.raises(ReasonMissingError):
        leave_as_it_is(team.translation, newer, person=team.anna, reason="…", now=at(31))
    leave_as_it_is(team.translation, newer, person=team.anna, reason="Their desk says it is a slip.", now=at(31))
    assert not freshness_of(team.translation).asks
    watch.look("The pier cost 6.2 million.", "It opens in May.", hour=40)
    assert freshness_of(team.translation).asks


def test_what_cannot_be_read_is_written_down_and_changes_nothing(watch: Watch, team: Team) -> None:
    watch.web.fail(watch.source.address, PageStatusError("gone", status=410))
    assert look_again(watch.source, watch.web, watch.folder, now=at(30)).sight == Sight.WITHDRAWN
    assert freshness_of(team.translation).asks
    watch.web.fail(watch.source.address, PageStatusError("busy", status=503))
    for hour in (31, 32):
        assert look_again(watch.source, watch.web, watch.folder, now=at(hour)).sight == Sight.UNREACHABLE
    ((_, watched),) = watched_sources()
    assert watched.failures == 2
    assert next_look(watched) > watched.looked
    assert watch.source.snapshots.count() == 1


def test_robots_are_obeyed(watch: Watch) -> None:
    watch.web.publish("https://news.example/robots.txt", "User-agent: *\nDisallow: /pier", headers=())
    permit = Robots(watch.web).permit
    seen = look_again(watch.source, watch.web, watch.folder, now=at(30), permit=permit)
    assert "robots.txt" in seen.said
    assert watch.source.address not in watch.web.asked


def test_the_page_shows_old_and_new_and_follows(watch: Watch, team: Team) -> None:
    watch.look("The pier cost 5.2 million.", "It opens in May.")
    base = f"/{watch.source.desk.slug}/{team.translation.key}/source/"
    client = visitor(team.anna)
    shown = client.get(base).content.decode()
    assert "<del>4.2</del>" in shown or "<del>4</del>" in shown
    assert "码头耗资420万。" in shown
    guest = newcomer(watch.source.desk, "Gus", DeskRole.GUEST)
    assert guest.get(base).status_code == 200
    assert guest.post(f"{base}follow/").status_code == 403
    assert client.post(f"{base}follow/").status_code == 302
    assert pairs_of(team.translation)[0].source == "The pier cost 5.2 million."


def test_a_text_that_follows_can_be_mended_and_its_history_is_whole(watch: Watch, team: Team) -> None:
    watch.look("The pier cost 5.2 million.", "It opens in May.")
    follow_source(team.translation)
    pair = team.pair("a")
    save_segment(pair, "码头耗资520万。", base=pair.current, person=team.anna, role=Role.TRANSLATOR, now=at(33))
    assert [one.target for one in team.pair("a").revisions.all()] == ["码头耗资420万。", "码头耗资520万。"]
