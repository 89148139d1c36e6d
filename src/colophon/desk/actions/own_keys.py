"""Keys that people hold themselves: registering one, giving it up, and signing a stage with it."""

from datetime import datetime, timedelta

from django.db import transaction

from colophon.adapters.keys import KeyFolder
from colophon.desk.actions.sign import conclude, ready_to_sign
from colophon.desk.models import Person, SignOffRecord, TranslationRecord
from colophon.desk.queries.own_keys import own_keys_of
from colophon.errors import OutdatedTextError, OwnKeyError
from colophon.signoff.envelope import Envelope, is_signed_by
from colophon.signoff.keyring import PublicKey, Standing, instant
from colophon.signoff.own_key import proves_possession
from colophon.signoff.stages import Stage
from colophon.signoff.statement import read_statement

MOST_KEYS = 10
"""One a browser; more at once is no person's way of working."""
_TO_SIGN = timedelta(minutes=10)


def register_own_key(public: str, proof: bytes, *, person: Person, keys: KeyFolder, now: datetime) -> PublicKey:
    """From now on what this key signs counts as signed by `person`. `proof` is its own signature over whose it is."""
    if not proves_possession(public, person.key, proof):
        raise OwnKeyError("This key does not prove that you hold it.")
    if len(own_keys_of(person, keys.ring())) >= MOST_KEYS:
        raise OwnKeyError(f"You have {MOST_KEYS} keys already.", hint="Nothing was changed. Give up an old one first.")
    return keys.register(public, holder=person.key, moment=now.isoformat())


def give_up_own_key(key_id: str, *, person: Person, keys: KeyFolder, now: datetime) -> None:
    """The key signs nothing more; what it signed stands."""
    _own(key_id, person, keys)
    keys.retire(key_id, moment=now.isoformat())


def statement_to_sign(
    translation: TranslationRecord, stage: Stage, *, person: Person, keys: KeyFolder, now: datetime
) -> bytes:
    """What `person` would sign at this moment. Nothing is kept yet."""
    with transaction.atomic():
        payload = ready_to_sign(translation, stage, person=person, keys=keys, now=now, signed=now.isoformat())
        transaction.set_rollback(True)
    return payload


@transaction.atomic
def sign_with_own_key(
    translation: TranslationRecord,
    stage: Stage,
    envelope: Envelope,
    *,
    person: Person,
    keys: KeyFolder,
    now: datetime,
) -> SignOffRecord:
    """Keep a sign-off that `person` made with their own key, if it says exactly what holds for the text now."""
    signed = read_statement(envelope.payload).signed
    if not timedelta() <= now - instant(signed) <= _TO_SIGN:
        raise OwnKeyError("This was not signed just now.", hint="Nothing was signed. Sign again.")
    payload = ready_to_sign(translation, stage, person=person, keys=keys, now=now, signed=signed)
    if payload != envelope.payload:
        raise OutdatedTextError(
            "The text has changed since you began to sign.",
            hint="Nothing was signed. Look at it as it now stands, then sign again.",
        )
    key = _own(envelope.key_id, person, keys)
    if key.standing(signed) is not Standing.GOOD or not is_signed_by(envelope, bytes.fromhex(key.public)):
        raise OwnKeyError
    return conclude(translation, stage, envelope, person=person, keys=keys, now=now)


def _own(key_id: str, person: Person, keys: KeyFolder) -> PublicKey:
    key = next((one for one in own_keys_of(person, keys.ring()) if one.id == key_id), None)
    if key is None:
        raise OwnKeyError
    return key
