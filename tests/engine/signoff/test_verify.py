"""Verification: what holds, and that every altered byte is caught and named."""

import base64
import itertools
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.signoff.sample import ANNA, BO, CHEN, KEY, MANIFEST, OTHER_KEY, RING, signature, signed, with_pair

from colophon.article.credit import Credit, RightsBasis, RightsRecord, Role
from colophon.errors import ManifestError
from colophon.signoff.coverage import Part, covered, covered_digest
from colophon.signoff.discrepancy import Fault
from colophon.signoff.keyring import KeyRing, Revocation, RevocationReason
from colophon.signoff.manifest import Manifest, Person, SignedDismissal
from colophon.signoff.manifest_json import manifest_bytes, read_manifest
from colophon.signoff.stages import STAGES, Stage
from colophon.signoff.verify import standing_signoffs, verify

SIGNED = signed(MANIFEST)
BYTES = manifest_bytes(MANIFEST)


def named(manifest: Manifest) -> set[tuple[Part | None, int]]:
    found = verify(manifest_bytes(manifest), SIGNED, RING)
    return {(one.part, one.number) for one in found if one.fault is Fault.ALTERED}


def test_what_was_signed_verifies() -> None:
    assert verify(BYTES, SIGNED, RING) == ()


def test_a_manifest_is_read_as_it_was_written() -> None:
    assert read_manifest(BYTES) == MANIFEST


@pytest.mark.parametrize(
    ("altered", "part", "number"),
    [
        (with_pair(MANIFEST, 0, source="The pier cost 4.3 million."), Part.SOURCE_TEXT, 1),
        (with_pair(MANIFEST, 1, target="六月开放。"), Part.TARGET_TEXT, 2),
        (with_pair(MANIFEST, 2, place="b9"), Part.PLACE, 3),
        (with_pair(MANIFEST, 2, hands=()), Part.HANDS, 3),
        (replace(MANIFEST, pairs=MANIFEST.pairs[::-1]), Part.ORDER, 0),
        (replace(MANIFEST, credits=(*MANIFEST.credits, Credit(Role.EDITOR, "Q"))), Part.CREDITS, 0),
        (replace(MANIFEST, credits=MANIFEST.credits[::-1]), Part.CREDITS, 0),
        (replace(MANIFEST, source=replace(MANIFEST.source, sha256="ac" * 32)), Part.SNAPSHOT, 0),
        (replace(MANIFEST, source=replace(MANIFEST.source, address="https://b.example/")), Part.ADDRESS, 0),
        (replace(MANIFEST, title="x"), Part.TITLE, 0),
        (replace(MANIFEST, images=()), Part.IMAGES, 0),
        (replace(MANIFEST, rights=RightsRecord(basis=RightsBasis.OWN, terms="ours")), Part.RIGHTS, 0),
        (replace(MANIFEST, desk="Another"), Part.DESK, 0),
        (replace(MANIFEST, note="n"), Part.KIND, 0),
        (replace(MANIFEST, article=MANIFEST.article[:1]), Part.ARTICLE, 0),
        (replace(MANIFEST, source=replace(MANIFEST.source, article="")), Part.SOURCE_ARTICLE, 0),
        (replace(MANIFEST, published="2026-03-03T00:00:00+00:00"), Part.PUBLISHED, 0),
        (replace(MANIFEST, imprint=replace(MANIFEST.imprint, disclaimer="")), Part.IMPRINT, 0),
    ],
)
def test_what_differs_is_named(altered: Manifest, part: Part, number: int) -> None:
    assert named(altered) == {(part, number)}


def test_a_pair_that_is_gone_is_named() -> None:
    found = verify(manifest_bytes(replace(MANIFEST, pairs=MANIFEST.pairs[:2])), SIGNED, RING)
    assert (Part.TARGET_TEXT, "c") in {(one.part, one.pair) for one in found}


def test_a_message_says_where() -> None:
    altered = with_pair(MANIFEST, 1, target="六月开放。")
    messages = [one.message for one in verify(manifest_bytes(altered), SIGNED, RING)]
    assert "The translated text at pair 2 is not what was signed for translate." in messages


@given(st.integers(0, len(BYTES) - 1), st.integers(1, 255))
def test_any_flipped_byte_of_the_manifest_is_caught(at: int, mask: int) -> None:
    flipped = bytearray(BYTES)
    flipped[at] ^= mask
    assert verify(bytes(flipped), SIGNED, RING)


@given(st.integers(0, 3), st.integers(0, 10_000), st.integers(1, 255))
def test_any_flipped_byte_of_an_envelope_is_caught(which: int, at: int, mask: int) -> None:
    flipped = bytearray(SIGNED[which])
    flipped[at % len(flipped)] ^= mask
    found = verify(BYTES, (*SIGNED[:which], bytes(flipped), *SIGNED[which + 1 :]), RING)
    assert {one.envelope for one in found} >= {which + 1}
    assert {one.fault for one in found} & {Fault.ENVELOPE_DAMAGED, Fault.SIGNATURE_WRONG, Fault.KEY_UNKNOWN}


def test_a_statement_changed_inside_its_envelope_is_caught() -> None:
    envelope = json.loads(SIGNED[0])
    payload = base64.b64decode(envelope["payload"]).replace(b"Anna Vell", b"Anna Well")
    envelope["payload"] = base64.b64encode(payload).decode()
    data = json.dumps(envelope, sort_keys=True, separators=(",", ":")).encode()
    assert verify(BYTES, (data, *SIGNED[1:]), RING)[0].fault is Fault.SIGNATURE_WRONG


def test_a_missing_stage_is_named() -> None:
    (found,) = verify(BYTES, SIGNED[:3], RING)
    assert (found.fault, found.stage) == (Fault.STAGE_MISSING, Stage.PUBLISH)


def test_nothing_signed_is_four_missing_stages() -> None:
    assert [one.stage for one in verify(BYTES, (), RING)] == list(STAGES)


def test_an_unknown_key_is_named() -> None:
    found = verify(BYTES, (*SIGNED[:3], signature(MANIFEST, Stage.PUBLISH, key=OTHER_KEY)), RING)
    assert found[0].fault is Fault.KEY_UNKNOWN


def test_another_translations_sign_off_does_not_count() -> None:
    other = signed(replace(MANIFEST, translation="t2"))
    assert {one.fault for one in verify(BYTES, other, RING)} == {Fault.SIGNOFF_VOID, Fault.ALTERED}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"valid_from": "2026-04-01T00:00:00+00:00"}, Fault.KEY_NOT_YET_VALID),
        ({"retired": "2026-03-01T00:00:00+00:00"}, Fault.KEY_RETIRED),
        ({"revoked": Revocation("2026-03-01T00:00:00+00:00", RevocationReason.LOST)}, Fault.KEY_REVOKED),
        ({"revoked": Revocation("2027-01-01T00:00:00+00:00", RevocationReason.COMPROMISED)}, Fault.KEY_REVOKED),
        ({"holder": "p9"}, Fault.KEY_OF_ANOTHER),
    ],
)
def test_a_key_that_does_not_count_is_named(changes: dict[str, object], fault: Fault) -> None:
    ring = KeyRing((replace(RING.keys[0], **changes),))  # type: ignore[arg-type]
    assert {one.fault for one in verify(BYTES, SIGNED, ring)} == {fault, Fault.STAGE_MISSING}


def test_a_key_lost_later_still_counts_for_what_it_signed_before() -> None:
    revoked = Revocation("2027-01-01T00:00:00+00:00", RevocationReason.LOST)
    assert verify(BYTES, SIGNED, KeyRing((replace(RING.keys[0], revoked=revoked),))) == ()


def test_stages_out_of_order_are_named() -> None:
    late = signature(MANIFEST, Stage.TRANSLATE, moment="2026-05-01T00:00:00+00:00")
    assert [one.fault for one in verify(BYTES, (late, *SIGNED[1:]), RING)] == [Fault.OUT_OF_ORDER]


def test_a_change_voids_its_stage_and_all_after_it() -> None:
    dismissal = SignedDismissal(pair="a", check="digits", fingerprint="0" * 16, person=ANNA, reason="rounded")
    changes = {
        Stage.TRANSLATE: with_pair(MANIFEST, 0, target="码头耗资430万。"),
        Stage.REVIEW: replace(MANIFEST, dismissals=(dismissal,)),
        Stage.PROOFREAD: replace(MANIFEST, credits=(*MANIFEST.credits, Credit(Role.PROOFREADER, "Dia"))),
        Stage.PUBLISH: replace(MANIFEST, rights=None),
    }
    for stage, changed in changes.items():
        assert set(standing_signoffs(changed, SIGNED, RING)) == set(STAGES[: stage.number - 1])


def test_a_reading_by_another_person_counts_before_one_by_whoever_signed_earlier() -> None:
    own = signature(MANIFEST, Stage.REVIEW, person=ANNA, moment="2026-03-02T11:30:00+00:00")
    (translated, reviewed, proofread, _) = SIGNED
    assert _reviewer((translated, own)) == ANNA
    assert _reviewer((translated, own, reviewed, proofread)) == BO
    again = signature(MANIFEST, Stage.REVIEW, person=CHEN, moment="2026-03-02T15:00:00+00:00")
    assert _reviewer((translated, reviewed, again)) == BO, "the earliest of those that count"


def _reviewer(envelopes: tuple[bytes, ...]) -> Person:
    return standing_signoffs(MANIFEST, envelopes, RING)[Stage.REVIEW].statement.person


def test_each_stage_covers_what_the_one_before_covers() -> None:
    for earlier, later in itertools.pairwise(STAGES):
        assert covered_digest(covered(MANIFEST, later), earlier) == covered_digest(MANIFEST, earlier)


def test_two_pairs_of_one_id_are_refused() -> None:
    twice = with_pair(MANIFEST, 1, id="a")
    with pytest.raises(ManifestError):
        read_manifest(manifest_bytes(twice))


def test_the_secret_is_in_no_text_form() -> None:
    secret = bytes(range(32)).hex()
    assert secret not in f"{KEY!r} {KEY} {vars(type(KEY))}"
