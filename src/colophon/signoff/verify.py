"""Verification without a network: a manifest, its envelopes and public keys, and everything that is wrong with them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from colophon.errors import ColophonError, EnvelopeError, ManifestError, NotCanonicalError
from colophon.signoff.coverage import Part, PartDigest, covered_digest, part_digests
from colophon.signoff.discrepancy import Discrepancy, Fault
from colophon.signoff.envelope import Envelope, is_signed_by, read_envelope
from colophon.signoff.keyring import KeyRing, PublicKey, Standing, instant
from colophon.signoff.manifest import Manifest
from colophon.signoff.manifest_json import read_manifest
from colophon.signoff.stages import STAGES, Stage, before
from colophon.signoff.statement import Statement, read_statement
from colophon.signoff.waiver import Waivable, waived

_FAULT_OF_STANDING = {
    Standing.NOT_YET_VALID: Fault.KEY_NOT_YET_VALID,
    Standing.RETIRED: Fault.KEY_RETIRED,
    Standing.REVOKED: Fault.KEY_REVOKED,
}


@dataclass(frozen=True, slots=True)
class SignOff:
    """A statement whose signature holds. `number` counts envelopes from 1; `own` says that the person held the key."""

    number: int
    statement: Statement
    own: bool = False


def verify(
    manifest: bytes, envelopes: Sequence[bytes], ring: KeyRing, *, stages: Sequence[Stage] = ()
) -> tuple[Discrepancy, ...]:
    """Everything that is wrong; empty when each stage due has a sign-off that holds for exactly these bytes.

    `stages` asks for fewer, for a translation that is still on its way.

    The ring is trusted: narrow it with `KeyRing.led_by` to the roots you know.
    """
    try:
        read = read_manifest(manifest)
    except (ManifestError, NotCanonicalError) as error:
        return (Discrepancy(fault=Fault.MANIFEST_DAMAGED, detail=error.message), *_of_envelopes(envelopes, ring)[1])
    signoffs, found = _of_envelopes(envelopes, ring)
    return (*found, *_of_stages(read, signoffs, stages or stages_due(read)))


def stages_due(manifest: Manifest) -> tuple[Stage, ...]:
    """All four stages, or three where the desk waived proofreading."""
    proofreading_waived = waived(manifest.waivers, Waivable.PROOFREADING)
    return tuple(stage for stage in STAGES if not (stage is Stage.PROOFREAD and proofreading_waived))


def standing_signoffs(manifest: Manifest, envelopes: Sequence[bytes], ring: KeyRing) -> dict[Stage, SignOff]:
    """The earliest sign-off of each stage that holds for this manifest as it is now.

    Of a reading, one by whoever signed an earlier stage only where nobody else has signed it.
    """
    signoffs, _ = _of_envelopes(envelopes, ring)
    digests = {stage: covered_digest(manifest, stage) for stage in {one.statement.stage for one in signoffs}}
    standing: dict[Stage, SignOff] = {}
    holding = [one for one in signoffs if _holds(one.statement, manifest, digests[one.statement.stage])]
    for signoff in sorted(holding, key=lambda one: (one.statement.stage.number, instant(one.statement.signed))):
        stage = signoff.statement.stage
        there = standing.setdefault(stage, signoff)
        if stage is not Stage.PUBLISH and _signed_earlier(there, standing) and not _signed_earlier(signoff, standing):
            standing[stage] = signoff
    return standing


def _signed_earlier(signoff: SignOff, standing: Mapping[Stage, SignOff]) -> bool:
    earlier = (standing[stage] for stage in before(signoff.statement.stage) if stage in standing)
    return any(one.statement.person.id == signoff.statement.person.id for one in earlier)


def _holds(statement: Statement, manifest: Manifest, digest: str) -> bool:
    return statement.digest == digest and statement.translation == manifest.translation


def _of_envelopes(envelopes: Sequence[bytes], ring: KeyRing) -> tuple[list[SignOff], list[Discrepancy]]:
    good: list[SignOff] = []
    found: list[Discrepancy] = []
    for number, data in enumerate(envelopes, 1):
        read = _opened(data, number, ring)
        if isinstance(read, SignOff):
            good.append(read)
        else:
            found.append(read)
    return good, found


def _opened(data: bytes, number: int, ring: KeyRing) -> SignOff | Discrepancy:
    try:
        envelope = read_envelope(data)
    except EnvelopeError as error:
        return Discrepancy(fault=Fault.ENVELOPE_DAMAGED, envelope=number, detail=error.message)
    key = ring.key(envelope.key_id)
    if key is None:
        return Discrepancy(fault=Fault.KEY_UNKNOWN, envelope=number, detail=envelope.key_id[:16])
    if not is_signed_by(envelope, bytes.fromhex(key.public)):
        return Discrepancy(fault=Fault.SIGNATURE_WRONG, envelope=number, detail=envelope.key_id[:16])
    return _dated(envelope, key, number)


def _dated(envelope: Envelope, key: PublicKey, number: int) -> SignOff | Discrepancy:
    try:
        statement = read_statement(envelope.payload)
        standing = key.standing(statement.signed)
    except (ColophonError, ValueError) as error:
        return Discrepancy(fault=Fault.ENVELOPE_DAMAGED, envelope=number, detail=str(error))
    if standing is not Standing.GOOD:
        return Discrepancy(
            fault=_FAULT_OF_STANDING[standing], stage=statement.stage, envelope=number, detail=_since(key, standing)
        )
    if key.holder and key.holder != statement.person.id:
        detail = f"{key.holder}, not {statement.person.id}"
        return Discrepancy(fault=Fault.KEY_OF_ANOTHER, stage=statement.stage, envelope=number, detail=detail)
    return SignOff(number, statement, own=bool(key.holder))


def _since(key: PublicKey, standing: Standing) -> str:
    if standing is Standing.REVOKED and key.revoked:
        return f"{key.revoked.reason}, {key.revoked.moment}"
    return key.valid_from if standing is Standing.NOT_YET_VALID else key.retired


def _of_stages(manifest: Manifest, signoffs: Sequence[SignOff], stages: Sequence[Stage]) -> Iterator[Discrepancy]:
    named: set[tuple[Part, str]] = set()
    latest = None
    for stage in stages:
        of_stage = [one for one in signoffs if one.statement.stage is stage]
        if not of_stage:
            yield Discrepancy(fault=Fault.STAGE_MISSING, stage=stage)
            continue
        digest = covered_digest(manifest, stage)
        holding = [one for one in of_stage if _holds(one.statement, manifest, digest)]
        if not holding:
            yield from _void(manifest, of_stage[-1], named)
            continue
        last = max(instant(one.statement.signed) for one in holding)
        if latest and last < latest:
            yield Discrepancy(fault=Fault.OUT_OF_ORDER, stage=stage)
        latest = min(instant(one.statement.signed) for one in holding)


def _void(manifest: Manifest, signoff: SignOff, named: set[tuple[Part, str]]) -> Iterator[Discrepancy]:
    """The sign-off that does not hold, and every part that differs and no earlier stage has named."""
    stage, person = signoff.statement.stage, signoff.statement.person.name
    yield Discrepancy(fault=Fault.SIGNOFF_VOID, stage=stage, envelope=signoff.number, detail=person)
    numbers = {pair.id: number for number, pair in enumerate(manifest.pairs, 1)}
    differing = dict.fromkeys(_differing(signoff.statement.parts, part_digests(manifest, stage)))
    for part, pair in differing:
        if (part, pair) not in named:
            named.add((part, pair))
            yield Discrepancy(
                fault=Fault.ALTERED,
                stage=stage,
                part=part,
                pair=pair,
                number=numbers.get(pair, 0),
                envelope=signoff.number,
            )
    if not differing:
        yield Discrepancy(fault=Fault.ALTERED, stage=stage, envelope=signoff.number)


def _differing(signed: Sequence[PartDigest], present: Sequence[PartDigest]) -> Iterator[tuple[Part, str]]:
    """What differs, in the present order, then what is gone."""
    before, now = set(signed), set(present)
    yield from ((one.part, one.pair) for one in present if one not in before)
    yield from ((one.part, one.pair) for one in signed if one not in now)
