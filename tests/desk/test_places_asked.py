"""A place is asked what it holds before something is taken down there, and where nobody knows what was put."""

import shutil
from pathlib import Path

import pytest
from tests.adapters.targets.bucket_server import bucket
from tests.desk.conftest import Team, at
from tests.desk.test_deliveries import add, deliver, publish
from tests.desk.test_takedown import another

from colophon.adapters.home import Home
from colophon.desk.actions.deliveries import put_anew
from colophon.desk.actions.takedown import take_down
from colophon.desk.actions.targets import end_target
from colophon.desk.models import DeliveryRecord
from colophon.desk.targets.clients import disk_of, state_of
from colophon.editions.targets.target import Delivery, Form, Way


def taken_down(team: Team, home: Path) -> list[str]:
    """What became of it at each target."""
    said = {"reason": "Their letter", "note": ""}
    take_down(team.translation, person=team.chen, home=Home(home), keys=team.keys, now=at(20), **said)
    return deliver(home, 21)


@pytest.mark.parametrize("lost", ["everything", "one article"])
def test_a_bucket_is_asked_what_it_holds_before_something_is_taken_down(team: Team, home: Path, lost: str) -> None:
    key = {"options": {"user": "AK", "region": "eu"}, "secret": "tide-42"}
    with bucket() as (address, there):
        target = add(team, home, "www", Form.SITE, Way.S3, address=address, **key)
        publish(team, home)
        deliver(home)
        there.held |= dict.fromkeys((f"/desk/www/{name}" for name in ("a-new-pier-t1/old.json", "tags/x/a.html")), b"x")
        others = {"/desk/www/ads.txt": b"x", "/desk/www/blog/index.html": b"x", "/desk/www2/tags/y/a.html": b"x"}
        there.held |= others
        if lost == "everything":
            shutil.rmtree(state_of(target, Home(home)))
        assert taken_down(team, home) == ["www: sent"]
        left = {name.removeprefix("/desk/www/") for name in there.held}
        assert {name for name in left if name.startswith("a-new-pier-t1/")} == {"a-new-pier-t1/index.html"}
        assert ("tags/x/a.html" in left) == (lost == "one article")
        assert others.items() <= there.held.items()
        assert not any("新码头开放".encode() in data for data in there.held.values())


def test_a_target_that_is_added_over_an_old_copy_lets_go_what_was_taken_down(team: Team, home: Path) -> None:
    """The earlier target ended before the takedown: nobody knows what stands there."""
    key = {"options": {"user": "AK", "region": "eu"}, "secret": "tide-42"}
    with bucket() as (address, there):
        target = add(team, home, "www", Form.SITE, Way.S3, address=address, **key)
        publish(team, home)
        deliver(home)
        end_target(target, home=Home(home), by=team.chen, now=at(18))
        taken_down(team, home)
        other = another(team, "t3", "集市开张", "集市今天开张。", address="https://news.example/market")
        publish(other, home, hour=30)
        assert any("新码头开放".encode() in data for data in there.held.values())
        add(team, home, "again", Form.SITE, Way.S3, address=address, **key)
        assert deliver(home, 40) == ["again: sent"]
        ours = [name for name in there.held if "/a-new-pier-t1/" in name]
        assert ours == ["/desk/www/a-new-pier-t1/index.html"]


def test_a_bucket_that_does_not_tell_what_it_holds_is_said_to_be_so(team: Team, home: Path) -> None:
    key = {"options": {"user": "AK", "region": "eu"}, "secret": "tide-42"}
    with bucket() as (address, there):
        add(team, home, "www", Form.SITE, Way.S3, address=address, **key)
        there.silent = 403
        publish(team, home)
        deliver(home)
        assert DeliveryRecord.objects.get().said == ""
        assert taken_down(team, home) == ["www: sent"]
        assert "does not tell us" in DeliveryRecord.objects.order_by("-pk")[0].said
        assert not any("新码头开放".encode() in data for data in there.held.values())


def test_nothing_is_written_where_a_disk_should_be_mounted(team: Team, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "disk/www"
    target = add(team, home, "www", Form.MIRROR, address=str(folder))
    publish(team, home)
    assert deliver(home) == ["www: sent"]
    note = disk_of(target, Home(home))
    assert Path(note.read_text()).is_mount()
    note.write_text(str(tmp_path / "disk"))  # as if that had been a mount point
    shutil.rmtree(folder)
    put_again = DeliveryRecord.objects.filter(target=target)
    put_again.update(state=Delivery.PENDING, next_try=at(20))
    assert deliver(home, 21) == ["www: failed"]
    assert "is not mounted now" in put_again.get().said
    assert not folder.exists()
    put_anew(target, home=Home(home), now=at(22))
    put_again.update(state=Delivery.PENDING, next_try=at(22))
    assert deliver(home, 23) == ["www: sent"]
    assert (folder / "README.md").is_file()


def test_a_place_that_is_filled_again_loses_what_is_out_of_date(team: Team, home: Path) -> None:
    target = add(team, home, "copy", Form.SITE)
    folder = home / "targets/harbour-desk/copy"
    (folder / "tags/old").mkdir(parents=True)
    (folder / "tags/old/index.html").write_text("of others, before we came")
    publish(team, home)
    deliver(home)
    assert (folder / "tags/old/index.html").is_file()
    (folder / "mine.txt").write_text("of others")
    put_anew(target, home=Home(home), now=at(21))
    assert deliver(home, 22) == ["copy: sent"]
    assert not (folder / "tags/old").exists()
    assert (folder / "mine.txt").is_file()
