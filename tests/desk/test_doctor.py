"""The doctor finds each fault that is made here, says what to do, and has nothing to say of a sound desk."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from tests.desk.conftest import START, Team, at
from tests.desk.test_letters import Postbox, free_port
from tests.prepared import prepare

from colophon.adapters.clock import now
from colophon.adapters.home import Home, create_home
from colophon.cli import VERBS
from colophon.desk.actions.audit import audit
from colophon.desk.actions.found import found_desk
from colophon.desk.models import AuditEntry, Claim, Deed, DeliveryRecord, Edition, Job, Letter, Target
from colophon.desk.operations.doctor import of_home, of_work
from colophon.desk.operations.doctor.around import around, looked
from colophon.desk.operations.doctor.complaint import Complaint
from colophon.desk.operations.doctor.of_database import OF_RECORDS, audit_log, clock, tables
from colophon.desk.operations.doctor.of_work import OF_WORK
from colophon.desk.queries.troubles import troubles_of
from colophon.signoff.stages import Stage

Fault = Callable[[Path], object]


def says(home: Path, section: str, **settings: object) -> None:
    """Write one section of `colophon.toml`."""
    lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
    (home / "colophon.toml").write_text("\n".join([f"[{section}]", *lines]))


def told(home: Path) -> str:
    found = around(Home(home))
    return " ".join(f"{one.what} {one.mend}" for one in found)


@pytest.fixture
def sound(team: Team, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk's home as the server makes it."""
    (home / "secret").write_text("x")
    (home / "secret").chmod(0o600)
    (home / "desk.sqlite3").touch()
    monkeypatch.delenv("DATABASE_URL", raising=False)  # whichever database the tests use
    return home


def test_a_sound_home_has_no_complaint(sound: Path) -> None:
    assert told(sound) == ""


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (lambda home: (home / "secret").chmod(0o644), "chmod go-rwx"),
        (lambda home: (home / "keys").chmod(0o755), "chmod go-rwx"),
        (lambda home: (home / "snapshots").rmdir(), "is missing"),
        (lambda home: (home / "colophon.toml").write_text("[desk]\nnam = 'x'"), "there is no setting"),
        (lambda home: (home / "colophon.toml").write_text("[desk]\naddress = 'http://desk.example'"), "no encryption"),
        (lambda home: [one.unlink() for one in (home / "keys").glob("*.pem")], "--with-keys"),
        (lambda home: (home / "keys" / "desk.pem").symlink_to("/nowhere/desk.pem"), "points to nothing"),
        (lambda home: (home / "desk.sqlite3.moved").write_text(""), "DATABASE_URL"),
        (lambda home: (home / "secret").unlink(), "secret is missing"),
        (lambda home: os.chown(home / "desk.sqlite3", 12345, 12345), "belongs to another user"),
        (lambda home: says(home, "desk", address="desk.example.org"), "no address of a website"),
        (lambda home: says(home, "desk", address="https://desk.example.org/news"), "has a path"),
        (lambda home: (home / "colophon.toml").write_text("[commands]\nup = ['no-such-rsync']"), "no-such-rsync"),
        (lambda home: says(home, "mail", server="127.0.0.1", user="desk", sender="d@e.example"), "is not set here"),
    ],
    ids="secret-open keys folder settings http key link moved secret owner address path program password".split(),  # noqa: SIM905
)
def test_a_fault_of_the_home_is_found(sound: Path, fault: Fault, words: str) -> None:
    fault(sound)
    assert words in told(sound)


def test_search_without_its_program_is_found(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    says(sound, "site", search="yes")
    assert told(sound) == ""
    monkeypatch.setitem(sys.modules, "pagefind", None)  # as Python marks what is not there
    assert "Pagefind is not installed" in told(sound)


def test_a_wrong_database_address_is_found(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://desk@db.example/desk")
    assert "does not name a PostgreSQL database" in told(sound)


def test_a_mail_server_is_tried(sound: Path) -> None:
    """One that answers is nothing to complain of but the missing address; one that does not is named."""
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        says(sound, "mail", server="127.0.0.1", port=port, security="none", sender="d@e.example")
        assert f"127.0.0.1:{port}: The mail server cannot be used: it does not answer." in told(sound)
    port = free_port()
    postbox = Controller(Postbox(), hostname="127.0.0.1", port=port)
    postbox.start()
    try:
        says(sound, "mail", server="127.0.0.1", port=port, security="none", sender="d@e.example")
        assert "cannot be used" not in told(sound)
        assert "desk.address" in told(sound)
        says(sound, "mail", server="127.0.0.1", port=port, security="starttls", sender="d@e.example")
        assert "does not offer" in told(sound)
    finally:
        postbox.stop()


def test_settings_that_cannot_be_read_hide_nothing_else(tmp_path: Path) -> None:
    """The whole command, in a process of its own: Django does not start with such settings."""
    home = tmp_path / "desk"
    prepare(home)
    create_home(home)
    (home / "colophon.toml").write_text("[desk]\nnam = 'x'")
    (home / "keys").chmod(0o755)
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "colophon", "doctor"]
    done = subprocess.run(command, env=environment | {"COLOPHON_HOME": str(home)}, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "")
    assert "there is no setting “desk.nam”. Did you mean “desk.name”?" in done.stdout
    assert "chmod go-rwx" in done.stdout


def test_a_file_that_is_no_database_is_not_taken_for_a_server_that_is_away(tmp_path: Path) -> None:
    """Said of SQLite's file, with what to do about it."""
    home = tmp_path / "desk"
    prepare(home)
    create_home(home)
    (home / "desk.sqlite3").write_bytes(bytes(range(256)) * 64)
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "colophon", "doctor"]
    done = subprocess.run(command, env=environment | {"COLOPHON_HOME": str(home)}, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "")
    assert "damaged or cannot be opened" in done.stdout
    assert "colophon restore" in done.stdout
    assert "PostgreSQL" not in done.stdout


def test_a_full_disk_is_found(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_home, "LITTLE", 2**62)
    assert "MB are left" in told(sound)


def test_what_the_database_lacks_is_found(team: Team, home: Path) -> None:
    """The fixture's source was never captured as a file; that is what is found, and nothing else."""
    found = [one for look in (tables, *OF_RECORDS, *OF_WORK) for one in look(Home(home))]
    assert [one.what for one in found] == [
        f"1 captured sources are not in the snapshots folder, the first is {'ab' * 6}…."
    ]


def test_what_is_overdue_is_found(team: Team, home: Path) -> None:
    Claim.objects.create(translation=team.translation, stage=Stage.TRANSLATE, person=team.anna, taken=START, due=at(1))
    (found,) = of_work.overdue(Home(home))
    assert "1 claims" in found.what


def test_jobs_that_go_wrong_are_found_with_what_to_do(team: Team, home: Path) -> None:
    desk, moment = team.translation.snapshot.source.desk, now()
    Job.objects.create(chore="read-feeds", subject="news.example", due=at(1), failures=9, said="answered 503")
    Job.objects.create(chore="read-feeds", subject="once.example", due=moment + timedelta(hours=1), failures=2)
    Job.objects.create(chore="deliver", due=START, stopped=moment - timedelta(days=3), stopped_by=team.anna)
    Job.objects.create(chore="weigh-wire", subject="done.example", due=START)  # only remembered: nothing is due of it
    Letter.objects.create(desk=desk, person=team.bo, name="l1", made=START, refused="550 no such box")
    found = [one for look in OF_WORK for one in look(Home(home))]
    said = "\n".join(one.what for one in found)
    assert "Jobs that keep failing: 1; the worst, read-feeds news.example, 9 times: answered 503" in said
    assert "Stopped jobs: 1; deliver by Anna Vell" in said
    assert "Mails that were refused: 1; the last, to Bo Marsh: 550 no such box" in said
    assert f"The oldest job is due since {at(1):%Y-%m-%d %H:%M}" in said
    assert [one.what[:14] for one in found if one.grave] == ["The oldest job"]


def test_an_edition_that_reached_no_target_is_found(team: Team, home: Path) -> None:
    desk = team.translation.snapshot.source.desk
    edition = Edition.objects.create(translation=team.translation, number=1, kind="first", published=START)
    blog = Target.objects.create(desk=desk, name="blog", form="site", way="folder", added=START, since=START)
    row = {"target": blog, "translation": team.translation, "edition": edition, "ordered": START, "state": "failed"}
    record = DeliveryRecord.objects.create(**row, said="403 Forbidden", next_try=now() + timedelta(hours=1))
    assert list(of_work.deliveries(Home(home))) == []
    DeliveryRecord.objects.filter(pk=record.pk).update(next_try=None)
    (found,) = of_work.deliveries(Home(home))
    assert "t1, blog: 403 Forbidden" in found.what
    assert "colophon target send blog" in found.mend
    assert troubles_of(desk, now=now()).deliveries_given_up == 1
    assert not troubles_of(found_desk("Mountain desk", now=START), now=now()).any


def test_every_command_that_the_doctor_names_is_there() -> None:
    """What is told to do can be done."""
    room = Path(of_work.__file__).parent
    named = {word for file in room.glob("*.py") for word in re.findall(r"colophon ([a-z]+)\b", file.read_text("utf-8"))}
    assert {"work", "serve", "target"} <= named
    assert named - {"import"} <= set(VERBS) | {"backup", "restore"}


def test_a_forged_line_and_a_clock_gone_wrong_are_found(team: Team, home: Path) -> None:
    forged = AuditEntry(moment=now() + timedelta(days=2), deed=Deed.PUBLISHED, previous="ab" * 32, hash="cd" * 32)
    forged.save(force_insert=True)
    assert [one.grave for one in audit_log(Home(home))] == [True]
    (found,) = clock(Home(home))
    assert "saved 1 day" in found.what or "saved 2 days" in found.what
    audit(Deed.PUBLISHED, now=START)
    assert not list(clock(Home(home)))


def test_one_look_that_fails_does_not_hide_the_others(sound: Path) -> None:
    def broken(of: Home) -> Iterator[Complaint]:
        raise OSError("Stale file handle")
        yield

    shutil.rmtree(sound / "snapshots")
    said = [one.what for look in (broken, *of_home.OF_HOME) for one in looked(look, Home(sound))]
    assert "Stale file handle" in said[0]
    assert "snapshots" in said[1]
