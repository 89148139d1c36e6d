"""The audit log: a line for each deed, in its own transaction, in an order that nobody changes."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from tests.desk.conftest import START, Team, at
from tests.desk.visits import account_of, newcomer, visitor

from colophon.desk.actions.audit import audit, coming_by
from colophon.desk.actions.claims import claim, release
from colophon.desk.actions.sign import sign
from colophon.desk.models import AuditEntry, Deed
from colophon.desk.queries.audit import chain
from colophon.desk.roles import DeskRole
from colophon.desk.words import WORDS
from colophon.errors import ColophonError
from colophon.signoff.stages import Stage


def deeds() -> list[str]:
    return list(AuditEntry.objects.values_list("deed", flat=True))


def test_what_people_do_is_written_down(team: Team) -> None:
    held = claim(team.translation, Stage.TRANSLATE, person=team.anna, now=at(2))
    release(held, note="", now=at(3))
    sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(4))
    assert deeds()[-3:] == [Deed.CLAIMED, Deed.CLAIM_ENDED, Deed.SIGNED_OFF]
    last = AuditEntry.objects.order_by("-pk")[0]
    assert (last.person, last.about, last.detail) == (team.anna, "t1", {"stage": "translate"})


def test_every_deed_has_words() -> None:
    assert set(WORDS["deed"]) == {deed.value for deed in Deed}


def test_a_deed_that_is_refused_leaves_no_line(team: Team) -> None:
    before = deeds()
    with pytest.raises(ColophonError):
        sign(team.translation, Stage.REVIEW, person=team.anna, keys=team.keys, now=at(2))
    assert deeds() == before


@pytest.mark.parametrize("change", ["UPDATE desk_auditentry SET about = 'x'", "DELETE FROM desk_auditentry"])
def test_nobody_changes_or_removes_a_line(team: Team, change: str) -> None:
    audit(Deed.PUBLISHED, now=START, desk=team.translation.snapshot.source.desk, about="t1")
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert deeds()[-1] == Deed.PUBLISHED


def test_a_line_that_was_forged_is_missed(team: Team) -> None:
    for hour in range(3):
        audit(Deed.PUBLISHED, now=at(hour), about=f"t{hour}")
    whole = chain()
    assert (whole.broken, whole.length) == ((), AuditEntry.objects.count())
    forged = AuditEntry(moment=at(4), deed=Deed.PUBLISHED, about="t9", previous="ab" * 32, hash="cd" * 32)
    forged.save(force_insert=True)
    assert chain().broken == (forged.pk,)


def test_the_way_is_told(team: Team) -> None:
    with coming_by("token of Anna"):
        assert audit(Deed.CLOSED, now=START).via == "token of Anna"
    assert audit(Deed.CLOSED, now=START).via == "server"
    visitor(team.anna).post("/harbour-desk/t1/claim/", {"stage": "translate"})
    assert AuditEntry.objects.order_by("-pk")[0].via == "browser"


def test_signing_in_and_failing_to(team: Team) -> None:
    account = account_of(team.bo)
    browser = Client()
    browser.post("/account/login/", {"login": account.username, "password": "wrong-lamp-00"})
    browser.post("/account/login/", {"login": account.username, "password": "harbour-lamp-92"})
    Client().post("/account/login/", {"login": "hunter2 typed into the wrong field", "password": "x"})
    assert [deed for deed in deeds() if deed.startswith("sign")] == [
        Deed.SIGN_IN_REFUSED,
        Deed.SIGNED_IN,
        Deed.SIGN_IN_REFUSED,
    ]
    assert "hunter2" not in str(list(AuditEntry.objects.values_list("about", "detail")))
    refused = AuditEntry.objects.filter(deed=Deed.SIGN_IN_REFUSED)[0]
    assert refused.person == team.bo


def test_settings_of_a_desk(team: Team) -> None:
    desk = team.translation.snapshot.source.desk
    manager = newcomer(desk, "mira", DeskRole.MANAGER)
    manager.post("/harbour-desk/people/p1/", {"roles": ["translator", "reviewer"]})
    assert AuditEntry.objects.order_by("-pk")[0].detail == {"roles": "translator reviewer"}
