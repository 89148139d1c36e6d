"""Proposing a source, and beginning its translations: one source, as many target languages as the desk wants."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from colophon.article.article import Image
from colophon.desk.actions.audit import audit
from colophon.desk.actions.stations import weigh
from colophon.desk.actions.take_in import TakenIn
from colophon.desk.actions.translate import start_translation
from colophon.desk.models import Deed, Person, Snapshot, Source, TranslationRecord
from colophon.desk.queries.source_article import source_article
from colophon.segments.pair_articles import split_article
from colophon.signoff.manifest import SignedImage


@dataclass(frozen=True, slots=True)
class Begun:
    """The translation, and whether it was there already."""

    translation: TranslationRecord
    known: bool


@transaction.atomic
def note_proposal(taken: TakenIn, *, person: Person, why: str, now: datetime) -> Source:
    """Write down who proposed a source first, and why; later proposals of the same one change nothing."""
    source = taken.snapshot.source
    if Source.objects.filter(pk=source.pk, proposed=None).update(proposed_by=person, proposed=now, why=why):
        audit(Deed.SOURCE_TAKEN_IN, desk=source.desk, person=person, about=f"source {source.pk}", now=now)
    source.refresh_from_db()
    return source


def begin_translation(snapshot: Snapshot, language: str, *, now: datetime, by: Person | None = None) -> Begun:
    """A translation of this source into `language`, free to be claimed. One that is there already is given instead."""
    key = f"{snapshot.source_id}-{language}"
    there = TranslationRecord.objects.filter(key=key).first()
    if there is not None:
        return Begun(there, known=True)
    try:
        with transaction.atomic():
            begun = Begun(_begin(snapshot, key, language, now), known=False)
            audit(Deed.TRANSLATION_BEGUN, desk=snapshot.source.desk, person=by, about=key, now=now)
            return begun
    except IntegrityError:  # somebody else began it at this very moment
        return Begun(TranslationRecord.objects.get(key=key), known=True)


def _begin(snapshot: Snapshot, key: str, language: str, now: datetime) -> TranslationRecord:
    article = source_article(snapshot)
    images = tuple(SignedImage(url=one.url, credit=one.credit) for one in article.blocks if isinstance(one, Image))
    pairs = split_article(article)
    translation = start_translation(snapshot, pairs, key=key, language=language, now=now, images=images)
    weigh(translation)
    return translation


@transaction.atomic
def close(translation: TranslationRecord, because: str, *, by: Person, now: datetime) -> None:
    """Take a translation off the board; nothing of it is deleted."""
    if TranslationRecord.objects.filter(pk=translation.pk, closed=None).update(closed=now, closed_because=because):
        said, desk = {"reason": because[:500]}, translation.snapshot.source.desk
        audit(Deed.CLOSED, desk=desk, person=by, about=translation.key, detail=said, now=now)


@transaction.atomic
def reopen(translation: TranslationRecord, *, by: Person, now: datetime) -> None:
    """Put it back on the board."""
    gone = TranslationRecord.objects.filter(pk=translation.pk, closed__isnull=False)
    if gone.update(closed=None, closed_because=""):
        desk = translation.snapshot.source.desk
        audit(Deed.REOPENED, desk=desk, person=by, about=translation.key, now=now)
