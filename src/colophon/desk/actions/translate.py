"""Translating: beginning a translation and saving texts, so that nothing typed is ever lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from colophon.article.credit import Credit, Role
from colophon.article.pair import Pair
from colophon.desk.asked_often import asked_often
from colophon.desk.models import (
    ConflictResolution,
    PairRecord,
    Person,
    Revision,
    Snapshot,
    TranslationRecord,
    WorkEvent,
)
from colophon.errors import SegmentGoneError, TooManySegmentsError
from colophon.segments.running import joined
from colophon.signoff.manifest import SignedImage

_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Saved:
    """The pair as it now stands, the revision that was appended and, if somebody else had saved meanwhile, the one it
    stands beside."""

    pair: PairRecord
    revision: Revision
    beside: Revision | None = None


MOST_PAIRS = 20_000
"""About three novels: more is no article, and no page in a browser."""


def refuse_too_many(count: int) -> None:
    """Raise TooManySegmentsError for more pairs than one translation holds."""
    if count > MOST_PAIRS:
        raise TooManySegmentsError(f"This article has {count:,} texts; a translation holds {MOST_PAIRS:,}.")


@transaction.atomic
def start_translation(
    snapshot: Snapshot,
    pairs: Sequence[Pair],
    *,
    key: str,
    language: str,
    now: datetime,
    title: str = "",
    images: Sequence[SignedImage] = (),
) -> TranslationRecord:
    """A translation with the pairs' source texts; targets come by saving. `key` names it in manifests for ever."""
    refuse_too_many(len(pairs))
    pictures = [{"url": one.url, "sha256": one.sha256, "credit": one.credit} for one in images]
    translation = TranslationRecord.objects.create(
        key=key, snapshot=snapshot, language=language, title=title, begun=now, images=pictures
    )
    PairRecord.objects.bulk_create(
        PairRecord(translation=translation, key=pair.id, position=position, place=pair.place, source=pair.source)
        for position, pair in enumerate(pairs, 1)
    )
    return translation


@transaction.atomic
def import_translation(
    snapshot: Snapshot,
    pairs: Sequence[Pair],
    *,
    key: str,
    language: str,
    translator: Person,
    now: datetime,
    title: str = "",
    credits: Sequence[Credit] = (),
    images: Sequence[SignedImage] = (),
) -> TranslationRecord:
    """A translation that already exists. `translator` answers for its texts; `credits` are kept as printed."""
    translation = start_translation(snapshot, pairs, key=key, language=language, now=now, title=title, images=images)
    translation.credits = [{"role": one.role.value, "name": one.name, "url": one.url} for one in credits]
    translation.save(update_fields=["credits"])
    _first_texts(translation, {pair.id: storable(pair.target) for pair in pairs if pair.target}, translator, now=now)
    return translation


def _first_texts(translation: TranslationRecord, targets: Mapping[str, str], person: Person, *, now: datetime) -> None:
    """A first revision for each pair that has a text. Nobody else knows the pairs yet, so all are saved at once."""
    role = Role.TRANSLATOR
    records = dict(translation.pairs.values_list("key", "pk"))
    revisions = Revision.objects.bulk_create(
        (
            Revision(pair_id=records[key], target=text, person=person, role=role, saved=now)
            for key, text in targets.items()
        ),
        batch_size=_BATCH,
    )
    WorkEvent.objects.bulk_create(
        (WorkEvent(translation=translation, revision=one, person=person, role=role, moment=now) for one in revisions),
        batch_size=_BATCH,
    )
    first = Revision.objects.filter(pair=OuterRef("pk")).order_by("pk").values("pk")[:1]
    translation.pairs.update(current=Subquery(first))
    _retitle(translation)


@transaction.atomic
def save_text(
    translation: TranslationRecord,
    key: str,
    target: str,
    *,
    seen: int,
    person: Person,
    role: Role,
    now: datetime,
    token: str = "",
) -> Saved:
    """As `save_segment`, of the pair with this key, by a writer who saw the revision numbered `seen` (0: none)."""
    pair = _locked(_pair_called(translation.pk, key))
    pair.translation = translation
    base = pair.current if (pair.current_id or 0) == seen else pair.revisions.filter(pk=seen).first()
    return _append(pair, target, base=base, person=person, role=role, now=now, token=token)


@transaction.atomic
def save_segment(
    pair: PairRecord,
    target: str,
    *,
    base: Revision | None,
    person: Person,
    role: Role,
    now: datetime,
    token: str = "",
) -> Saved:
    """Append a text. `base` is the revision the writer saw (None: no text yet).

    If the pair has moved on since, the text is kept beside the current one as a conflict, and neither is lost.
    Saving the same again, as a browser does after a broken connection, changes nothing; a `token` makes sure of it
    even where somebody else has saved in between.
    """
    found = _locked(_pair(pair.pk))
    return _append(found, target, base=base, person=person, role=role, now=now, token=token)


def _append(
    pair: PairRecord, target: str, *, base: Revision | None, person: Person, role: Role, now: datetime, token: str
) -> Saved:
    """The pair is locked. Only a writer who saw another text than the current one can have sent this before."""
    target, current = storable(target), pair.current
    outdated = current is not None and (base is None or base.pk != current.pk)
    known = pair.revisions.filter(token=token, person=person).first() if token and outdated else None
    if known is not None:
        return Saved(pair, known, current if known.conflicting else None)
    if current is not None and current.target == target and current.person_id == person.pk:
        return Saved(pair, current)
    revision = Revision.objects.create(
        pair=pair, base=base, target=target, person=person, role=role, saved=now, conflicting=outdated, token=token
    )
    WorkEvent.objects.create(
        translation_id=pair.translation_id, revision=revision, person=person, role=role, moment=now
    )
    if outdated:
        return Saved(pair, revision, current)
    pair.current = revision
    pair.save(update_fields=["current"])
    if pair.place == "title":
        _retitle(pair.translation)
    return Saved(pair, revision)


@transaction.atomic
def settle(conflict: Revision, target: str, *, person: Person, role: Role, now: datetime) -> Saved:
    """Somebody has looked at both texts and decided on `target`. Both stay in the history."""
    pair = _locked(_pair(conflict.pair_id))
    ConflictResolution.objects.get_or_create(revision=conflict, defaults={"person": person, "moment": now})
    return save_segment(pair, target, base=pair.current, person=person, role=role, now=now)


def set_title(translation: TranslationRecord, title: str) -> None:
    """Write the translation's title."""
    TranslationRecord.objects.filter(pk=translation.pk).update(title=title)
    translation.title = title


def storable(text: str) -> str:
    """`text` with U+FFFD for what no database keeps and no signature covers: zero bytes, halves of characters."""
    return text.replace("\0", "\ufffd").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _retitle(translation: TranslationRecord) -> None:
    """The title stands in the pairs too; the pairs win."""
    pairs = translation.pairs.filter(place="title").exclude(current=None).select_related("current")
    title = joined([pair.current.target for pair in pairs if pair.current], translation.language)
    if title:
        set_title(translation, title)


def _locked(found: Sequence[PairRecord]) -> PairRecord:
    """The one pair as it is now; other writers of it wait until we are done."""
    if not found:
        raise SegmentGoneError
    return found[0]


@asked_often
def _pair(number: int) -> QuerySet[PairRecord]:
    found = PairRecord.objects.filter(pk=number)
    return found.select_for_update(of=("self",)).select_related("current__person")


@asked_often
def _pair_called(translation: int, key: str) -> QuerySet[PairRecord]:
    found = PairRecord.objects.filter(translation=translation, key=key)
    return found.select_for_update(of=("self",)).select_related("current__person")
