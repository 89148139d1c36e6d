"""Signing and publishing from the store: what holds, what is voided, and what stands in the way."""

import pytest
from django.db import IntegrityError, transaction
from tests.desk.conftest import CATALOGUE, Team, at

from colophon.article.credit import Role
from colophon.checks.check import Finding, Severity, Side, fingerprint
from colophon.desk.actions.judge import dismiss, waive
from colophon.desk.actions.sign import publish, sign
from colophon.desk.actions.translate import save_segment
from colophon.desk.models import Edition
from colophon.desk.queries.credits import credits_of
from colophon.desk.queries.envelopes import envelopes_of
from colophon.desk.queries.manifest import manifest_of
from colophon.desk.queries.text import pairs_of
from colophon.errors import (
    DeskRuleError,
    MembershipError,
    NotReadyError,
    ReasonMissingError,
    StageOrderError,
    UnsettledConflictError,
)
from colophon.signoff.keyring import read_ring
from colophon.signoff.manifest import EditionKind
from colophon.signoff.stages import Stage
from colophon.signoff.verify import standing_signoffs, verify
from colophon.signoff.waiver import Waivable


def sign_all(team: Team, hour: int = 10) -> None:
    for person, stage in zip((team.anna, team.bo, team.chen), Stage, strict=False):
        sign(team.translation, stage, person=person, keys=team.keys, now=at(hour + stage.number))


def published(team: Team, *findings: Finding, hour: int = 20, **more: object) -> Edition:
    return publish(
        team.translation,
        person=team.chen,
        keys=team.keys,
        catalogue=CATALOGUE,
        findings=findings,
        now=at(hour),
        **more,  # type: ignore[arg-type]
    )


def standing(team: Team) -> set[Stage]:
    translation = team.translation
    return set(standing_signoffs(manifest_of(translation), envelopes_of(translation), team.keys.ring()))


def test_a_signed_translation_is_published_and_verifies_from_its_bytes(team: Team) -> None:
    sign_all(team)
    edition = Edition.objects.get(pk=published(team).pk)
    envelopes = bytes(edition.envelopes).split(b"\n")
    assert verify(bytes(edition.manifest), envelopes, read_ring(bytes(edition.ring))) == ()
    assert [(one.role, one.name) for one in credits_of(team.translation)] == [
        (Role.AUTHOR, "Ina Holm"),
        (Role.TRANSLATOR, "Anna Vell"),
        (Role.REVIEWER, "Bo Marsh"),
        (Role.PROOFREADER, "陈远"),
        (Role.PUBLISHER, "陈远"),
    ]


def test_a_change_voids_the_sign_offs_and_all_after(team: Team) -> None:
    sign_all(team)
    assert standing(team) == {Stage.TRANSLATE, Stage.REVIEW, Stage.PROOFREAD}
    team.write("b", "六月开放。", hour=18)
    assert standing(team) == set()
    with pytest.raises(NotReadyError):
        published(team)


def test_a_dismissal_after_review_voids_the_review_only(team: Team) -> None:
    sign_all(team)
    dismiss(team.translation, finding(team), person=team.bo, reason="Rounded by the desk.", now=at(15))
    assert standing(team) == {Stage.TRANSLATE}


def finding(team: Team) -> Finding:
    pair = pairs_of(team.translation)[0]
    return Finding(
        pair="a",
        check="digits",
        severity=Severity.BLOCKING,
        side=Side.TARGET,
        start=0,
        end=2,
        fingerprint=fingerprint(pair, "digits"),
    )


def test_a_blocking_finding_stops_until_it_is_dismissed(team: Team) -> None:
    sign_all(team)
    with pytest.raises(NotReadyError) as refusal:
        published(team, finding(team))
    assert refusal.value.obstacles[0][0] == "Pair 1 has an open finding that blocks: digits."
    assert not Edition.objects.exists()
    dismiss(team.translation, finding(team), person=team.bo, reason="Rounded by the desk.", now=at(15))
    sign_all(team, hour=15)
    assert published(team, finding(team)).number == 1


def test_stages_are_signed_in_their_order(team: Team) -> None:
    with pytest.raises(StageOrderError):
        sign(team.translation, Stage.REVIEW, person=team.bo, keys=team.keys, now=at(2))
    assert not team.translation.work.filter(role=Role.REVIEWER).exists()


def test_a_stage_is_signed_by_somebody_who_has_its_role(team: Team) -> None:
    with pytest.raises(MembershipError):
        sign(team.translation, Stage.TRANSLATE, person=team.bo, keys=team.keys, now=at(2))


def test_a_conflict_is_settled_before_it_is_signed(team: Team) -> None:
    save_segment(team.pair("a"), "码头", base=None, person=team.bo, role=Role.REVIEWER, now=at(2))
    with pytest.raises(UnsettledConflictError):
        sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(3))


def test_proofreading_is_waived_with_a_reason(team: Team) -> None:
    with pytest.raises(ReasonMissingError):
        waive(team.translation, Waivable.PROOFREADING, person=team.bo, reason="TBD", now=at(1))
    waive(team.translation, Waivable.PROOFREADING, person=team.bo, reason="There are two of us.", now=at(1))
    sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(2))
    sign(team.translation, Stage.REVIEW, person=team.bo, keys=team.keys, now=at(3))
    edition = published(team)
    assert b"There are two of us." in bytes(edition.manifest)


def test_a_correction_is_a_new_edition_with_a_note(team: Team) -> None:
    sign_all(team)
    published(team)
    team.write("b", "六月开放。", hour=21)
    sign_all(team, hour=22)
    with pytest.raises(NotReadyError):
        published(team, hour=30, kind=EditionKind.CORRECTION)
    edition = published(team, hour=30, kind=EditionKind.CORRECTION, note="The month was wrong.")
    assert edition.number == 2
    assert Edition.objects.count() == 2


def test_a_first_edition_comes_out_once(team: Team) -> None:
    sign_all(team)
    with pytest.raises(DeskRuleError):
        published(team, kind=EditionKind.CORRECTION, note="Nothing is out yet.")
    published(team)
    with pytest.raises(DeskRuleError):
        published(team, hour=21)
    assert Edition.objects.count() == 1


def test_an_edition_is_not_changed(team: Team) -> None:
    sign_all(team)
    edition = published(team)
    edition.note = "x"
    with pytest.raises(IntegrityError), transaction.atomic():
        edition.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        edition.delete()
