"""The published site follows what is published and where it is filed, by what changed."""

from pathlib import Path

from tests.desk.conftest import Team, at
from tests.desk.test_publishing import HERE, sign_all
from tests.desk.visits import visitor

from colophon.adapters.folders import read_folder
from colophon.adapters.home import Home
from colophon.desk.actions.publishing import publish_now
from colophon.desk.actions.set_site import set_site, site_files
from colophon.desk.actions.takedown import lift_takedown, take_down
from colophon.editions.reading import verify_site
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
    files = read_folder(home / "site")
    assert files == site_files(Home(home), desk, team.keys)[0]
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
    whole = read_folder(home / "site")
    said = {"reason": "The publisher withdrew the permission.", "note": ""}
    take_down(team.translation, person=team.chen, home=Home(home), keys=team.keys, now=at(30), **said)
    left = read_folder(home / "site")
    assert "index.html" in left
    assert not [path for path in left if "manifest.json" in path or path.startswith(("people/bo", "archive/2"))]
    lift_takedown(team.translation, person=team.chen, home=Home(home), keys=team.keys, now=at(31))
    assert read_folder(home / "site") == whole
