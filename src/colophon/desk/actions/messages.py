"""Messages: written once for each event and person, read, settled when what they call for is done."""

from datetime import datetime

from colophon.desk.models import (
    ChatPost,
    ChatTarget,
    Desk,
    Membership,
    Message,
    MessageChoice,
    MessageKind,
    Often,
    Person,
)
from colophon.desk.queries.happenings import RECENT, Happening, answered_calls, edit_account, happenings

CALLS = (MessageKind.TO_REVIEW, MessageKind.TO_PROOFREAD, MessageKind.TO_PUBLISH)
"""Messages that call for somebody; they are settled as soon as one person answers the call."""

_AT_ONCE = 500


def write_messages(*, now: datetime) -> int:
    """Tell everybody what they have not been told yet; how many messages that made. Safe to do twice, or at once."""
    made = 0
    targets = list(ChatTarget.objects.filter(paused=None).select_related("desk"))
    known = set(Message.objects.filter(moment__gt=now - 2 * RECENT).order_by().values_list("identity", flat=True))
    for one in happenings(now=now, known=known):
        _tell_chats(one, targets, now=now)  # first, because what people were told of is known afterwards
        made += _tell_people(one, now=now)
    settle_calls(now=now)
    return made


def settle_calls(*, now: datetime) -> int:
    """Calls that somebody has answered are read for everybody else."""
    waiting = Message.objects.filter(kind__in=CALLS, read=None)
    calls = waiting.exclude(translation=None).order_by().values_list("kind", "translation").distinct()
    done = 0
    for kind, texts in answered_calls(calls).items():
        for start in range(0, len(texts), _AT_ONCE):
            done += waiting.filter(kind=kind, translation__in=texts[start : start + _AT_ONCE]).update(read=now)
    return done


def read_all(person: Person, desk: Desk, *, now: datetime) -> None:
    Message.objects.filter(person=person, desk=desk, read=None).update(read=now)


def read_one(message: Message, *, now: datetime) -> None:
    Message.objects.filter(pk=message.pk, read=None).update(read=now)


def choose_mail(person: Person, desk: Desk, often: Often) -> None:
    """How often this person wants mail from this desk."""
    MessageChoice.objects.update_or_create(person=person, desk=desk, defaults={"often": often})


def _tell_people(one: Happening, *, now: datetime) -> int:
    here = set(
        Membership.objects.filter(desk=one.desk, ended=None, person__in=one.people).values_list("person", flat=True)
    )
    told = Message.objects.filter(identity=one.identity, person__in=here).values_list("person", flat=True)
    new = here - set(told)
    if not new:
        return 0
    about = edit_account(one) if one.kind is MessageKind.EDITED else one.about
    read = now if one.kind is MessageKind.EDITED and not about["edits"] else None
    rows = [
        Message(
            desk=one.desk,
            person_id=person,
            kind=one.kind,
            identity=one.identity,
            translation=one.translation,
            about=about,
            moment=one.moment,
            read=read,
        )
        for person in sorted(new)
    ]
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _tell_chats(one: Happening, targets: list[ChatTarget], *, now: datetime) -> None:
    """A chat hears of what happens from the day it was added on. What is private never goes there."""
    for target in targets:
        if target.desk_id != one.desk.pk or one.kind not in target.kinds or one.moment < target.added:
            continue
        ChatPost.objects.get_or_create(
            target=target,
            identity=one.identity,
            defaults={"kind": one.kind, "translation": one.translation, "about": one.about, "made": now},
        )
