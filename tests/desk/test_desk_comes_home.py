"""A desk on which everything has happened leaves as files, comes home and leaves again: the same files."""

from pathlib import Path

from django.db import connection, transaction
from tests.desk.conftest import Team, at, make_team
from tests.desk.furnished import furnish
from tests.desk.test_deliveries import publish
from tests.desk.test_relays import Relay
from tests.desk.test_site import without_cards
from tests.desk.test_takedown import another, down
from tests.desk.test_whole import contents
from tests.engine.editions.targets.standings import drawn

from colophon.adapters.exported import read_export, write_export
from colophon.adapters.home import Home, create_home
from colophon.article.credit import RightsBasis, Role
from colophon.cli.export import everything
from colophon.cli.whole_desk import keep_files
from colophon.desk.actions.found import add_person, found_desk, take_role
from colophon.desk.actions.judge import waive
from colophon.desk.actions.restore import restore
from colophon.desk.actions.rights import record_image_rights
from colophon.desk.actions.terms import agree_on_name
from colophon.desk.roles import DeskRole
from colophon.memory.name import Name, NameKind, Rendering
from colophon.signoff.manifest import EditionKind
from colophon.signoff.waiver import Waivable

TITLES = (
    "۱۲۳ العنوان",
    "?",
    "  spaces  and \u200b\u202enothing else ",
    "A new pier",
    "A New Pier!",
    "../../etc/passwd",
    "<b>&amp;</b> “quotes” \\ | `ticks` *stars*",
    "长" * 300,
)


def what_happens(team: Team, home: Path) -> None:
    """Corrections, a withdrawal, a takedown, a waiver, a relay, a picture, a name, a second desk, somebody who left."""
    without_cards(home)
    furnish(team, home)
    for number, title in enumerate(TITLES):
        it = another(team, f"u{number}", title, f"{title}。", address=f"https://news.example/u{number}")
        waive(it.translation, Waivable.OMISSION, person=team.chen, reason="A small desk.", now=at(12))
        publish(it, home, hour=13)
    it.write("b", "更正。", hour=20)
    publish(it, home, EditionKind.CORRECTION, "A word.", hour=21)
    publish(it, home, EditionKind.WITHDRAWAL, "Not true.", hour=30)
    down(another_published(team, home), home, note="At their wish.")
    Relay(team, Home(home).snapshots)
    desk = team.translation.snapshot.source.desk
    pictured(team, home)
    said = (Rendering(language="zh-Hans", text="韦尔宾"), Rendering(language="ar", text="فيربين"))
    name = Name(key="city", kind=NameKind.PLACE, original="Вербин", language="uk", renderings=said)
    agree_on_name(desk, name, person=team.anna, now=at(40))
    left = add_person(desk, "Gone Away", key="p9", roles=[Role.TRANSLATOR])
    take_role(desk, left, DeskRole.TRANSLATOR, now=at(41))
    other = found_desk("Harbour  desk", now=at(42), language="ar")
    add_person(other, "سلمى نور", key="p10", roles=[Role.REVIEWER])


def another_published(team: Team, home: Path) -> Team:
    it = another(team, "zz", "灯塔", "灯塔。", address="https://news.example/gone")
    publish(it, home, hour=32)
    return it


def pictured(team: Team, home: Path) -> None:
    """A picture whose rights are recorded lies in the home."""
    Home(home).pictures.keep("https://news.example/pier.jpg", drawn().data)
    how = {"basis": RightsBasis.LICENCE, "terms": "CC BY", "holder": "Ode"}
    record_image_rights(team.translation, "https://news.example/pier.jpg", person=team.anna, now=at(40), **how)


def test_a_desk_on_which_everything_happened_comes_home_the_same(db: None, home: Path, tmp_path: Path) -> None:
    with transaction.atomic():
        what_happens(make_team(home), home)
        before = contents()
        write_export(tmp_path / "first", everything(Home(home)))
        transaction.set_rollback(True)
    assert not any(contents().values())
    new = create_home(tmp_path / "new")
    exported = read_export(tmp_path / "first")
    assert exported.misfits == {}
    keep_files(exported, new)
    restore(exported.read(path) for path in exported.paths("records"))
    connection.check_constraints()
    after = contents()
    assert {name for name, rows in before.items() if after[name] != rows} == set()
    write_export(tmp_path / "second", everything(new))
    assert read_export(tmp_path / "second").files == exported.files
    assert len([name for name in exported.files if name.startswith("plain-site/harbour-desk/content/")]) == 1 + len(
        TITLES
    )
