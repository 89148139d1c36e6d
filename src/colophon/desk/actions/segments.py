"""Working on single segments: saying that one is done, cutting one in two, joining two, going back to an older text."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from colophon.article.credit import Role
from colophon.desk.actions.remember import remember_pairs
from colophon.desk.actions.translate import Saved, save_segment
from colophon.desk.models import Confirmation, PairRecord, Person, Revision, TranslationRecord, WorkEvent
from colophon.errors import NotSplittableError, OutdatedTextError, OwnWorkError
from colophon.memory.unit import Origin
from colophon.segments.running import joined
from colophon.signoff.waiver import Waivable

_READERS = (Role.REVIEWER, Role.PROOFREADER)
_FAR = 1_000_000
"""Added to positions while they move up, so that no two pairs ever stand at the same one."""


@transaction.atomic
def confirm(pair: PairRecord, seen: int, *, person: Person, role: Role, now: datetime) -> Confirmation:
    """`person` says that the revision numbered `seen` is done. Somebody else's newer text is not confirmed unseen."""
    pair = PairRecord.objects.select_for_update(of=("self",)).get(pk=pair.pk)
    if pair.current is None or pair.current.pk != seen:
        raise OutdatedTextError
    if role in _READERS:
        _require_another(pair, person)
        WorkEvent.objects.get_or_create(
            translation_id=pair.translation_id,
            revision=pair.current,
            person=person,
            role=role,
            defaults={"moment": now},
        )
    origin = Origin.REVIEWED if role in _READERS else Origin.PERSON
    remember_pairs([pair], origin=origin, date=now.date().isoformat())
    return Confirmation.objects.get_or_create(
        revision=pair.current, person=person, role=role, defaults={"moment": now}
    )[0]


@transaction.atomic
def split_pair(
    pair: PairRecord, source_at: int, target_at: int, *, person: Person, role: Role, now: datetime
) -> PairRecord:
    """Cut a pair in two at these code points of its inline texts; the second half is answered.

    The whole text stays in the history of the first half, and the second half's text is based on it.
    """
    translation = _locked(pair.translation)
    pair = translation.pairs.select_related("current").get(pk=pair.pk)
    whole = pair.current
    source, target = pair.source, whole.target if whole else ""
    first, second = source[:source_at].rstrip(), source[source_at:].lstrip()
    if not first or not second:
        raise NotSplittableError
    _move(translation, after=pair.position, by=1)
    half = PairRecord.objects.create(
        translation=translation, key=_free_key(pair), position=pair.position + 1, place=pair.place, source=second
    )
    PairRecord.objects.filter(pk=pair.pk).update(source=first)
    before, after = target[:target_at].rstrip(), target[target_at:].lstrip()
    if after:
        kept = save_segment(half, after, base=whole, person=person, role=role, now=now)
        _credit_translators(pair, kept.revision)
    if before != target:
        save_segment(pair, before, base=whole, person=person, role=role, now=now)
    return half


@transaction.atomic
def merge_with_next(pair: PairRecord, *, person: Person, role: Role, now: datetime) -> Saved | None:
    """Join a pair with the one that follows it in the same block; both histories are kept. None: no text yet."""
    translation = _locked(pair.translation)
    standing = translation.pairs.select_related("current")
    pair = standing.get(pk=pair.pk)
    following = standing.filter(position__gt=pair.position).first()
    if following is None or following.place != pair.place:
        raise NotSplittableError("The next segment stands in another block of the article; the two cannot be joined.")
    language = translation.snapshot.source.language
    source = joined([pair.source, following.source], language)
    texts = [one.current.target for one in (pair, following) if one.current]
    PairRecord.objects.filter(pk=following.pk).update(merged_into=pair)
    PairRecord.objects.filter(pk=pair.pk).update(source=source)
    _move(translation, after=following.position, by=-1)
    if not texts:
        return None
    whole = joined(texts, translation.language)
    return save_segment(pair, whole, base=pair.current, person=person, role=role, now=now)


def restore(revision: Revision, *, person: Person, role: Role, now: datetime) -> Saved:
    """An older text becomes the current one, as a new revision; what stood until now stays in the history."""
    pair = revision.pair
    return save_segment(pair, revision.target, base=pair.current, person=person, role=role, now=now)


def _credit_translators(pair: PairRecord, half: Revision) -> None:
    """Whoever translated the whole has translated the half that was cut off."""
    worked = WorkEvent.objects.filter(revision__pair=pair, role=Role.TRANSLATOR).select_related("person")
    for event in {event.person_id: event for event in worked}.values():
        WorkEvent.objects.get_or_create(
            translation_id=pair.translation_id,
            revision=half,
            person=event.person,
            role=Role.TRANSLATOR,
            defaults={"moment": event.moment},
        )


def _require_another(pair: PairRecord, person: Person) -> None:
    translated = WorkEvent.objects.filter(revision__pair=pair, person=person, role=Role.TRANSLATOR).exists()
    waived = pair.translation.waivers.filter(rule=Waivable.FOUR_EYES, pair__in=("", pair.key)).exists()
    if translated and not waived:
        raise OwnWorkError


def _locked(translation: TranslationRecord) -> TranslationRecord:
    """The translation; whoever changes its order of pairs meanwhile waits."""
    return TranslationRecord.objects.select_for_update().get(pk=translation.pk)


def _move(translation: TranslationRecord, *, after: int, by: int) -> None:
    """Move all pairs behind a position, in two steps: the database checks each row as it goes."""
    behind = translation.pairs.filter(position__gt=after)
    behind.update(position=F("position") + _FAR)
    translation.pairs.filter(position__gt=_FAR).update(position=F("position") - _FAR + by)


def _free_key(pair: PairRecord) -> str:
    taken = set(PairRecord.ever.filter(translation=pair.translation_id).values_list("key", flat=True))
    stem = pair.key.partition("/")[0]
    return next(key for number in range(2, len(taken) + 3) if (key := f"{stem}/{number}") not in taken)
