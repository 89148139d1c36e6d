"""A takedown reaches every place: nothing of one article is left there, and nothing of any other has changed."""

import json
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pytest
from tests.adapters.targets.bucket_server import Bucket, bucket
from tests.adapters.targets.wordpress_server import Blog, blog
from tests.desk.conftest import PAIRS, RIGHTS, Team, at
from tests.desk.test_deliveries import add, add_blog, deliver, publish
from tests.desk.test_publishing import HERE, sign_all
from tests.desk.visits import newcomer, visitor

from colophon.adapters.folders import FolderFiles
from colophon.adapters.home import Home
from colophon.article.article import Article, Paragraph
from colophon.article.json_form import article_json
from colophon.article.pair import Pair
from colophon.desk.actions.deliveries import order_deliveries
from colophon.desk.actions.found import found_desk
from colophon.desk.actions.judge import record_rights
from colophon.desk.actions.set_site import desk_page, set_site, set_sites_due
from colophon.desk.actions.take_in import take_in
from colophon.desk.actions.takedown import lift_takedown, take_down
from colophon.desk.actions.targets import end_target
from colophon.desk.actions.translate import start_translation
from colophon.desk.models import AuditEntry, DeliveryRecord, Edition, Takedown
from colophon.desk.queries.deliveries import targets_of
from colophon.desk.queries.find import the_desk
from colophon.desk.queries.readable import plain_sites
from colophon.desk.roles import DeskRole
from colophon.editions.targets.target import Form, Way
from colophon.errors import DeskRuleError, MembershipError, ReasonMissingError
from colophon.signoff.manifest import EditionKind

OURS = ("灯塔今夜熄灭", "守塔人回家", "The lighthouse goes dark", "news.example/lighthouse")
"""What only the article says that is taken down."""
FORMS = (("mirror", Form.MIRROR), ("books", Form.EPUB), ("papers", Form.PDF), ("wire", Form.NINJS), ("copy", Form.SITE))


@dataclass
class Places:
    """Every target of one desk, and what stands there."""

    home: Path
    blog: Blog
    bucket: type[Bucket]

    def all(self) -> dict[str, bytes]:
        """Every file and post by its place; what is packed is unpacked."""
        found = {f"site/{name}": data for name, data in dict(FolderFiles(self.home / "site")).items()}
        folders = self.home / "targets/harbour-desk"
        found |= {f"folders/{name}": data for name, data in dict(FolderFiles(folders)).items()}
        found |= {f"sent/{name}": data for name, data in dict(FolderFiles(self.home / "sent")).items()}
        found |= {f"bucket{name}": data for name, data in self.bucket.held.items()}
        found |= {f"git/{name}": data for name, data in self._committed()}
        found |= {f"blog/{one['slug']}": str(sorted(one.items())).encode() for one in self.blog.posts}
        return found | {part: data for name in found for part, data in _unpacked(name, found[name])}

    def _committed(self) -> Iterator[tuple[str, bytes]]:
        git = ["git", "-C", str(self.home / "there.git")]
        names = subprocess.run([*git, "ls-tree", "-rz", "--name-only", "main"], check=True, capture_output=True).stdout
        for name in filter(None, names.decode().split("\0")):
            yield name, subprocess.run([*git, "show", f"main:{name}"], check=True, capture_output=True).stdout


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if name.endswith(".epub"):
        with zipfile.ZipFile(BytesIO(data)) as book:
            yield from ((f"{name}/{part}", book.read(part)) for part in book.namelist())


@pytest.fixture
def places(team: Team, home: Path) -> Iterator[Places]:
    (home / "sent").mkdir()
    copy = "import shutil, sys; shutil.rmtree(sys.argv[2]); shutil.copytree(sys.argv[1], sys.argv[2])"
    upload = json.dumps(["python3", "-c", copy, "{folder}", str(home / "sent")])
    (home / "colophon.toml").write_text(f'[site]\ncards = "no"\n[commands]\nupload = {upload}\n')
    subprocess.run(["git", "init", "--quiet", "--bare", home / "there.git"], check=True)
    with blog() as there, bucket() as (address, held):
        for name, form in FORMS:
            add(team, home, name, form)
        add(team, home, "git", Form.MIRROR, Way.GIT, address=str(home / "there.git"))
        add(team, home, "own", Form.NINJS, Way.COMMAND, address="upload")
        key = {"options": {"user": "AK", "region": "eu"}, "secret": "tide-42"}
        add(team, home, "www", Form.SITE, Way.S3, address=address, **key)
        add_blog(team, home, there)
        yield Places(home, there, held)


def another(team: Team, key: str, title: str, said: str, *, address: str, source: str = "Another matter") -> Team:
    """One more article of the same people, ready to be signed."""
    texts = [f"{source} ({key}), first.", f"{source} ({key}), second."]
    article = Article(title=source, language="en", blocks=tuple(map(Paragraph, texts)), url=address)
    taken = take_in(the_desk(), article, sha256=key * 32, captured=at(0), article_json=article_json(article))
    pairs = [Pair(one.id, text, "", one.place) for one, text in zip(PAIRS, texts, strict=True)]
    translation = start_translation(taken.snapshot, pairs, key=key, language="zh-Hans", now=at(0), title=title)
    made = replace(team, translation=translation)
    made.write("a", said)
    made.write("b", f"{said}，第二段。")
    record_rights(translation, RIGHTS)
    return made


def down(team: Team, home: Path, *, reason: str = "Their letter of 3 May.", note: str = "", hour: int = 60) -> Takedown:
    said = {"reason": reason, "note": note}
    return take_down(team.translation, person=team.chen, home=Home(home), keys=team.keys, now=at(hour), **said)


def test_nothing_of_it_is_left_anywhere_and_nothing_else_has_changed(team: Team, home: Path, places: Places) -> None:
    other = another(team, "t3", "集市开张", "集市今天开张。", address="https://news.example/market")
    publish(team, home, hour=10)
    publish(other, home, hour=20)
    deliver(home, 30)
    before = places.all()
    it = another(team, "t2", OURS[0], OURS[1], address=f"https://{OURS[3]}", source=OURS[2])
    publish(it, home, hour=32)
    deliver(home, 40)
    it.write("b", f"{OURS[1]}，更正。", hour=42)
    publish(it, home, EditionKind.CORRECTION, "A word.", hour=43)
    deliver(home, 50)
    there = [name for name, data in places.all().items() if any(word.encode() in data for word in OURS)]
    assert {name.partition("/")[0] for name in there} >= {"site", "folders", "sent", "bucket", "git", "blog"}
    down(it, home, note="At their wish.")
    assert set(deliver(home, 61)) == {f"{name}: sent" for name in ("git", "own", "www", "blog", *dict(FORMS))}
    after = places.all()
    assert not [name for name, data in after.items() if any(word.encode() in data for word in OURS)]
    stones = {name for name in after if name.endswith("index.html") and b"At their wish." in after[name]}
    assert {name.partition("/")[0] for name in stones} == {"site", "folders", "bucket"}
    assert {name for name in after if name not in stones} == set(before)
    changed = {name for name in before if before[name] != after[name]}
    assert {name.rpartition("/")[2] for name in changed} == {"desk.json"}, "where it says that a page is gone"


def test_a_correction_and_a_withdrawal_reach_every_place_with_their_note(
    team: Team, home: Path, places: Places
) -> None:
    everywhere = {"site", "sent", "bucket", "git", "blog"}
    everywhere |= {f"folders/{name}" for name in ("mirror", "books", "wire", "copy")}
    publish(team, home, hour=10)
    team.write("b", "五月开幕。", hour=20)
    publish(team, home, EditionKind.CORRECTION, "应为开幕。", hour=22)
    deliver(home, 30)
    found = places.all()
    said = {name for name, data in found.items() if "应为开幕。".encode() in data}
    assert {_place(name) for name in said} == everywhere
    assert {"site/feed.atom", "site/feed.json", "site/corrections/index.html"} <= said
    (page,) = [name for name in said if name.startswith("site/") and name.endswith("-t1-2/index.html")]
    ld = found[page].decode().partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert "应为开幕。" in str(json.loads(ld)["correction"])
    publish(team, home, EditionKind.WITHDRAWAL, "原文已撤回。", hour=40)
    deliver(home, 50)
    found = places.all()
    assert {_place(name) for name, data in found.items() if "原文已撤回。".encode() in data} == everywhere
    shown = [name for name, data in found.items() if "五月开幕".encode() in data]
    assert {_place(name) for name in shown} <= {"site", "bucket", "folders/copy"}, "folded away under its note"


def _place(name: str) -> str:
    first, second, *_ = name.split("/")
    return f"{first}/{second}" if first == "folders" else first


def test_a_target_that_fails_is_tried_until_it_is_gone_there(team: Team, home: Path, places: Places) -> None:
    publish(team, home)
    deliver(home)
    down(team, home)
    places.blog.faults = ["500", "lost"]
    assert {one for one in deliver(home, 61) if "failed" in one} == {"blog: failed"}
    assert len(places.blog.posts) == 1
    chen = visitor(team.chen)
    page = chen.get(f"{HERE}/takedown/").content.decode()
    assert "WordPress answered 500" in page
    assert "Try again now" in page
    assert deliver(home, 62) == ["blog: failed"], "its answer was lost"
    assert deliver(home, 63) == ["blog: sent"]
    assert places.blog.posts == []
    assert "gone from there" in chen.get(f"{HERE}/takedown/").content.decode()


def test_a_copy_of_the_site_lets_it_go_although_it_was_never_sent_there(team: Team, home: Path) -> None:
    publish(team, home, hour=1)
    add(team, home, "late", Form.SITE)
    other = another(team, "t3", "集市开张", "集市今天开张。", address="https://news.example/market")
    publish(other, home, hour=20)
    deliver(home, 30)
    copy = home / "targets/harbour-desk/late"
    assert any("新码头开放".encode() in data for data in dict(FolderFiles(copy)).values())
    down(team, home)
    assert deliver(home, 61) == ["late: sent"]
    assert not any("新码头开放".encode() in data for data in dict(FolderFiles(copy)).values())


def test_the_copy_waits_for_the_site_and_a_kill_in_between_is_made_good(
    team: Team, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the order and before the site was set: nobody copies the old site, and the next worker sets it."""
    add(team, home, "copy", Form.SITE)
    publish(team, home)
    deliver(home)
    with monkeypatch.context() as killed:
        killed.setattr("colophon.desk.actions.takedown.set_site_alone", lambda *_, **__: None)
        down(team, home)
    assert deliver(home, 61) == ["copy: failed"]
    assert "does not show" in DeliveryRecord.objects.get(verb="remove").said
    assert set_sites_due(Home(home), team.keys) == [the_desk()]
    assert set_sites_due(Home(home), team.keys) == []
    assert deliver(home, 62) == ["copy: sent"]
    for folder in (home / "site", home / "targets/harbour-desk/copy"):
        assert not any("新码头开放".encode() in data for data in dict(FolderFiles(folder)).values())


def test_the_search_index_goes_with_it(team: Team, home: Path) -> None:
    """It holds whole texts; the worker makes it again from what still stands."""
    publish(team, home)
    index = home / "site/pagefind/fragment/x.pf_fragment"
    index.parent.mkdir(parents=True)
    index.write_text("码头耗资420万。")
    set_site(Home(home), the_desk(), team.keys)
    assert index.is_file(), "nothing was taken down"
    down(team, home)
    assert not index.exists()
    assert not list(home.glob(".site.*.part"))


def test_its_reason_its_permission_and_its_record(team: Team, home: Path) -> None:
    with pytest.raises(DeskRuleError, match="never published"):
        down(team, home)
    publish(team, home)
    with pytest.raises(ReasonMissingError):
        down(team, home, reason="…")
    with pytest.raises(MembershipError):
        down(replace(team, chen=team.anna), home)
    assert not Takedown.objects.exists()
    down(team, home)
    assert AuditEntry.objects.get(deed="taken-down").detail == {"reason": "Their letter of 3 May."}
    with pytest.raises(DeskRuleError, match="already"):
        down(team, home, reason="Again, to be sure.")
    with pytest.raises(DeskRuleError, match="taken down"):
        publish(team, home, EditionKind.CORRECTION, "x", hour=70)
    assert Edition.objects.count() == 1


def shown(places: Places) -> set[str]:
    """Where the article stands."""
    return {name for name, data in places.all().items() if "新码头开放".encode() in data}


def test_what_is_let_before_it_was_removed_anywhere_stays(team: Team, home: Path, places: Places) -> None:
    publish(team, home)
    deliver(home)
    before = shown(places)
    down(team, home)
    lift_takedown(team.translation, person=team.chen, home=Home(home), keys=team.keys, now=at(61))
    deliver(home, 62)
    assert shown(places) == before
    assert {row.verb for row in DeliveryRecord.objects.filter(ended=at(62))} == {"put"}


def test_a_target_that_is_added_afterwards_is_not_given_it(team: Team, home: Path) -> None:
    publish(team, home)
    down(team, home)
    late = add(team, home, "late", Form.MIRROR)
    assert order_deliveries(the_desk(), now=at(62), everything=True, only=late) == 0
    lift_takedown(team.translation, person=team.chen, home=Home(home), keys=team.keys, now=at(63))
    assert order_deliveries(the_desk(), now=at(64), everything=True, only=late) == 1


def test_the_plain_site_of_an_export_does_not_show_it(team: Team, home: Path) -> None:
    def shown() -> list[str]:
        files = plain_sites(lambda one: desk_page(Home(home), one), lambda url: None)
        return [name for name, _ in files if "/content/" in name]

    publish(team, home)
    assert len(shown()) == 1
    down(team, home)
    assert shown() == []


def test_what_stands_at_a_target_is_counted_by_articles(team: Team, home: Path) -> None:
    add(team, home, "mirror", Form.MIRROR)
    publish(team, home)
    deliver(home, 20)
    team.write("b", "五月开幕。", hour=20)
    publish(team, home, EditionKind.CORRECTION, "A better word.", hour=21)
    deliver(home, 40)
    assert [one.sent for one in targets_of(the_desk())] == [1]
    down(team, home)
    deliver(home, 61)
    assert [one.sent for one in targets_of(the_desk())] == [0]


def test_it_comes_back_only_when_it_is_let(team: Team, home: Path, places: Places) -> None:
    publish(team, home)
    deliver(home)
    before = shown(places)
    down(team, home)
    deliver(home, 61)
    assert order_deliveries(the_desk(), now=at(62), everything=True) == 0
    lift_takedown(team.translation, person=team.chen, home=Home(home), keys=team.keys, now=at(63))
    assert all(one.endswith(": sent") for one in deliver(home, 64))
    assert shown(places) == before
    assert "新码头开放".encode() in b"".join(places.bucket.held.values())
    down(team, home, hour=70)
    deliver(home, 71)
    assert "新码头开放".encode() not in b"".join(places.all().values())
    lift_takedown(team.translation, person=team.chen, home=Home(home), keys=team.keys, now=at(80))
    team.write("b", "五月开幕。", hour=81)
    publish(team, home, EditionKind.CORRECTION, "Allowed again.", hour=82)
    deliver(home, 90)
    assert len(places.blog.posts) == 1


def test_where_nothing_can_be_removed_is_told(team: Team, home: Path) -> None:
    target = add(team, home, "gone-blog", Form.NINJS)
    publish(team, home)
    deliver(home)
    end_target(target, home=Home(home), by=team.chen, now=at(20))
    down(team, home)
    page = visitor(team.chen).get(f"{HERE}/takedown/").content.decode()
    assert "gone-blog" in page
    assert "Remove it there by hand" in page


def test_in_the_browser_by_those_who_may(team: Team, home: Path) -> None:
    sign_all(team)
    chen, anna = visitor(team.chen), visitor(team.anna)
    assert "never published" in chen.get(f"{HERE}/takedown/").content.decode()
    chen.post(f"{HERE}/publish/now/", {"kind": "first"})
    assert f'href="{HERE}/takedown/"' in chen.get(f"{HERE}/publish/").content.decode()
    assert "feeds, maps and search" in chen.get(f"{HERE}/takedown/").content.decode()
    assert "takedown/now/" not in anna.get(f"{HERE}/takedown/").content.decode()
    said = {"reason": "Their letter of 3 May.", "note": "At their wish."}
    assert anna.post(f"{HERE}/takedown/now/", said).status_code == 403
    assert chen.post(f"{HERE}/takedown/now/", {"reason": " "}).status_code == 409
    page = chen.post(f"{HERE}/takedown/now/", said, follow=True).content.decode()
    assert "Their letter of 3 May." in page
    assert "gone from there" in page
    assert "Their letter of 3 May." in anna.get("/harbour-desk/takedowns/").content.decode()
    assert (
        newcomer(found_desk("Mountain desk", now=at(1)), "kim", DeskRole.MANAGER)
        .get("/harbour-desk/takedowns/")
        .status_code
        == 404
    )
    chen.post(f"{HERE}/takedown/now/", {"lift": "1"})
    assert "Stands again since" in anna.get(f"{HERE}/takedown/").content.decode()
