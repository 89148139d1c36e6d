"""Calls about keys that people hold themselves: which count, what one is to sign, and what it has signed.

A key is registered on its page only, where whoever does it has just shown who they are: a token that leaked could
otherwise make itself a key that outlives it.
"""

import base64
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.desk.actions.own_keys import give_up_own_key, sign_with_own_key, statement_to_sign
from colophon.desk.actions.sign import require_complete
from colophon.desk.api.caller import caller_of, require_scope, translation, visit
from colophon.desk.api.fields import Base64, Done, Word, answers, decoded
from colophon.desk.api.translations import SignStage
from colophon.desk.key_folder import key_folder
from colophon.desk.permissions import ACTION_OF_STAGE
from colophon.desk.queries.own_keys import own_keys_of
from colophon.desk.scopes import Scope
from colophon.signoff.envelope import Envelope
from colophon.signoff.keyring import PublicKey

router = Router(tags=["keys"])
HERE = "/desks/{desk}/translations/{key}/sign-offs"


class KeyShown(Schema):
    """An Ed25519 key; `public` is its 32 bytes in hexadecimal."""

    key: str
    public: str
    since: str

    @classmethod
    def of(cls, one: PublicKey) -> "KeyShown":
        return cls(key=one.id, public=one.public, since=one.valid_from)


class ToSign(Schema):
    """`payload` is what the key signs, within ten minutes, by DSSE's encoding with `payload_type`. In base64."""

    payload: str
    payload_type: str = "application/vnd.in-toto+json"


class SignedByKey(SignStage):
    """The payload as it was given, the key, and its signature. Bytes are in base64."""

    payload: Base64
    key: Word = Field(min_length=1)
    signature: Base64


@router.get("/keys", response=answers(list[KeyShown]), summary="The keys that you hold yourself")
def keys(request: HttpRequest) -> Any:
    return [KeyShown.of(one) for one in own_keys_of(caller_of(request).person, key_folder().ring())]


@router.delete("/keys/{key}", response=answers(Done), summary="Give a key up; what it signed stands")
def give_up(request: HttpRequest, key: str) -> Any:
    require_scope(request, Scope.SIGN)
    give_up_own_key(key, person=caller_of(request).person, keys=key_folder(), now=now())
    return Done()


@router.post(f"{HERE}/statement", response=answers(ToSign), summary="What your own key is to sign")
def statement(request: HttpRequest, desk: str, key: str, said: SignStage) -> Any:
    """Takes the scope `sign`. Nothing is kept yet."""
    made = visit(request, desk, ACTION_OF_STAGE[said.stage], also=Scope.SIGN)
    payload = statement_to_sign(translation(made, key), said.stage, person=made.person, keys=key_folder(), now=now())
    return ToSign(payload=base64.b64encode(payload).decode("ascii"))


@router.post(f"{HERE}/own-key", response=answers(Done), summary="Keep what your own key has signed")
def signed(request: HttpRequest, desk: str, key: str, said: SignedByKey) -> Any:
    """Takes the scope `sign`."""
    made = visit(request, desk, ACTION_OF_STAGE[said.stage], also=Scope.SIGN)
    record = translation(made, key)
    require_complete(record, said.stage)
    envelope = Envelope(decoded(said.payload), said.key, decoded(said.signature))
    sign_with_own_key(record, said.stage, envelope, person=made.person, keys=key_folder(), now=now())
    return Done()
