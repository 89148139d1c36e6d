"""Saving and shaping segments while somebody works at them."""

from django.utils import timezone

from colophon.desk.actions.segments import confirm, merge_with_next, restore, split_pair
from colophon.desk.actions.translate import Saved, save_text, settle
from colophon.desk.gate import Visit
from colophon.desk.models import Revision, TranslationRecord
from colophon.desk.queries.checked import checked_while_typing
from colophon.desk.queries.document import segment_of
from colophon.desk.queries.text import conflicts_of
from colophon.desk.views.text.exchange import Answer, Asked, pair_named, question
from colophon.desk.views.text.said import said_of, told_all, told_conflict
from colophon.desk.views.text.screens import Screen
from colophon.errors import NoSuchRecordError


@question()
def save(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """Keep `text` for `pair`, written on revision `base`. Never overwrites: a text nobody had seen is kept beside."""
    saved = save_text(
        translation,
        asked.text("pair"),
        asked.text("text"),
        seen=asked.number("base"),
        person=visit.person,
        role=screen.role,
        now=timezone.now(),
        token=asked.text("token", longest=40),
    )
    return answered(translation, saved)


@question()
def check(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """What the checks say of a text that is still being typed."""
    pair = pair_named(translation, asked.text("pair"))
    text = asked.text("text")
    return {"pair": pair.key, "findings": told_all(checked_while_typing(pair, text), pair.source, text)}


@question()
def confirmed(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """The person says that the text they saw is done."""
    pair = pair_named(translation, asked.text("pair"))
    confirm(pair, asked.number("revision"), person=visit.person, role=screen.role, now=timezone.now())
    return said_of(segment_of(pair))


@question()
def settled(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """The person has looked at both texts and decides on one, or on a third."""
    other = _revision(translation, asked.number("revision"))
    saved = settle(other, asked.text("text"), person=visit.person, role=screen.role, now=timezone.now())
    return answered(translation, saved)


@question()
def restored(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """An older text is to stand again."""
    older = _revision(translation, asked.number("revision"))
    return answered(translation, restore(older, person=visit.person, role=screen.role, now=timezone.now()))


@question()
def split(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """Cut a segment in two at code points of its inline texts. The page is read again afterwards."""
    pair = pair_named(translation, asked.text("pair"))
    at = (asked.number("source_at"), asked.number("target_at"))
    half = split_pair(pair, *at, person=visit.person, role=screen.role, now=timezone.now())
    return {"pair": half.key}


@question()
def merge(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """Join a segment with the next one. The page is read again afterwards."""
    pair = pair_named(translation, asked.text("pair"))
    merge_with_next(pair, person=visit.person, role=screen.role, now=timezone.now())
    return {"pair": pair.key}


def answered(translation: TranslationRecord, saved: Saved) -> Answer:
    """The segment as it now stands, what is to be asked about it, and every text that stands beside it."""
    pair = saved.pair
    pair.translation = translation
    segment = segment_of(pair)
    conflicts = conflicts_of(translation) if segment.disputed else ()
    beside = [one.other for one in conflicts if one.pair == pair.key]
    return {
        **said_of(segment),
        "saved": saved.revision.pk,
        "findings": told_all(checked_while_typing(pair, segment.target), pair.source, segment.target),
        "beside": [told_conflict(one) for one in beside],
    }


def _revision(translation: TranslationRecord, number: int) -> Revision:
    found = Revision.objects.filter(pk=number, pair__translation=translation).select_related("pair").first()
    if found is None:
        raise NoSuchRecordError("There is no such text in the history of this translation.")
    return found
