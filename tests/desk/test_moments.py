"""Going back with the whole text: what it was at a moment, and that nothing is put aside unseen."""

import pytest
from tests.desk.conftest import Team, at
from tests.desk.visits import visitor

from colophon.article.credit import Role
from colophon.desk.actions.restore_text import restore_text
from colophon.desk.actions.segments import split_pair
from colophon.desk.actions.translate import save_segment
from colophon.desk.queries.moments import moments_of, newest_revision, text_at
from colophon.errors import OutdatedTextError


def texts(team: Team) -> list[str]:
    return [pair.current.target if pair.current else "" for pair in team.translation.pairs.select_related("current")]


def back(team: Team, revision: int, *, seen: int | None = None) -> int:
    newest = newest_revision(team.translation) if seen is None else seen
    return restore_text(team.translation, revision, seen=newest, person=team.bo, role=Role.TRANSLATOR, now=at(9))


def test_the_whole_text_goes_back_and_forth_again(team: Team) -> None:
    first = moments_of(team.translation)[0].revision
    before = texts(team)
    team.write("a", "别的。", hour=3)
    team.write("b", "六月开放。", hour=3)
    later = texts(team)
    assert [(one.by, one.segments) for one in moments_of(team.translation)] == [(("Anna Vell",), 2)] * 2
    second = moments_of(team.translation)[0].revision
    assert back(team, first) == 2
    assert texts(team) == before
    assert back(team, second) == 2
    assert texts(team) == later
    assert team.pair("a").revisions.count() == 4, "nothing is taken out of the history"


def test_only_what_differs_is_written(team: Team) -> None:
    first = newest_revision(team.translation)
    team.write("b", "六月开放。", hour=3)
    assert [one.differs for one in text_at(team.translation, first)] == [False, True]
    assert back(team, first) == 1
    assert back(team, first) == 0
    assert team.pair("a").revisions.count() == 1


def test_a_newer_text_is_not_put_aside_unseen(team: Team) -> None:
    first = newest_revision(team.translation)
    team.write("b", "六月开放。", hour=3)
    with pytest.raises(OutdatedTextError):
        back(team, first, seen=first)
    assert texts(team)[1] == "六月开放。"


def test_a_text_kept_beside_never_stood(team: Team) -> None:
    team.write("a", "新的。", hour=2)
    moment = newest_revision(team.translation)
    pair = team.pair("a")
    beside = save_segment(pair, "旁边。", base=None, person=team.bo, role=Role.TRANSLATOR, now=at(2))
    assert beside.revision.conflicting
    team.write("a", "更新的。", hour=5)
    back(team, beside.revision.pk)
    assert texts(team)[0] == "新的。"
    assert moment < beside.revision.pk


def test_what_was_cut_since_stays_as_it_is(team: Team) -> None:
    first = newest_revision(team.translation)
    split_pair(team.pair("a"), 9, 2, person=team.anna, role=Role.TRANSLATOR, now=at(3))
    team.write("b", "六月开放。", hour=4)
    before = texts(team)
    assert back(team, first) == 1
    assert texts(team) == [*before[:2], "五月开放。"]


def test_the_page_shows_a_moment_and_brings_it_back(team: Team) -> None:
    first = newest_revision(team.translation)
    team.write("b", "六月开放。", hour=3)
    client = visitor(team.anna)
    assert f"?at={first}" in client.get("/harbour-desk/t1/history/?moments=all").content.decode()
    page = client.get(f"/harbour-desk/t1/history/?at={first}").content.decode()
    assert "<ins>五</ins>" in page
    form = {"at": first, "seen": newest_revision(team.translation)}
    assert client.post("/harbour-desk/t1/history/restore/", form).status_code == 302
    assert texts(team)[1] == "五月开放。"
    assert client.post("/harbour-desk/t1/history/restore/", form).status_code == 409
    for wrong in ("x", "", "999999", "-1"):
        assert client.get("/harbour-desk/t1/history/", {"at": wrong}).status_code == 404
