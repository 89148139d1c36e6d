"""Reviewing: remarks and suggestions on a passage, what became of them, and giving a text back."""

from datetime import datetime

from django.db import transaction

from colophon.article.credit import Role
from colophon.article.placeholder import is_placeholder
from colophon.desk.actions.audit import audit
from colophon.desk.actions.translate import Saved, save_segment, storable
from colophon.desk.models import Deed, HandBack, PairRecord, Person, Remark, TranslationRecord
from colophon.desk.models.review import Outcome, Weight
from colophon.desk.queries.passage import found_again
from colophon.drafts.category import Category
from colophon.errors import PassageGoneError, ReasonMissingError
from colophon.signoff.stages import Stage


def remark(
    pair: PairRecord,
    text: str,
    *,
    person: Person,
    role: Role,
    now: datetime,
    span: tuple[int, int] = (0, 0),
    suggestion: str | None = None,
    category: Category = Category.STYLE,
    weight: Weight = Weight.MINOR,
) -> Remark:
    """Say something of a pair, or of the code points of `span` in its target as it stands."""
    target = pair.current.target if pair.current else ""
    start, end = max(0, min(span)), min(max(span), len(target))
    if suggestion is None and not text.strip():
        raise ReasonMissingError
    return Remark.objects.create(
        pair=pair,
        revision=pair.current,
        start=start,
        end=max(start, end),
        quoted=target[start:end],
        text=storable(text).strip(),
        suggestion=None if suggestion is None else storable(suggestion),
        category=category,
        weight=weight,
        person=person,
        role=role,
        moment=now,
    )


@transaction.atomic
def accept(one: Remark, *, person: Person, role: Role, now: datetime) -> Saved | None:
    """Put the suggestion in the place of its passage, wherever that stands now. A remark without one is settled."""
    if one.suggestion is None:
        answer(one, Outcome.SETTLED, person=person, now=now)
        return None
    pair = PairRecord.objects.select_for_update(of=("self",)).get(pk=one.pair_id)
    target = pair.current.target if pair.current else ""
    place = found_again(target, one.quoted, one.start)
    if place is None:
        raise PassageGoneError
    text = target[: place[0]] + one.suggestion + target[place[1] :]
    answer(one, Outcome.ACCEPTED, person=person, now=now)
    return save_segment(pair, text, base=pair.current, person=person, role=role, now=now)


def answer(one: Remark, outcome: Outcome, *, person: Person, now: datetime, reply: str = "") -> None:
    """Say what became of a remark. The first answer counts."""
    if outcome is Outcome.DECLINED and is_placeholder(reply):
        raise ReasonMissingError
    Remark.objects.filter(pk=one.pk, outcome="").update(
        outcome=outcome, reply=storable(reply), answered_by=person, answered=now
    )


@transaction.atomic
def hand_back(translation: TranslationRecord, stage: Stage, note: str, *, person: Person, now: datetime) -> HandBack:
    """Give a text back to an earlier stage with a note that says why."""
    if is_placeholder(note):
        raise ReasonMissingError
    made = HandBack.objects.create(translation=translation, stage=stage, note=storable(note), person=person, moment=now)
    desk, said = translation.snapshot.source.desk, {"stage": stage.value}
    audit(Deed.HANDED_BACK, desk=desk, person=person, about=translation.key, detail=said, now=now)
    return made
