"""The published site follows what is published and where it is filed, by what changed."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.conftest import Team, at
from tests.desk.test_publishing import HERE, sign_all
from tests.desk.visits import visitor

from colophon.adapters.folders import FolderFiles
from colophon.adapters.home import Home
from colophon.adapters.site.searching import pagefind
from colophon.desk.actions.publishing import publish_now
from colophon.desk.actions.search_site import make_site_searchable
from colophon.desk.actions.set_site import finish_sites, set_site, site_of
from colophon.desk.actions.takedown import lift_takedown, take_down
from colophon.desk.chores.chore import Bench
from colophon.desk.chores.search_sites import CHORE as SEARCH_SITES
from colophon.desk.chores.set_sites import CHORE as SET_SITES
from colophon.desk.models import Desk, Edition
from colophon.desk.queries.article import published_edition
from colophon.desk.queries.editions import all_editions
from colophon.desk.worker import Worker
from colophon.editions.build import build
from colophon.editions.edition import Files
from colophon.editions.verification.whole_site import verify_site
from colophon.errors import SiteLagsError
from colophon.signoff.manifest import EditionKind


def published(team: Team, home: Path, *, kind: EditionKind = EditionKind.FIRST, hour: int = 10, note: str = "") -> None:
    publish_now(
        team.translation,
        person=team.chen,
        home=Home(home),
        keys=team.keys,
        kind=kind,
        note=note,
        now=at(hour),
    )


def set_at_once(home: Path, desk: Desk, team: Team) -> Files:
    """Everything that the desk ever published, set anew in memory."""
    site = site_of(Home(home), desk, team.keys)
    editions = [published_edition(record) for record in all_editions(desk)]
    return build(editions, replace(site.desk, cards=False), site.ring, look=site.look)


def without_cards(home: Path) -> None:
    (home / "colophon.toml").write_text('[site]\ncards = "no"\n', encoding="utf-8")


def test_the_site_on_disk_is_what_everything_at_once_gives(team: Team, home: Path) -> None:
    without_cards(home)
    desk = team.translation.snapshot.source.desk
    sign_all(team)
    published(team, home)
    chen = visitor(team.chen)
    answer = chen.post(f"{HERE}/filing/", {"section": "Harbours", "tags": "tides， soup ,,tides"})
    assert answer.status_code == 302
    team.translation.refresh_from_db()
    assert team.translation.tags == ["tides", "soup"]
    team.write("b", "五月开幕。", hour=20)
    sign_all(team, hour=21)
    published(team, home, kind=EditionKind.CORRECTION, hour=26, note="A better word.")
    files = dict(FolderFiles(home / "site"))
    assert files == set_at_once(home, desk, team)
    assert {"sections/harbours/index.html", "tags/soup/index.html", "corrections/index.html"} <= set(files)
    assert verify_site(files) == ()
    assert set_site(Home(home), desk, team.keys).written == ()


def test_an_article_can_be_filed_elsewhere_after_it_came_out(team: Team, home: Path) -> None:
    sign_all(team)
    published(team, home)
    chen = visitor(team.chen)
    chen.post(f"{HERE}/filing/", {"section": "Sea", "tags": ""})
    assert (home / "site" / "sections" / "sea" / "index.html").is_file()
    assert "Sea" in chen.get(f"{HERE}/publish/").content.decode()
    chen.post(f"{HERE}/filing/", {"section": "", "tags": ""})
    assert not (home / "site" / "sections" / "sea").exists()
    assert chen.post(f"{HERE}/filing/", {"section": "x", "tags": ",".join(map(str, range(20)))}).status_code == 409
    assert visitor(team.bo).post(f"{HERE}/filing/", {"section": "x"}).status_code == 403


def test_what_is_taken_down_leaves_the_site_and_can_come_back(team: Team, home: Path) -> None:
    without_cards(home)
    sign_all(team)
    published(team, home)
    whole = dict(FolderFiles(home / "site"))
    said = {"reason": "The publisher withdrew the permission.", "note": ""}
    take_down(team.translation, person=team.chen, home=Home(home), keys=team.keys, now=at(30), **said)
    left = dict(FolderFiles(home / "site"))
    assert "index.html" in left
    assert not [path for path in left if "manifest.json" in path or path.startswith(("people/bo", "archive/2"))]
    lift_takedown(team.translation, person=team.chen, home=Home(home), keys=team.keys, now=at(31))
    assert dict(FolderFiles(home / "site")) == whole


@pytest.mark.parametrize("first", [True, False])
def test_a_full_disk_in_mid_build_leaves_the_old_site_and_is_made_good(team: Team, home: Path, first: bool) -> None:
    """Of the first setting, which is whole, and of one that follows. The edition is kept; the worker sets it later."""
    without_cards(home)
    desk = team.translation.snapshot.source.desk
    sign_all(team)
    if not first:
        published(team, home)
        team.write("b", "五月开幕。", hour=20)
        sign_all(team, hour=21)
    before = dict(FolderFiles(home / "site"))
    kind, note = (EditionKind.FIRST, "") if first else (EditionKind.CORRECTION, "A better word.")
    with small_files(9_000), pytest.raises(SiteLagsError):
        published(team, home, kind=kind, hour=26, note=note)
    assert dict(FolderFiles(home / "site")) == before
    assert not list(home.glob(".site*.part"))
    assert Edition.objects.count() == (1 if first else 2)
    Worker(Bench(home=Home(home), clock=lambda: at(30)), chores=(SET_SITES,)).round()
    files = dict(FolderFiles(home / "site"))
    assert files == set_at_once(home, desk, team)
    assert len(files) > len(before)


@contextmanager
def small_files(largest: int) -> Iterator[None]:
    """No file may grow beyond so many bytes: the system refuses the rest as it does on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_change_that_was_cut_off_is_finished_at_the_start_of_the_server(team: Team, home: Path) -> None:
    """What was decided on is carried out; what was not never happened."""
    without_cards(home)
    sign_all(team)
    published(team, home)
    pile, other = home / ".site.decided", home / ".site.x1.part/files"
    for folder in (pile / "files", other):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text("new")
    (pile / "gone.json").write_text('["feed.json"]')
    assert finish_sites(Home(home)) == 1
    assert finish_sites(Home(home)) == 0
    assert (home / "site/index.html").read_text() == "new"
    assert not (home / "site/feed.json").exists()
    assert not pile.exists()


def test_the_search_index_follows_the_site(team: Team, home: Path) -> None:
    """It is made by itself, once a change; what was made of a site that has changed meanwhile is thrown away."""
    (home / "colophon.toml").write_text('[site]\ncards = "no"\nsearch = "yes"\n')
    desk, index = team.translation.snapshot.source.desk, home / "site/pagefind"

    def work(hour: int) -> int:
        """Which index stands there after a round of work."""
        Worker(Bench(home=Home(home), clock=lambda: at(hour)), chores=(SEARCH_SITES,)).round()
        return index.stat().st_ino if index.exists() else 0

    sign_all(team)
    assert work(5) == 0
    published(team, home)
    first = work(16)
    assert (index / "pagefind.js").exists()
    assert work(17) == first != 0
    team.write("b", "五月开幕。", hour=20)
    sign_all(team, hour=21)
    published(team, home, kind=EditionKind.CORRECTION, hour=26, note="A better word.")
    assert work(27) != first
    down = {"person": team.chen, "reason": "Their letter.", "note": "", "keys": team.keys}
    lifted = {"person": team.chen, "home": Home(home), "keys": team.keys}
    take_down(team.translation, home=Home(home), now=at(28), **down)  # type: ignore[arg-type]
    assert not index.exists()
    lift_takedown(team.translation, now=at(29), **lifted)  # type: ignore[arg-type]

    def overtaken(folder: Path, into: Path) -> None:
        pagefind(folder, into)
        take_down(team.translation, home=Home(home), now=at(31), **down)  # type: ignore[arg-type]

    assert not make_site_searchable(Home(home), desk, now=at(30), indexer=overtaken)
    assert not index.exists(), "what was being made holds the text that was taken down meanwhile"
