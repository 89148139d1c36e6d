"""Our envelopes as other people's verifiers see them."""

import json

import pytest
from in_toto.models.metadata import Envelope as InTotoEnvelope
from securesystemslib.dsse import Envelope as DsseEnvelope
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import SSlibKey
from tests.engine.signoff.sample import KEY, MANIFEST, signature

from colophon.signoff.envelope import read_envelope
from colophon.signoff.stages import Stage

DATA = signature(MANIFEST, Stage.REVIEW)


def foreign_key() -> SSlibKey:
    return SSlibKey(KEY.key_id, "ed25519", "ed25519", {"public": KEY.public})


def test_securesystemslib_accepts_it() -> None:
    assert DsseEnvelope.from_dict(json.loads(DATA)).verify([foreign_key()], 1)


def test_in_toto_accepts_the_signature() -> None:
    InTotoEnvelope.from_dict(json.loads(DATA)).verify_signature({"keyid": KEY.key_id, **foreign_key().to_dict()})


def test_securesystemslib_refuses_an_altered_one() -> None:
    envelope = json.loads(DATA)
    envelope["payload"] = json.loads(signature(MANIFEST, Stage.PROOFREAD))["payload"]
    with pytest.raises(VerificationError):
        DsseEnvelope.from_dict(envelope).verify([foreign_key()], 1)


def test_the_payload_is_an_in_toto_statement() -> None:
    statement = json.loads(read_envelope(DATA).payload)
    assert statement["_type"] == "https://in-toto.io/Statement/v1"
    assert statement["predicateType"] == "https://colophon.example/signoff/v1"
    assert [len(subject["digest"]["sha256"]) for subject in statement["subject"]] == [64]
