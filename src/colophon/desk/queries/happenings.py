"""What people should learn of, found from the database: each event with its own name and those whom it concerns.

Nothing here is remembered. Asked twice, it names the same events in the same way, so that nobody is told twice.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Subquery

from colophon.article.credit import Role
from colophon.article.inline import plain
from colophon.desk.models import (
    Amendment,
    Claim,
    Desk,
    Edition,
    Ending,
    FollowTask,
    HandBack,
    JoinRequest,
    Membership,
    MessageKind,
    SignOffRecord,
    Station,
    TranslationRecord,
    WorkEvent,
)
from colophon.desk.queries.edits import counted, edits_of
from colophon.desk.queries.work import reminder_due
from colophon.desk.roles import DeskRole
from colophon.signoff.stages import ROLE_OF_STAGE, Stage

RECENT = timedelta(days=14)
"""What happened longer ago is no news any more: a desk that begins to send messages does not tell its history."""

Known = Set[str]
"""Names of events that everybody has been told of."""

_WAITING = {
    Station.REVIEW: (MessageKind.TO_REVIEW, DeskRole.REVIEWER, Stage.REVIEW, (Role.TRANSLATOR,)),
    Station.PROOFREADING: (
        MessageKind.TO_PROOFREAD,
        DeskRole.PROOFREADER,
        Stage.PROOFREAD,
        (Role.TRANSLATOR, Role.REVIEWER),
    ),
    Station.READY: (MessageKind.TO_PUBLISH, DeskRole.PUBLISHER, Stage.PUBLISH, ()),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event: its name, whom it concerns (numbers of persons), and what its words need."""

    kind: MessageKind
    desk: Desk
    identity: str
    people: tuple[int, ...]
    moment: datetime
    translation: TranslationRecord | None = None
    about: dict[str, object] = field(default_factory=dict)


def happenings(*, now: datetime, known: Known = frozenset()) -> Iterator[Happening]:
    """Everything of the last days but what is known by its name: a large desk has thousands of these."""
    since = now - RECENT
    for source in (_waiting, _lapsing, _ended, _handed_back, _edited, _moved, _amending, _amended, _published, _asking):
        yield from source(since, now, known)


def answered_calls(calls: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """Of calls (kind, number of the translation) those that somebody has answered, by kind."""
    asked: dict[str, set[int]] = {}
    for kind, text in calls:
        asked.setdefault(kind, set()).add(text)
    answered = {}
    for station, (kind, _, stage, _) in _WAITING.items():
        free = set(TranslationRecord.objects.filter(station=station, closed=None).values_list("pk", flat=True))
        held = set(Claim.objects.filter(stage=stage, ended=None).values_list("translation", flat=True))
        answered[kind.value] = sorted(asked.get(kind.value, set()) - (free - held))
    return answered


def _waiting(since: datetime, now: datetime, known: Known) -> Iterator[Happening]:
    """Texts that wait for the next pair of eyes, since the sign-off that brought them there."""
    signoffs = SignOffRecord.objects.filter(translation=OuterRef("pk")).exclude(stage=Stage.PUBLISH).order_by("-pk")
    for station, (kind, role, stage, own) in _WAITING.items():
        held = Claim.objects.filter(translation=OuterRef("pk"), stage=stage, ended=None)
        free = TranslationRecord.objects.filter(~Exists(held), station=station, closed=None)
        signed = free.annotate(signed=Subquery(signoffs.values("pk")[:1]), when=Subquery(signoffs.values("moment")[:1]))
        for text in signed.filter(when__gte=since).select_related("snapshot__source__desk"):
            name = f"{kind}:{text.signed}"
            if name not in known:
                yield _of(text, kind, name, _called(text, role, own), text.when)


def _called(text: TranslationRecord, role: DeskRole, own: tuple[Role, ...]) -> tuple[int, ...]:
    """Those with the role who did not work on the text; managers, where nobody has the role."""
    desk = text.snapshot.source.desk
    mine = set(text.work.filter(role__in=own).order_by().values_list("person", flat=True)) if own else set()
    return tuple(one for one in _with_role(desk, role) or _with_role(desk, DeskRole.MANAGER) if one not in mine)


def _lapsing(since: datetime, now: datetime, known: Known) -> Iterator[Happening]:
    """Claims of which half the time, or nearly all, has passed: their holders learn it before anybody else."""
    for claim in _claims(ended=None, due__gt=now):
        number = reminder_due(claim, now=now)
        if number:
            days = max(0, (claim.due - now).days)
            name = f"claim-lapses:{claim.pk}:{claim.extended}:{number}"
            about = {"stage": claim.stage, "days": days}
            yield _of(claim.translation, MessageKind.CLAIM_LAPSES, name, (claim.person_id,), now, **about)


def _ended(since: datetime, now: datetime, known: Known) -> Iterator[Happening]:
    """Claims whose time was up: their holders, and then those who give out the work."""
    for claim in _claims(ending=Ending.EXPIRED, ended__gt=since):
        assert claim.ended is not None
        about = {"stage": claim.stage, "name": claim.person.name}
        holder = (claim.person_id,)
        yield _of(claim.translation, MessageKind.CLAIM_ENDED, f"claim-ended:{claim.pk}", holder, claim.ended, **about)
        managers = _with_role(claim.translation.snapshot.source.desk, DeskRole.MANAGER)
        others = tuple(one for one in managers if one != claim.person_id)
        yield _of(claim.translation, MessageKind.CLAIM_FREE, f"claim-free:{claim.pk}", others, claim.ended, **about)


def _handed_back(since: datetime, now: datetime, known: Known) -> Iterator[Happening]:
    found = HandBack.objects.filter(moment__gt=since).select_related("translation__snapshot__source__desk", "person")
    for one in found:
        role = ROLE_OF_STAGE.get(Stage(one.stage), Role.TRANSLATOR)
        people = tuple(pk for pk in _who_did(one.translation, role) if pk != one.person_id)
        about = {"name": one.person.name, "note": one.note[:300]}
        yield _of(one.translation, MessageKind.HANDED_BACK, f"handed-back:{one.pk}", people, one.moment, **about)


def _edited(since: datetime, now: datetime, known: Known) -> Iterator[Happening]:
    """What a reader changed: each translator gets their own account of it, and nobody else does."""
    signed = SignOffRecord.objects.filter(moment__gt=since, stage__in=[Stage.REVIEW, Stage.PROOFREAD])
    wrote = WorkEvent.objects.filter(role=Role.TRANSLATOR, translation__in=signed.values("translation"))
    translators: dict[int, set[int]] = {}
    for text, person in wrote.order_by().values_list("translation", "person").distinct():
        translators.setdefault(text, set()).add(person)
    for one in signed.select_related("translation__snapshot__source__desk", "person"):
        for person in sorted(translators.get(one.translation_id, set()) - {one.person_id}):
            name = f"edited:{one.pk}:{person}"
            if name not in known:
                about = {"name": one.person.name, "stage": one.stage, "signoff": one.pk}
                yield _of(one.translation, MessageKind.EDITED, name, (person,), one.moment, **about)


def _moved(since: datetime, now: datetime, known: Known) -> Iterator[Happening]:
    """Sources that have changed: whoever translated from them, or those who give out the work."""
    open_tasks = FollowTask.objects.filter(settled=None, opened__gt=since)
    for one in open_tasks.select_related("translation__snapshot__source__desk", "snapshot"):
        name = f"source-changed:{one.pk}:{one.snapshot.captured.date() if one.snapshot else 0}"  # once a day at most
        if name in known:
            continue
        desk = one.translation.snapshot.source.desk
        people = _who_did(one.translation, Role.TRANSLATOR) or _with_role(desk, DeskRole.MANAGER)
        yield _of(one.translation, MessageKind.SOURCE_CHANGED, name, people, one.opened)


def _amending(since: datetime, now: datetime, known: Known) -> Iterator[Happening]:
    """Proposals for an original: its author, or those who decide where nobody brought it."""
    found = Amendment.objects.filter(answer="", moment__gt=since, source__ours=True)
    for one in found.select_related("source", "person", "pair__translation__snapshot__source__desk"):
        if f"amendment:{one.pk}" in known:
            continue
        author = (one.source.proposed_by_id,) if one.source.proposed_by_id else ()
        people = author or _with_role(one.source.desk, DeskRole.MANAGER)
        about = {"name": one.person.name, "note": one.note[:300]}
        text = one.pair.translation
        yield _of(text, MessageKind.AMENDMENT_PROPOSED, f"amendment:{one.pk}", people, one.moment, **about)


def _amended(since: datetime, now: datetime, known: Known) -> Iterator[Happening]:
    """Answers to those who proposed."""
    found = Amendment.objects.filter(answered__gt=since)
    for one in found.select_related("answered_by", "pair__translation__snapshot__source__desk"):
        name = f"amended:{one.pk}"
        if name not in known and one.answered and one.answered_by and one.answered_by_id != one.person_id:
            about = {"name": one.answered_by.name, "note": one.reply[:300], "answer": one.answer}
            text = one.pair.translation
            yield _of(text, MessageKind.AMENDMENT_ANSWERED, name, (one.person_id,), one.answered, **about)


def _published(since: datetime, now: datetime, known: Known) -> Iterator[Happening]:
    found = Edition.objects.filter(published__gt=since).select_related("translation__snapshot__source__desk")
    for one in found:
        if f"published:{one.pk}" in known:
            continue
        people = tuple(one.translation.work.order_by().values_list("person", flat=True).distinct())
        about = {"edition": one.kind, "note": one.note[:300]}
        yield _of(one.translation, MessageKind.PUBLISHED, f"published:{one.pk}", people, one.published, **about)


def _asking(since: datetime, now: datetime, known: Known) -> Iterator[Happening]:
    for one in JoinRequest.objects.filter(decided=None, asked__gt=since).select_related("desk", "person"):
        yield Happening(
            kind=MessageKind.ASKS_TO_JOIN,
            desk=one.desk,
            identity=f"asks-to-join:{one.pk}",
            people=_with_role(one.desk, DeskRole.MANAGER),
            moment=one.asked,
            about={"name": one.person.name},
        )


def edit_account(happening: Happening) -> dict[str, object]:
    """How many pairs were changed and remarked on, by category: computed once, when the message is written."""
    signed = SignOffRecord.objects.select_related("translation__snapshot__source__desk").get(
        pk=str(happening.about["signoff"])
    )
    (number,) = happening.people
    person = next(one.person for one in signed.translation.work.filter(person=number).select_related("person")[:1])
    found = edits_of(signed, person)
    return {**happening.about, "edits": len(found), "categories": counted(found)}


def _claims(**wanted: object) -> Iterable[Claim]:
    return Claim.objects.filter(**wanted).select_related("translation__snapshot__source__desk", "person")


def _who_did(text: TranslationRecord, role: Role) -> tuple[int, ...]:
    return tuple(text.work.filter(role=role).order_by().values_list("person", flat=True).distinct())


def _with_role(desk: Desk, role: DeskRole) -> tuple[int, ...]:
    return tuple(Membership.objects.filter(desk=desk, ended=None, role=role).values_list("person", flat=True))


def _of(
    text: TranslationRecord,
    kind: MessageKind,
    identity: str,
    people: tuple[int, ...],
    moment: datetime,
    **about: object,
) -> Happening:
    source = text.snapshot.source
    title = plain(text.title or source.title)
    return Happening(
        kind=kind,
        desk=source.desk,
        identity=identity,
        people=people,
        moment=moment,
        translation=text,
        about={"title": title[:200], "language": text.language, **about},
    )
