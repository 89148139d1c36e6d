"""Remarks, suggestions, dismissals, and giving a text back, while somebody reads."""

from django.utils import timezone

from colophon.desk.actions.judge import dismiss
from colophon.desk.actions.remark import accept, answer, hand_back, remark
from colophon.desk.gate import Visit
from colophon.desk.models import Remark, TranslationRecord
from colophon.desk.models.review import Outcome, Weight
from colophon.desk.permissions import Action
from colophon.desk.queries.checked import checked, checked_while_typing
from colophon.desk.queries.document import segment_of
from colophon.desk.views.text.exchange import Answer, Asked, pair_named, question
from colophon.desk.views.text.said import said_of
from colophon.desk.views.text.saving import answered
from colophon.desk.views.text.screens import Screen
from colophon.drafts.category import Category
from colophon.errors import NoSuchRecordError, UnreadableRequestError
from colophon.signoff.stages import Stage

_LONGEST_NOTE = 10_000


@question(Action.COMMENT)
def remarked(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """Say something of a passage, perhaps with a text in its place."""
    pair = pair_named(translation, asked.text("pair"))
    try:
        category, weight = Category(asked.text("category")), Weight(asked.text("weight"))
    except ValueError as error:
        raise UnreadableRequestError from error
    remark(
        pair,
        asked.text("text", longest=_LONGEST_NOTE),
        person=visit.person,
        role=screen.role,
        now=timezone.now(),
        span=(asked.number("start"), asked.number("end")),
        suggestion=asked.text("suggestion") if asked.has("suggestion") else None,
        category=category,
        weight=weight,
    )
    return said_of(segment_of(pair))


@question()
def accepted(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """Take a suggestion into the text, or settle a remark that makes none."""
    one = _remark(translation, asked.number("remark"))
    saved = accept(one, person=visit.person, role=screen.role, now=timezone.now())
    return answered(translation, saved) if saved else said_of(segment_of(one.pair))


@question()
def declined(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """Decline a remark, and say why."""
    one = _remark(translation, asked.number("remark"))
    reply = asked.text("reply", longest=_LONGEST_NOTE)
    answer(one, Outcome.DECLINED, person=visit.person, now=timezone.now(), reply=reply)
    return said_of(segment_of(one.pair))


@question(Action.DISMISS)
def dismissed(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """Say why a finding is fine. It is asked again as soon as either side changes."""
    key, fingerprint = asked.text("pair"), asked.text("fingerprint", longest=64)
    if key:
        pair = pair_named(translation, key)
        found = checked_while_typing(pair, pair.current.target if pair.current else "")
    else:
        found = checked(translation).findings
    finding = next((one for one in found if one.fingerprint == fingerprint and one.pair == key), None)
    if finding is None:
        raise NoSuchRecordError("The text has changed meanwhile, and the checks no longer ask about this.")
    dismiss(
        translation,
        finding,
        person=visit.person,
        reason=asked.text("reason", longest=_LONGEST_NOTE),
        now=timezone.now(),
    )
    return {"pair": key, "dismissed": fingerprint}


@question()
def handed_back(visit: Visit, translation: TranslationRecord, screen: Screen, asked: Asked) -> Answer:
    """Give the text back to its translators with a note."""
    note = asked.text("note", longest=_LONGEST_NOTE)
    hand_back(translation, Stage.TRANSLATE, note, person=visit.person, now=timezone.now())
    return {"handed_back": Stage.TRANSLATE}


def _remark(translation: TranslationRecord, number: int) -> Remark:
    found = Remark.objects.filter(pk=number, pair__translation=translation).select_related("pair").first()
    if found is None:
        raise NoSuchRecordError("There is no such remark on this translation.")
    return found
