"""Keys that people hold themselves: registered with a proof, signing exactly what stands, believed by verification."""

import base64
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.desk.conftest import Team, at
from tests.desk.test_sign import published, standing
from tests.desk.visits import visitor

from colophon.adapters.keys import PrivateKey
from colophon.desk.actions.own_keys import give_up_own_key, register_own_key, sign_with_own_key, statement_to_sign
from colophon.desk.actions.sign import sign
from colophon.desk.models import Edition, Person, SignOffRecord, WorkEvent
from colophon.errors import ColophonError, KeyRingError, OutdatedTextError, OwnKeyError
from colophon.signoff.envelope import Envelope, message_of, seal
from colophon.signoff.keyring import KeyRing, PublicKey, read_ring
from colophon.signoff.own_key import proof_message
from colophon.signoff.stages import Stage
from colophon.signoff.trust import trusted_ring
from colophon.signoff.verify import verify


def own_key(team: Team, person: Person) -> tuple[PrivateKey, PublicKey]:
    """A key as a browser makes one, registered."""
    key = PrivateKey(Ed25519PrivateKey.generate())
    proof = key.sign(proof_message(key.public, person.key))
    return key, register_own_key(key.public, proof, person=person, keys=team.keys, now=at(2))


def signed_by(team: Team, person: Person, key: PrivateKey, stage: Stage, *, hour: int = 11) -> SignOffRecord:
    payload = statement_to_sign(team.translation, stage, person=person, keys=team.keys, now=at(hour))
    return sign_with_own_key(
        team.translation, stage, seal(payload, key), person=person, keys=team.keys, now=at(hour) + timedelta(minutes=1)
    )


def test_a_stage_signed_with_an_own_key_holds_and_is_verified_offline(team: Team) -> None:
    key, _ = own_key(team, team.bo)
    sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(10))
    signed_by(team, team.bo, key, Stage.REVIEW)
    sign(team.translation, Stage.PROOFREAD, person=team.chen, keys=team.keys, now=at(12))
    edition = Edition.objects.get(pk=published(team).pk)
    own_key(team, team.anna)
    ring = read_ring(bytes(edition.ring))
    assert [one.holder for one in ring.keys] == ["", "p2"], "who holds a key and signed nothing is not told"
    envelopes = bytes(edition.envelopes).split(b"\n")
    assert verify(bytes(edition.manifest), envelopes, ring) == ()
    roots = KeyRing(tuple(one for one in ring.keys if not one.holder))
    assert verify(bytes(edition.manifest), envelopes, trusted_ring(roots, ring)) == (), "the desk vouches for the key"


def test_what_is_to_be_signed_is_not_kept_before_it_is(team: Team) -> None:
    sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(10))
    before = WorkEvent.objects.count()
    first = statement_to_sign(team.translation, Stage.REVIEW, person=team.bo, keys=team.keys, now=at(11))
    assert first == statement_to_sign(team.translation, Stage.REVIEW, person=team.bo, keys=team.keys, now=at(11))
    assert WorkEvent.objects.count() == before


def test_a_text_that_changed_while_it_was_signed_is_not_signed(team: Team) -> None:
    key, _ = own_key(team, team.anna)
    payload = statement_to_sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(10))
    team.write("b", "六月开放。", hour=10)
    with pytest.raises(OutdatedTextError):
        sign_with_own_key(
            team.translation, Stage.TRANSLATE, seal(payload, key), person=team.anna, keys=team.keys, now=at(10)
        )
    assert standing(team) == set()


def test_nobody_signs_with_the_key_of_another_or_a_made_up_or_an_old_signature(team: Team) -> None:
    key, public = own_key(team, team.bo)
    payload = statement_to_sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(10))
    mine = PrivateKey(Ed25519PrivateKey.generate())
    tries = [
        (seal(payload, key), at(10)),  # Bo's key for Anna
        (seal(payload, mine), at(10)),  # a key that nobody registered
        (Envelope(payload, public.id, bytes(64)), at(10)),
        (seal(payload, key), at(11)),  # an hour later
        (seal(payload, key), at(9)),  # before it was signed
    ]
    for envelope, moment in tries:
        with pytest.raises(OwnKeyError):
            sign_with_own_key(team.translation, Stage.TRANSLATE, envelope, person=team.anna, keys=team.keys, now=moment)
    assert not SignOffRecord.objects.exists()


def test_a_key_is_registered_with_its_own_signature_and_once(team: Team) -> None:
    key = PrivateKey(Ed25519PrivateKey.generate())
    proof = key.sign(proof_message(key.public, team.bo.key))
    with pytest.raises(OwnKeyError):
        register_own_key(key.public, proof, person=team.anna, keys=team.keys, now=at(2))
    with pytest.raises(OwnKeyError):
        register_own_key("zz", proof, person=team.bo, keys=team.keys, now=at(2))
    register_own_key(key.public, proof, person=team.bo, keys=team.keys, now=at(2))
    with pytest.raises(KeyRingError):
        register_own_key(key.public, proof, person=team.bo, keys=team.keys, now=at(3))


def test_a_key_that_was_given_up_signs_nothing_more_and_what_it_signed_stands(team: Team) -> None:
    key, public = own_key(team, team.anna)
    signed_by(team, team.anna, key, Stage.TRANSLATE, hour=10)
    with pytest.raises(OwnKeyError):
        give_up_own_key(public.id, person=team.bo, keys=team.keys, now=at(11))
    give_up_own_key(public.id, person=team.anna, keys=team.keys, now=at(11))
    assert standing(team) == {Stage.TRANSLATE}
    with pytest.raises(ColophonError):
        signed_by(team, team.anna, key, Stage.TRANSLATE, hour=12)


def test_the_pages_speak_of_the_key_that_signed(team: Team) -> None:
    key, public = own_key(team, team.anna)
    client = visitor(team.anna)
    page = client.get("/harbour-desk/t1/publish/").content.decode()
    assert f'data-own-keys="{public.id}"' in page
    said = client.post("/harbour-desk/t1/sign/statement/", {"stage": "translate"}).json()
    signature = base64.b64encode(key.sign(message_of(base64.b64decode(said["payload"])))).decode()
    form = {"stage": "translate", "payload": said["payload"], "signature": signature, "key": public.id}
    assert client.post("/harbour-desk/t1/sign/", form).status_code == 302
    assert "holds, own key" in client.get("/harbour-desk/t1/publish/").content.decode()
    assert client.post("/harbour-desk/t1/sign/", form | {"payload": "%%"}).status_code == 422
    assert client.post("/harbour-desk/t1/sign/statement/", {"stage": "publish"}).status_code == 404
    assert visitor(team.bo).post("/harbour-desk/t1/sign/statement/", {"stage": "translate"}).status_code == 403
