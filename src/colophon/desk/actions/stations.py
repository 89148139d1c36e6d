"""Keeping the board's own notes current: where each translation stands, its weight, and what the checks say of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from colophon.checks.check import Severity
from colophon.desk.asked_often import asked_often
from colophon.desk.models import Station, TranslationRecord, WorkEvent
from colophon.desk.queries.at_hand import AtHand
from colophon.desk.queries.checked import open_findings
from colophon.desk.queries.manifest import manifest_of
from colophon.desk.queries.source_article import source_effort
from colophon.signoff.keyring import KeyRing
from colophon.signoff.manifest import EditionKind
from colophon.signoff.stages import Stage
from colophon.signoff.verify import stages_due, standing_signoffs

_CALM = timedelta(minutes=2)
_NEXT = {Stage.REVIEW: Station.REVIEW, Stage.PROOFREAD: Station.PROOFREADING, Stage.PUBLISH: Station.READY}


def station_of(translation: TranslationRecord, ring: KeyRing, hand: AtHand | None = None) -> Station:
    """Where it stands: at the first stage that nobody has signed for the text as it now is."""
    hand = hand or AtHand(translation)
    if not hand.signoffs:
        return _unsigned(hand)
    manifest = manifest_of(translation, hand=hand)
    standing = standing_signoffs(manifest, hand.envelopes, ring)
    missing = [stage for stage in stages_due(manifest) if stage not in standing and stage is not Stage.PUBLISH]
    last = next(iter(hand.editions), None)
    if last is not None and last.kind == EditionKind.WITHDRAWAL:
        return Station.WITHDRAWN
    if not missing:
        return Station.PUBLISHED if last is not None else Station.READY
    if missing[0] is not Stage.TRANSLATE:
        return _NEXT[missing[0]]
    return _unsigned(hand)


def _unsigned(hand: AtHand) -> Station:
    begun = any(one.stage == Stage.TRANSLATE and one.ended is None for one in hand.claims)
    return Station.TRANSLATING if begun or hand.progress.saved else Station.PROPOSED


def restation(translation: TranslationRecord, ring: KeyRing, hand: AtHand | None = None) -> Station:
    """Note where it stands now."""
    station = station_of(translation, ring, hand)
    if translation.station != station:
        TranslationRecord.objects.filter(pk=translation.pk).update(station=station)
        translation.station = station
    return station


def recheck(translation: TranslationRecord, *, now: datetime, hand: AtHand | None = None) -> None:
    """Ask every check, and note how many findings are open."""
    found = [finding.severity for finding in open_findings(translation, hand)]
    translation.blocking = found.count(Severity.BLOCKING)
    translation.warnings = found.count(Severity.WARNING)
    translation.checked = now
    translation.save(update_fields=["blocking", "warnings", "checked"])


def weigh(translation: TranslationRecord) -> None:
    """Note how long and how hard the source is, for the board."""
    cost = source_effort(translation.snapshot)
    translation.length, translation.difficulty = cost.words, cost.difficulty
    translation.save(update_fields=["length", "difficulty"])


def freshen(translation: TranslationRecord, ring: KeyRing, *, now: datetime, hand: AtHand | None = None) -> None:
    """Bring the notes up to date if the text has changed since they were made. `hand` serves whoever goes on asking."""
    hand = hand or AtHand(translation)
    if not translation.difficulty:
        weigh(translation)
    newest = next((moment for (moment,) in _newest(translation.pk)), None)
    if translation.checked is None or (newest is not None and newest > translation.checked):
        recheck(translation, now=now, hand=hand)
    restation(translation, ring, hand)


@asked_often
def _newest(translation: int) -> QuerySet[WorkEvent, tuple[datetime]]:
    return WorkEvent.objects.filter(translation=translation).order_by("-id").values_list("moment")[:1]


def stale(*, now: datetime, most: int) -> Sequence[TranslationRecord]:
    """Translations whose notes are older than their text, and which nobody has written in for two minutes."""
    work = WorkEvent.objects.filter(translation=OuterRef("pk"))
    changed = Exists(work.filter(moment__gt=OuterRef("checked")))
    at_work = Exists(work.filter(moment__gt=now - _CALM))
    found = TranslationRecord.objects.filter(Q(checked=None) | changed, ~at_work, closed=None)
    return list(
        found.select_related("snapshot__source__desk").order_by(F("checked").asc(nulls_first=True), "pk")[:most]
    )
