"""The doctor finds each fault that is made here, says what to do, and has nothing to say of a sound desk."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tests.desk.conftest import START, Team, at

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.desk.actions.audit import audit
from colophon.desk.models import AuditEntry, Claim, Deed
from colophon.desk.operations.doctor import of_home
from colophon.desk.operations.doctor.examine import examine
from colophon.desk.operations.doctor.of_database import OF_DATABASE, clock
from colophon.desk.operations.doctor.of_work import OF_WORK
from colophon.signoff.stages import Stage

Fault = Callable[[Path], object]


def told(home: Path) -> str:
    found = [one for look in of_home.OF_HOME for one in look(Home(home))]
    return " ".join(f"{one.what} {one.mend}" for one in found)


@pytest.fixture
def sound(team: Team, home: Path) -> Path:
    """A desk's home as the server makes it."""
    (home / "secret").write_text("x")
    (home / "secret").chmod(0o600)
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
        (lambda home: (home / "desk.sqlite3.moved").write_text(""), "DATABASE_URL"),
    ],
    ids=["secret", "keys", "folder", "settings", "http", "key", "moved"],
)
def test_a_fault_of_the_home_is_found(sound: Path, monkeypatch: pytest.MonkeyPatch, fault: Fault, words: str) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    fault(sound)
    assert words in told(sound)


def test_a_full_disk_is_found(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_home, "LITTLE", 2**62)
    assert "MB are left" in told(sound)


def test_what_the_database_lacks_is_found(team: Team, home: Path) -> None:
    """The fixture's source was never captured as a file; that is what is found, and nothing else."""
    found = [one for look in (*OF_DATABASE, *OF_WORK) for one in look(Home(home)) if look is not OF_DATABASE[1]]
    assert [one.what for one in found] == [
        f"1 captured sources are not in the snapshots folder, the first is {'ab' * 6}…."
    ]


def test_what_is_overdue_is_found(team: Team, home: Path) -> None:
    Claim.objects.create(translation=team.translation, stage=Stage.TRANSLATE, person=team.anna, taken=START, due=at(1))
    (found,) = OF_WORK[0](Home(home))
    assert "1 claims" in found.what


def test_a_forged_line_and_a_clock_gone_wrong_are_found(team: Team, home: Path) -> None:
    forged = AuditEntry(moment=now() + timedelta(days=2), deed=Deed.PUBLISHED, previous="ab" * 32, hash="cd" * 32)
    forged.save(force_insert=True)
    assert [one.grave for one in OF_DATABASE[2](Home(home))] == [True]
    (found,) = clock(Home(home))
    assert "saved 1 day" in found.what or "saved 2 days" in found.what
    audit(Deed.PUBLISHED, now=START)
    assert not list(clock(Home(home)))


def test_one_look_that_fails_does_not_hide_the_others(team: Team, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(of: Home) -> list[object]:
        raise OSError("Stale file handle")

    monkeypatch.setattr("colophon.desk.operations.doctor.examine.OF_HOME", (broken, *of_home.OF_HOME))
    monkeypatch.setattr("colophon.desk.operations.doctor.examine.answers", lambda of: iter(()))
    said = [one.what for one in examine(Home(home))]
    assert any("Stale file handle" in what for what in said)
    assert any("captured sources" in what for what in said)
