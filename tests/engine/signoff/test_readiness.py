"""Readiness: every reason against publishing is listed, with the way to mend it."""

from dataclasses import replace

import pytest
from tests.engine.signoff.sample import ANNA, BO, MANIFEST, RING, signature, signed, with_pair

from colophon.article.credit import Credit, RightsBasis, RightsRecord, Role
from colophon.checks.check import Severity, Side
from colophon.signoff.manifest import CheckRun, EditionKind, Hand, Manifest, SignedFinding
from colophon.signoff.obstacle import Obstacle, Reason, in_words
from colophon.signoff.readiness import Case, obstacles
from colophon.signoff.stages import STAGES, Stage
from colophon.signoff.waiver import Waivable, Waiver

FINDING = SignedFinding(
    pair="b", check="digits", severity=Severity.BLOCKING, side=Side.TARGET, start=0, end=1, fingerprint="0" * 16
)
SOLO = (Hand(Role.TRANSLATOR, ANNA), Hand(Role.REVIEWER, ANNA), Hand(Role.PROOFREADER, BO))


def waiver(rule: Waivable, reason: str = "Only two of us read Chinese.", pair: str = "") -> Waiver:
    return Waiver(rule=rule, reason=reason, person="Anna Vell", granted="2026-03-02T00:00:00+00:00", pair=pair)


def asked(manifest: Manifest, stages: tuple[Stage, ...] = STAGES) -> list[Reason]:
    """The reasons, after everybody signed what there is."""
    found = obstacles(Case(manifest, signed(manifest, stages), RING))
    return [one.reason for one in found]


def test_what_is_in_order_may_be_published() -> None:
    assert asked(MANIFEST) == []


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        (replace(MANIFEST, rights=None), Reason.NO_RIGHTS),
        (replace(MANIFEST, rights=RightsRecord(basis=RightsBasis.LICENCE, terms="TBD")), Reason.RIGHTS_EMPTY),
        (replace(MANIFEST, pairs=()), Reason.NOTHING_TO_PUBLISH),
        (replace(MANIFEST, title=" "), Reason.NO_TITLE),
        (with_pair(MANIFEST, 0, target=" "), Reason.TRANSLATION_MISSING),
        (replace(MANIFEST, checks=CheckRun()), Reason.NOT_CHECKED),
        (replace(MANIFEST, checks=CheckRun(catalogue=("digits",), open=(FINDING,))), Reason.BLOCKING_FINDING),
        (replace(MANIFEST, credits=()), Reason.NO_CREDITS),
        (replace(MANIFEST, credits=(Credit(Role.REVIEWER, "校对者ID"),)), Reason.PLACEHOLDER_CREDIT),
        (replace(MANIFEST, waivers=(waiver(Waivable.OMISSION, "TBD"),)), Reason.WAIVER_WITHOUT_REASON),
        (with_pair(MANIFEST, 0, hands=SOLO), Reason.REVIEWED_BY_TRANSLATOR),
        (with_pair(MANIFEST, 0, hands=MANIFEST.pairs[0].hands[::2]), Reason.NOT_REVIEWED),
        (with_pair(MANIFEST, 0, hands=MANIFEST.pairs[0].hands[:2]), Reason.NOT_PROOFREAD),
        (replace(MANIFEST, kind=EditionKind.CORRECTION), Reason.NO_NOTE),
    ],
)
def test_each_condition_has_its_reason(manifest: Manifest, reason: Reason) -> None:
    assert asked(manifest) == [reason]


def test_every_reason_is_listed_at_once() -> None:
    manifest = with_pair(replace(MANIFEST, rights=None, checks=CheckRun()), 1, target="")
    assert asked(manifest, ()) == [
        Reason.NO_RIGHTS, Reason.TRANSLATION_MISSING, Reason.NOT_CHECKED, *[Reason.STAGE_UNSIGNED] * 4,
    ]  # fmt: skip


def test_a_change_after_the_sign_offs_is_a_reason() -> None:
    found = obstacles(Case(with_pair(MANIFEST, 1, target="六月开放。"), signed(MANIFEST), RING))
    assert {one.reason for one in found} == {Reason.SIGNOFF_INVALID}


def test_an_old_sign_off_beside_a_new_one_does_not_matter() -> None:
    before = signed(with_pair(MANIFEST, 1, target="六月开放。"))
    assert obstacles(Case(MANIFEST, (*before, *signed(MANIFEST)), RING)) == ()


@pytest.mark.parametrize(
    ("manifest", "rule"),
    [
        (with_pair(MANIFEST, 0, hands=SOLO), Waivable.FOUR_EYES),
        (with_pair(MANIFEST, 0, hands=(*SOLO[:1], Hand(Role.REVIEWER, BO), SOLO[2])), Waivable.THIRD_READER),
        (with_pair(MANIFEST, 0, hands=MANIFEST.pairs[0].hands[:2]), Waivable.PROOFREADING),
        (with_pair(MANIFEST, 0, target=""), Waivable.OMISSION),
    ],
)
def test_a_waiver_with_a_reason_lifts_its_rule(manifest: Manifest, rule: Waivable) -> None:
    assert asked(manifest)
    assert asked(replace(manifest, waivers=(waiver(rule),))) == []
    assert asked(replace(manifest, waivers=(waiver(rule, pair="b"),))) != []


def test_waived_proofreading_needs_no_third_sign_off() -> None:
    manifest = replace(MANIFEST, waivers=(waiver(Waivable.PROOFREADING),))
    assert asked(manifest, (Stage.TRANSLATE, Stage.REVIEW, Stage.PUBLISH)) == []


def test_one_person_does_not_sign_two_readings() -> None:
    envelopes = (signature(MANIFEST, Stage.TRANSLATE, person=BO), *signed(MANIFEST, STAGES[1:]))
    assert [one.reason for one in obstacles(Case(MANIFEST, envelopes, RING))] == [Reason.SIGNED_BY_SAME]
    lifted = replace(MANIFEST, waivers=(waiver(Waivable.FOUR_EYES),))
    envelopes = (signature(lifted, Stage.TRANSLATE, person=BO), *signed(lifted, STAGES[1:]))
    assert obstacles(Case(lifted, envelopes, RING)) == ()


def test_an_omission_that_was_waived_needs_no_readers() -> None:
    left_out = with_pair(MANIFEST, 1, target="", hands=())
    manifest = replace(left_out, waivers=(waiver(Waivable.OMISSION, pair=left_out.pairs[1].id),))
    assert asked(manifest) == []
    assert asked(left_out) == [Reason.TRANSLATION_MISSING]


def test_no_conditions_refuse() -> None:
    found = obstacles(Case(MANIFEST, signed(MANIFEST), RING), ())
    assert [one.reason for one in found] == [Reason.NO_CONDITIONS]


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_words(reason: Reason) -> None:
    obstacle = Obstacle(reason=reason, stage=Stage.REVIEW, pair="b", number=2, detail="digits")
    assert obstacle.message
    assert obstacle.mend.endswith(".")


def test_what_is_said_of_many_pairs_is_said_once_with_their_numbers() -> None:
    unread = [Obstacle(reason=Reason.NOT_REVIEWED, pair=f"p{n}", number=n) for n in (1, 2, 3, 5, 8, 9)]
    alone = Obstacle(reason=Reason.NOT_PROOFREAD, pair="p4", number=4)
    said = [message for message, _ in in_words([*unread, alone])]
    assert said == [
        "Pairs 1–3, 5, 8–9 have not been reviewed as they stand now.",
        "Pair 4 has not been proofread as it stands now.",
    ]
