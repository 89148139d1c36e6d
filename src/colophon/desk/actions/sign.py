"""Signing a stage, and publishing, which is signing the last one when nothing stands against it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from colophon.adapters.keys import KeyFolder
from colophon.article.credit import Role
from colophon.article.json_form import article_json
from colophon.checks.check import Finding
from colophon.desk.actions.audit import audit
from colophon.desk.actions.claims import finish
from colophon.desk.actions.remember import remember_pairs
from colophon.desk.actions.stations import restation
from colophon.desk.models import Deed, Edition, Person, SignOffRecord, TranslationRecord, WorkEvent
from colophon.desk.permissions import ACTION_OF_STAGE, require
from colophon.desk.queries.article import edition_article
from colophon.desk.queries.at_hand import AtHand
from colophon.desk.queries.envelopes import envelopes_of
from colophon.desk.queries.hands import signed_person
from colophon.desk.queries.manifest import check_run, manifest_of
from colophon.desk.queries.pictures import bare_images_of, left_out_pairs
from colophon.desk.queries.text import conflicts_of
from colophon.errors import DeskRuleError, KeyFileError, NotReadyError, StageOrderError, UnsettledConflictError
from colophon.memory.unit import Origin
from colophon.signoff.envelope import Envelope, envelope_bytes, seal
from colophon.signoff.keyring import KeyRing, ring_bytes
from colophon.signoff.manifest import CheckRun, EditionKind, Imprint, Manifest
from colophon.signoff.manifest_json import manifest_bytes, read_manifest
from colophon.signoff.obstacle import in_words
from colophon.signoff.readiness import Case, obstacles
from colophon.signoff.stages import ROLE_OF_STAGE, Stage, before
from colophon.signoff.statement import state, statement_bytes
from colophon.signoff.verify import stages_due, standing_signoffs
from colophon.signoff.waiver import Waivable


@transaction.atomic
def sign(
    translation: TranslationRecord, stage: Stage, *, person: Person, keys: KeyFolder, now: datetime
) -> SignOffRecord:
    """`person` says that `stage` is done for the text as it stands. Use `publish` for the last stage."""
    payload = ready_to_sign(translation, stage, person=person, keys=keys, now=now, signed=now.isoformat())
    return conclude(translation, stage, _sealed(payload, keys), person=person, keys=keys, now=now)


def ready_to_sign(
    translation: TranslationRecord, stage: Stage, *, person: Person, keys: KeyFolder, now: datetime, signed: str
) -> bytes:
    """The statement to be signed for the text as it stands, once the person may and the earlier stages are signed.

    A reading is logged with it. To be called in a transaction, which must also conclude or be rolled back.
    """
    _lock(translation)
    require(person, translation.snapshot.source.desk, ACTION_OF_STAGE[stage])
    if any(True for _ in conflicts_of(translation)):
        raise UnsettledConflictError
    if stage in {Stage.REVIEW, Stage.PROOFREAD}:
        _log_reading(translation, person, role=ROLE_OF_STAGE[stage], now=now)
    manifest = manifest_of(translation)
    _require_earlier(manifest, envelopes_of(translation), keys, stage=stage)
    return _stated(translation, manifest, stage, person=person, signed=signed)


def conclude(
    translation: TranslationRecord, stage: Stage, envelope: Envelope, *, person: Person, keys: KeyFolder, now: datetime
) -> SignOffRecord:
    """Keep the sign-off; the memory learns, the claim is done, the board knows where the text now stands."""
    origin = Origin.REVIEWED if stage in {Stage.REVIEW, Stage.PROOFREAD} else Origin.PERSON
    remember_pairs(list(translation.pairs.select_related("current")), origin=origin, date=now.date().isoformat())
    signed = _append(translation, stage, envelope, person=person, now=now)
    finish(translation, stage, now=now)
    restation(translation, keys.ring())
    _note(Deed.SIGNED_OFF, translation, person, now=now, stage=stage.value)
    return signed


@transaction.atomic
def publish(
    translation: TranslationRecord,
    *,
    person: Person,
    keys: KeyFolder,
    catalogue: Sequence[str],
    findings: Sequence[Finding],
    now: datetime,
    imprint: Imprint | None = None,
    kind: EditionKind = EditionKind.FIRST,
    note: str = "",
) -> Edition:
    """Sign the last stage and keep the edition for ever, or refuse with every reason (`NotReadyError.obstacles`).

    `catalogue` and `findings` are what the checks answered about exactly this text.
    """
    _lock(translation)
    require(person, translation.snapshot.source.desk, ACTION_OF_STAGE[Stage.PUBLISH])
    require_order(translation, kind)
    WorkEvent.objects.create(translation=translation, person=person, role=Role.PUBLISHER, moment=now)
    run = check_run(AtHand(translation), catalogue, findings)
    number, desk = translation.editions.count() + 1, translation.snapshot.source.desk
    newest = translation.editions.order_by("-number").first()
    last = newest if kind is EditionKind.WITHDRAWAL else None
    manifest = replace(
        _withdrawn(last, note) if last else manifest_of(translation, run=run, kind=kind, note=note),
        number=number,
        published=now.isoformat(),
        imprint=imprint or Imprint(name=desk.name, language=desk.language),
    )
    if newest:
        _require_news(read_manifest(bytes(newest.manifest)), manifest)
    stated = _stated(translation, manifest, Stage.PUBLISH, person=person, signed=now.isoformat())
    _append(translation, Stage.PUBLISH, _sealed(stated, keys), person=person, now=now)
    ring = keys.ring()
    kept = _signed_for_good(translation, manifest, ring)
    edition = Edition.objects.create(
        translation=translation,
        number=number,
        kind=kind,
        note=note,
        published=now,
        manifest=manifest_bytes(manifest),
        envelopes=b"\n".join(kept),
        ring=ring_bytes(ring.of_signers(kept)),
        article=last.article if last else article_json(edition_article(translation)),
    )
    restation(translation, ring)
    _note(Deed.PUBLISHED, translation, person, now=now, kind=kind.value, edition=str(number))
    return edition


def _signed_for_good(translation: TranslationRecord, manifest: Manifest, ring: KeyRing) -> tuple[bytes, ...]:
    """The envelopes that vouch for the edition, a stage each; or NotReadyError with all that stands against it."""
    envelopes = envelopes_of(translation)
    found = obstacles(Case(manifest, envelopes, ring, bare_images_of(translation)))
    if found:
        raise NotReadyError(obstacles=in_words(found), found=found)
    standing = standing_signoffs(manifest, envelopes, ring)
    return tuple(envelopes[standing[stage].number - 1] for stage in stages_due(manifest))


def require_complete(translation: TranslationRecord, stage: Stage) -> None:
    """Nobody signs that they have translated what is not all there; reviewers would wait for nothing."""
    missing = translation.pairs.filter(Q(current=None) | Q(current__target="")).exclude(source="")
    waived = translation.waivers.filter(rule=Waivable.OMISSION).values_list("pair", flat=True)
    excused = {*waived, *left_out_pairs(translation)}
    if stage is Stage.TRANSLATE and "" not in excused and missing.exclude(key__in=excused).exists():
        raise DeskRuleError("Some segments have no translation yet.", hint="Nothing was signed. Translate them first.")


def require_order(translation: TranslationRecord, kind: EditionKind) -> None:
    """The first edition is published once; only what is published is corrected or withdrawn."""
    if translation.takedowns.filter(lifted=None).exists():
        raise DeskRuleError("It is taken down.", hint="Nothing was changed. Let it stand again first, then publish.")
    there = translation.editions.exists()
    if kind is EditionKind.FIRST and there:
        raise DeskRuleError("It is published already.", hint="Nothing was changed. Publish a correction instead.")
    if kind is not EditionKind.FIRST and not there:
        raise DeskRuleError("It is not published yet.", hint="Nothing was changed. Publish its first edition.")


def _require_news(newest: Manifest, manifest: Manifest) -> None:
    """Two people press the button at once, or one presses it twice: readers are told of a correction once."""

    def said(one: Manifest) -> Manifest:
        credits = tuple(credit for credit in one.credits if credit.role is not Role.PUBLISHER)
        return replace(one, credits=credits, number=0, published="", imprint=Imprint(), checks=CheckRun())

    if said(newest) == said(manifest):
        hint = "Nothing was changed. Another correction has another text or another note."
        raise DeskRuleError("It is published already.", hint=hint)


def _note(deed: Deed, translation: TranslationRecord, person: Person, *, now: datetime, **detail: str) -> None:
    desk = translation.snapshot.source.desk
    audit(deed, desk=desk, person=person, about=translation.key, detail=detail, now=now)


def _withdrawn(last: Edition, note: str) -> Manifest:
    """What is withdrawn is what came out last, whatever has been written since: its sign-offs still hold for it."""
    return replace(read_manifest(bytes(last.manifest)), kind=EditionKind.WITHDRAWAL, note=note)


def _lock(translation: TranslationRecord) -> None:
    """Whoever saves a pair or signs meanwhile waits: what is signed is what is stored."""
    TranslationRecord.objects.select_for_update().get(pk=translation.pk)
    list(translation.pairs.select_for_update(of=("self",)).values_list("pk"))


def _require_earlier(manifest: Manifest, envelopes: tuple[bytes, ...], keys: KeyFolder, *, stage: Stage) -> None:
    standing = standing_signoffs(manifest, envelopes, keys.ring())
    for earlier in before(stage):
        if earlier in stages_due(manifest) and earlier not in standing:
            raise StageOrderError(f"The stage {earlier} is not signed for the text as it now stands.")


def _log_reading(translation: TranslationRecord, person: Person, *, role: Role, now: datetime) -> None:
    current = translation.pairs.exclude(current=None).values_list("current_id", flat=True)
    read = translation.work.filter(person=person, role=role).values_list("revision_id", flat=True)
    WorkEvent.objects.bulk_create(
        WorkEvent(translation=translation, revision_id=revision, person=person, role=role, moment=now)
        for revision in set(current) - set(read)
    )


def _stated(translation: TranslationRecord, manifest: Manifest, stage: Stage, *, person: Person, signed: str) -> bytes:
    named = signed_person(person, translation.snapshot.source.desk)
    return statement_bytes(state(manifest, stage, person=named, signed=signed))


def _sealed(payload: bytes, keys: KeyFolder) -> Envelope:
    """With the desk's key: the desk attests who signed."""
    public = keys.present()
    if public is None:
        raise KeyFileError("The desk has no key to sign with.")
    return seal(payload, keys.load(public.id))


def _append(
    translation: TranslationRecord, stage: Stage, envelope: Envelope, *, person: Person, now: datetime
) -> SignOffRecord:
    data = envelope_bytes(envelope)
    return SignOffRecord.objects.create(translation=translation, stage=stage, person=person, moment=now, envelope=data)
