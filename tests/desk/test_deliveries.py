"""Editions at their targets: each fails for itself, is tried again, overtaken, corrected, withdrawn, taken down."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.adapters.targets.wordpress_server import PASSWORD, USER, Blog, blog
from tests.desk.conftest import Team, at
from tests.desk.test_publishing import sign_all
from tests.engine.editions.targets.standings import drawn

from colophon.adapters.home import Home
from colophon.desk.actions.deliveries import deliver_due, order_deliveries, put_anew, send_again
from colophon.desk.actions.publishing import publish_now
from colophon.desk.actions.set_site import set_site
from colophon.desk.actions.takedown import take_down
from colophon.desk.actions.targets import NewTarget, add_target, end_target, give_secret, go_on, pause
from colophon.desk.models import AuditEntry, DeliveryRecord, Edition, ImageRights, Target, TranslationRecord
from colophon.desk.queries.deliveries import deliveries_of, targets_of
from colophon.desk.queries.find import the_desk
from colophon.desk.targets.clients import secrets_of, state_of, without_secret
from colophon.editions.targets.target import Delivery, Form, Way
from colophon.errors import DeskRuleError
from colophon.signoff.manifest import EditionKind
from colophon.signoff.manifest_json import manifest_bytes, read_manifest
from colophon.testing import FakeWeb


@pytest.fixture
def there() -> Iterator[Blog]:
    with blog() as held:
        yield held


def add(team: Team, home: Path, name: str, form: Form, way: Way = Way.FOLDER, **more: object) -> Target:
    new = NewTarget(name=name, form=form, way=way, trusted=True, **more)  # type: ignore[arg-type]
    return add_target(the_desk(), new, home=Home(home), by=team.chen, now=at(1))


def add_blog(team: Team, home: Path, there: Blog) -> Target:
    more = {"address": there.url, "options": {"user": USER}, "secret": PASSWORD}
    return add(team, home, "blog", Form.POST, Way.WORDPRESS, **more)


def publish(team: Team, home: Path, kind: EditionKind = EditionKind.FIRST, note: str = "", hour: int = 10) -> Edition:
    if kind is not EditionKind.WITHDRAWAL:
        sign_all(team, hour=hour)
    return publish_now(
        team.translation, person=team.chen, home=Home(home), keys=team.keys, kind=kind, note=note, now=at(hour + 5)
    )


def deliver(home: Path, hour: int = 16) -> list[str]:
    return [f"{one.target.name}: {one.state}" for one in deliver_due(home=Home(home), now=at(hour))]


def held(home: Path, name: str) -> set[str]:
    folder = home / "targets/harbour-desk" / name
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_an_edition_reaches_every_target_once(team: Team, home: Path, there: Blog) -> None:
    for name, form in (("mirror", Form.MIRROR), ("books", Form.EPUB), ("wire", Form.NINJS), ("copy", Form.SITE)):
        add(team, home, name, form)
    add_blog(team, home, there)
    publish(team, home)
    assert {one.state for one in deliveries_of(team.translation)} == {Delivery.PENDING}
    assert sorted(deliver(home)) == ["blog: sent", "books: sent", "copy: sent", "mirror: sent", "wire: sent"]
    assert deliver(home, 20) == []
    assert held(home, "mirror") == {"README.md", "2026-03/README.md", "2026-03/2026-03-03-a-new-pier-t1.md"}
    assert held(home, "books") == {"2026-03.epub", "2026-03/a-new-pier-t1.epub"}
    assert "index.html" in held(home, "copy")
    assert [post["title"] for post in there.posts] == ["新码头开放"]


def test_a_target_that_fails_leaves_the_others_right_and_is_tried_again(team: Team, home: Path, there: Blog) -> None:
    add_blog(team, home, there)
    add(team, home, "mirror", Form.MIRROR)
    there.faults = ["500", "lost"]
    publish(team, home)
    assert deliver(home) == ["blog: failed", "mirror: sent"]
    row = DeliveryRecord.objects.get(target__name="blog")
    assert (row.tries, row.next_try) == (1, at(16) + timedelta(minutes=1))
    assert "500" in row.said
    assert deliver(home) == [], "not before its time"
    assert deliver(home, 17) == ["blog: failed"], "its answer was lost"
    assert deliver(home, 18) == ["blog: sent"]
    assert len(there.posts) == 1
    assert DeliveryRecord.objects.get(target__name="blog").tries == 3


def test_patience_ends_and_a_person_may_begin_anew(team: Team, home: Path, there: Blog) -> None:
    target = add_blog(team, home, there)
    there.faults = ["500"] * 11
    publish(team, home)
    for day in range(20):
        deliver(home, 24 * (day + 2))
    row = DeliveryRecord.objects.get()
    assert (row.state, row.tries, row.next_try) == (Delivery.FAILED, 11, None)
    assert send_again(target, now=at(900)) == 1
    assert deliver(home, 900) == ["blog: sent"]


def test_a_mistake_of_ours_does_not_stop_the_others(
    team: Team, home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    add(team, home, "a", Form.NINJS)
    add(team, home, "b", Form.MIRROR)
    publish(team, home)
    Target.objects.filter(name="a").update(options={"convention": "?"}, form=Form.MIRROR)
    assert deliver(home) == ["a: failed", "b: sent"]
    assert "Something unforeseen" in DeliveryRecord.objects.get(target__name="a").said


def test_a_correction_changes_what_is_there_in_place(team: Team, home: Path, there: Blog) -> None:
    add_blog(team, home, there)
    add(team, home, "mirror", Form.MIRROR)
    publish(team, home)
    deliver(home)
    before = held(home, "mirror")
    team.write("b", "五月开幕。", hour=20)
    publish(team, home, EditionKind.CORRECTION, "A better word.", hour=21)
    deliver(home, 30)
    assert held(home, "mirror") == before
    text = (home / "targets/harbour-desk/mirror/2026-03/2026-03-03-a-new-pier-t1.md").read_text()
    assert "五月开幕" in text
    assert "A better word." in text
    assert len(there.posts) == 1
    assert "五月开幕" in there.posts[0]["content"]
    publish(team, home, EditionKind.WITHDRAWAL, "The source is gone.", hour=40)
    deliver(home, 50)
    assert "五月开幕" not in there.posts[0]["content"]
    assert "The source is gone." in there.posts[0]["content"]


def test_readers_are_led_to_a_page_that_is_there(team: Team, home: Path, there: Blog) -> None:
    (home / "colophon.toml").write_text('[desk]\naddress = "https://desk.example"\n')
    add_blog(team, home, there)
    publish(team, home)
    team.write("b", "五月开幕。", hour=20)
    publish(team, home, EditionKind.CORRECTION, "A better word.", hour=21)
    deliver(home, 30)
    page = there.posts[0]["meta"]["colophon_page"]
    assert page.startswith("https://desk.example/")
    file = home / "site" / page.removeprefix("https://desk.example/") / "index.html"
    assert "五月开幕" in file.read_text("utf-8")


def test_an_edition_that_was_never_sent_is_overtaken_by_the_next(team: Team, home: Path, there: Blog) -> None:
    target = add_blog(team, home, there)
    pause(target, by=None, now=at(2))
    publish(team, home)
    team.write("b", "五月开幕。", hour=20)
    publish(team, home, EditionKind.CORRECTION, "A better word.", hour=21)
    assert deliver(home, 30) == []
    go_on(target, by=None, now=at(31))
    assert deliver(home, 31) == ["blog: sent"]
    states = DeliveryRecord.objects.order_by("edition__number").values_list("state", flat=True)
    assert list(states) == [Delivery.OVERTAKEN, Delivery.SENT]
    assert [post["meta"]["colophon_edition"] for post in there.posts] == ["2"]


def test_what_came_before_a_target_is_put_only_when_asked_for(team: Team, home: Path) -> None:
    publish(team, home)
    target = add_target(
        the_desk(), NewTarget(name="books", form=Form.EPUB, way=Way.FOLDER), home=Home(home), by=None, now=at(20)
    )
    assert deliver(home, 21) == []
    assert order_deliveries(the_desk(), now=at(22), everything=True, only=target) == 1
    assert deliver(home, 23) == ["books: sent"]


def test_a_picture_is_put_where_its_rights_are_recorded(team: Team, home: Path, there: Blog) -> None:
    """Asked for once, and not at all without rights. What cannot be had is told, and the text is put all the same."""
    add_blog(team, home, there)
    add(team, home, "books", Form.EPUB)
    edition = publish(team, home)
    urls = [f"https://news.example/{name}.jpg" for name in ("pier", "mole", "quay")]
    article = json.loads(edition.article) | {"blocks": [{"kind": "image", "url": url} for url in urls]}
    DeliveryRecord.objects.all().delete()
    showing = Edition.objects.get(pk=edition.pk)
    showing.pk, showing.number, showing.article = None, 2, json.dumps(article)
    showing.save()
    web = FakeWeb()
    web.publish(urls[0], drawn().data)
    web.publish(urls[1], b"<html>no picture")
    web.publish(urls[2], drawn("red").data)
    for url in urls[:2]:
        ImageRights.objects.create(
            translation=team.translation, url=url, basis="own", terms="ours", person=team.chen, moment=at(1)
        )
    for one in deliver_due(home=Home(home), now=at(30), fetcher=web):
        assert (one.state, "is no picture" in one.said) == (Delivery.SENT, True), one.said
    assert web.asked.count(urls[0]) == 1
    assert urls[2] not in web.asked
    assert len(there.media) == 1
    assert there.media[0]["source_url"] in there.posts[0]["content"]
    assert urls[2] in there.posts[0]["content"]
    assert len(list((home / "pictures").iterdir())) == 1


def test_one_process_at_a_time_works_at_a_target(team: Team, home: Path) -> None:
    target = add(team, home, "books", Form.EPUB)
    publish(team, home)
    Target.objects.filter(pk=target.pk).update(busy_until=at(17))
    assert deliver(home, 16) == []
    assert deliver(home, 18) == ["books: sent"], "a process that died does not block for ever"
    assert Target.objects.get().busy_until is None


def test_a_target_that_is_down_is_not_asked_for_every_article(team: Team, home: Path, there: Blog) -> None:
    target, edition = add_blog(team, home, there), publish(team, home)
    for number in range(2, 7):
        other = TranslationRecord.objects.create(
            snapshot=team.translation.snapshot, key=f"t{number}", language="de", begun=at(1)
        )
        one = Edition.objects.get(pk=edition.pk)
        one.pk, one.translation = None, other
        one.save()
        DeliveryRecord.objects.create(target=target, translation=other, edition=one, ordered=at(1), next_try=at(1))
    there.faults = ["500"] * 100
    assert deliver(home, 16) == ["blog: failed"] * 3
    assert DeliveryRecord.objects.filter(state=Delivery.PENDING).count() == 3


def test_a_copy_of_the_whole_site_is_put_once_for_all_that_is_due(team: Team, home: Path, tmp_path: Path) -> None:
    log, program = tmp_path / "log", tmp_path / "upload"
    program.write_text(f"#!/bin/sh\nls $1 >> {log}\n")
    program.chmod(0o755)
    settings = (home / "colophon.toml").read_text()
    named = settings.replace("[commands]\n", f"[commands]\nupload = ['{program}', '{{folder}}']\n", 1)
    (home / "colophon.toml").write_text(named)
    add(team, home, "copy", Form.SITE, Way.COMMAND, address="upload")
    edition = publish(team, home)
    for number in range(2, 7):
        another(edition, f"t{number}")
    set_site(Home(home), the_desk(), team.keys)
    assert deliver(home) == ["copy: sent"] * 6
    assert log.read_text().split().count("index.html") == 1


def command(home: Path, tmp_path: Path) -> Path:
    """A program that makes a place exactly what it is given, named “upload”; the place."""
    program, www = tmp_path / "upload", tmp_path / "www"
    program.write_text(f"#!/bin/sh\nrm -rf {www}\ncp -r $1 {www}\n")
    program.chmod(0o755)
    settings = (home / "colophon.toml").read_text()
    (home / "colophon.toml").write_text(f"{settings}\nupload = ['{program}', '{{folder}}']\n")
    return www


def another(edition: Edition, key: str) -> None:
    """The same edition once more, of an article of its own."""
    text = TranslationRecord.objects.create(
        snapshot=edition.translation.snapshot, key=key, language="de", begun=at(1), title="Pier"
    )
    one = Edition.objects.get(pk=edition.pk)
    one.pk, one.translation = None, text
    one.manifest = manifest_bytes(replace(read_manifest(bytes(one.manifest)), translation=key))
    one.save()


def below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("form", [Form.MIRROR, Form.EPUB, Form.NINJS])
def test_a_lost_copy_takes_nothing_away_where_a_command_puts_it(
    team: Team, home: Path, tmp_path: Path, form: Form
) -> None:
    """As after a desk came home from its export, which has no copies: a program that deletes is given all of it."""
    www = command(home, tmp_path)
    target = add(team, home, "www", form, Way.COMMAND, address="upload")
    another(publish(team, home), "t2")
    deliver(home)
    before = {name: (www / name).read_bytes() for name in below(www)}
    assert len(before) >= 3
    shutil.rmtree(state_of(target, Home(home)))
    team.write("b", "五月开幕。", hour=20)
    publish(team, home, EditionKind.CORRECTION, "A better word.", hour=21)
    assert deliver(home, 30) == ["www: sent"]
    assert below(www) == set(before)
    assert [name for name in before if name.endswith("-t2.md") and (www / name).read_bytes() != before[name]] == []


def test_a_takedown_leaves_nothing_although_nobody_knows_what_was_put(team: Team, home: Path) -> None:
    target = add(team, home, "copy", Form.SITE)
    publish(team, home)
    deliver(home)
    assert any(name.endswith("-t1/article.md") for name in held(home, "copy"))
    shutil.rmtree(state_of(target, Home(home)))
    take_down(
        team.translation, person=team.chen, reason="Their letter", note="", home=Home(home), keys=team.keys, now=at(20)
    )
    assert deliver(home, 21) == ["copy: sent"]
    assert [name for name in held(home, "copy") if "-t1/" in name] == ["a-new-pier-t1/index.html"]


def test_a_place_that_lost_all_is_filled_again(team: Team, home: Path, there: Blog) -> None:
    copy, blog = add(team, home, "copy", Form.SITE), add_blog(team, home, there)
    publish(team, home)
    deliver(home)
    before = held(home, "copy")
    shutil.rmtree(home / "targets/harbour-desk/copy")
    there.posts.clear()
    assert deliver(home, 20) == []
    assert [put_anew(one, home=Home(home), now=at(21)) for one in (copy, blog)] == [1, 1]
    assert deliver(home, 22) == ["blog: sent", "copy: sent"]
    assert held(home, "copy") == before
    assert len(there.posts) == 1


def test_what_could_never_work_is_refused(team: Team, home: Path, there: Blog) -> None:
    for wrong in (
        {"name": "Ä b", "form": Form.EPUB, "way": Way.FOLDER},
        {"name": "a", "form": Form.EPUB, "way": Way.WORDPRESS, "address": there.url},
        {"name": "a", "form": Form.POST, "way": Way.WORDPRESS, "address": ""},
        {"name": "a", "form": Form.EPUB, "way": Way.FOLDER, "address": "relative"},
        {"name": "a", "form": Form.EPUB, "way": Way.FOLDER, "options": {"password": "x"}},
    ):
        with pytest.raises(DeskRuleError):
            add_target(the_desk(), NewTarget(**wrong), home=Home(home), by=None, now=at(1))  # type: ignore[arg-type]
    add(team, home, "books", Form.EPUB)
    with pytest.raises(DeskRuleError, match="already"):
        add(team, home, "books", Form.PDF)
    assert Target.objects.count() == 1


def test_a_password_that_was_revoked_is_given_anew(team: Team, home: Path, there: Blog) -> None:
    target = add_blog(team, home, there)
    secrets_of(Home(home)).put(f"target-{target.pk}", "revoked")
    publish(team, home)
    assert deliver(home) == ["blog: failed"]
    assert "application password" in DeliveryRecord.objects.get().said
    give_secret(target, PASSWORD, home=Home(home), by=team.chen, now=at(17))
    assert deliver(home, 18) == ["blog: sent"]
    assert without_secret(Home(home)) == []
    assert AuditEntry.objects.latest("pk").detail == {"secret": "new"}
    with pytest.raises(DeskRuleError, match="empty"):
        give_secret(target, "", home=Home(home), by=team.chen, now=at(19))


def test_a_target_without_its_secret_says_how_it_gets_one(team: Team, home: Path, there: Blog) -> None:
    """As after a desk came home from its export."""
    add(team, home, "books", Form.EPUB)
    target = add_blog(team, home, there)
    shutil.rmtree(home / "secrets")
    publish(team, home)
    assert deliver(home) == ["blog: failed", "books: sent"]
    assert "colophon target secret blog FILE" in DeliveryRecord.objects.get(target=target).said
    assert without_secret(Home(home)) == [target]


def test_a_target_that_ended_forgets_its_secret_and_keeps_its_record(team: Team, home: Path, there: Blog) -> None:
    target = add_blog(team, home, there)
    publish(team, home)
    deliver(home)
    assert len(list((home / "secrets").iterdir())) == 1
    end_target(target, home=Home(home), by=team.chen, now=at(20))
    assert list((home / "secrets").iterdir()) == []
    noted = AuditEntry.objects.filter(about="blog").order_by("pk")
    assert list(noted.values_list("deed", "person__key")) == [("target-added", "p3"), ("target-ended", "p3")]
    assert PASSWORD not in str(list(noted.values()))
    assert targets_of(the_desk()) == []
    assert DeliveryRecord.objects.get().state == Delivery.SENT
    add_blog(team, home, there)
