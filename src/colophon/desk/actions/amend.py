"""Proposing a change of an original from one of its translations, and answering such a proposal."""

import re
from datetime import datetime

from django.db import transaction

from colophon.adapters.snapshots import SnapshotFolder
from colophon.article.placeholder import is_placeholder
from colophon.desk.actions.audit import audit
from colophon.desk.actions.follow import follow_source
from colophon.desk.actions.originals import revise
from colophon.desk.actions.translate import storable
from colophon.desk.models import Amendment, Deed, PairRecord, Person, Snapshot
from colophon.desk.models.amendment import Answer
from colophon.desk.queries.freshness import freshness_of
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.watching import current_snapshot
from colophon.errors import NotAnOriginalError, NothingToProposeError, ReasonMissingError
from colophon.watch.amended import amended
from colophon.watch.change import Reason

_SPACES = re.compile(r"\s+")


@transaction.atomic
def propose_amendment(
    pair: PairRecord, after: str, *, person: Person, note: str, now: datetime, reason: Reason | None = None
) -> Amendment:
    """Propose `after` (inline Markdown) for the sentence that this pair translates; "" to leave it out.

    NotAnOriginalError for a source of somebody else; a proposal that changes nothing is refused, as is one that nobody
    could carry out. The same proposal twice is one.
    """
    source = pair.translation.snapshot.source
    newest = current_snapshot(source)
    if not source.ours or newest is None:
        raise NotAnOriginalError
    after = _SPACES.sub(" ", storable(after)).strip()
    if not pair.source or after == pair.source:
        raise NothingToProposeError
    if not after and is_placeholder(note):
        raise ReasonMissingError
    amended(source_article(newest), pair.place, pair.source, after)
    made, _ = Amendment.objects.get_or_create(
        source=source,
        pair=pair,
        before=pair.source,
        after=after,
        answer="",
        defaults={
            "place": pair.place,
            "target": pair.current.target if pair.current else "",
            "note": storable(note).strip(),
            "reason": reason.value if reason else "",
            "person": person,
            "moment": now,
        },
    )
    return made


@transaction.atomic
def accept_amendment(
    one: Amendment, *, person: Person, reply: str, snapshots: SnapshotFolder, now: datetime
) -> Snapshot:
    """The original gets a new version, and every language a task. The translation that proposed it follows at once.

    PassageGoneError where the sentence is no longer there.
    """
    one = Amendment.objects.select_for_update(of=("self",)).select_related("source", "pair__translation").get(pk=one.pk)
    newest = current_snapshot(one.source)
    if one.answer or newest is None:
        return one.made or one.pair.translation.snapshot
    article = amended(source_article(newest), one.place, one.before, one.after)
    made = revise(one.source, article, base=newest, said=one.note, snapshots=snapshots, now=now)
    _answer(one, Answer.ACCEPTED, person=person, reply=reply, made=made, now=now)
    _follow_at_once(one, person=person, now=now)
    return made


@transaction.atomic
def decline_amendment(one: Amendment, *, person: Person, reply: str, now: datetime) -> None:
    """Say why the original stays as it is. The first answer counts."""
    if is_placeholder(reply):
        raise ReasonMissingError
    one = Amendment.objects.select_for_update(of=("self",)).get(pk=one.pk)
    if not one.answer:
        _answer(one, Answer.DECLINED, person=person, reply=reply, made=None, now=now)


def _answer(
    one: Amendment, answer: Answer, *, person: Person, reply: str, made: Snapshot | None, now: datetime
) -> None:
    one.answer, one.reply, one.answered_by, one.answered, one.made = answer, storable(reply), person, now, made
    one.save(update_fields=["answer", "reply", "answered_by", "answered", "made"])
    said = {"answer": answer.value, "reason": one.reply[:500]}
    audit(
        Deed.AMENDMENT_ANSWERED, desk=one.source.desk, person=person, about=f"amendment {one.pk}", detail=said, now=now
    )


def _follow_at_once(one: Amendment, *, person: Person, now: datetime) -> None:
    """Whoever proposed it has read the new sentence: where nothing else moved, nobody needs to lay it out by hand."""
    translation = one.pair.translation
    fresh = freshness_of(translation)
    pairs = {touched.pair.id if touched.pair else "" for touched in fresh.touched}
    if fresh.newer is not None and pairs == {one.pair.key}:
        follow_source(translation, person=person, now=now)
