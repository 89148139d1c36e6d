"""Mail to the people of a desk: what has not been read becomes one letter, as often as each wants it."""

import os
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from django.core import signing
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language_bidi, ngettext, override

from colophon.adapters.mail import Mail, MailServer
from colophon.adapters.settings import Settings
from colophon.desk.message_words import detail, page_of, sentence
from colophon.desk.models import Account, Desk, Letter, Membership, Message, MessageChoice, Often, Person
from colophon.errors import MailAddressError

OFF_SALT = "colophon.mail.off"
_BUNDLED = timedelta(seconds=45)
"""Instant mail waits so long, so that what happens together arrives together."""
_MORNING = 6
_MOST_LINES = 60
_KEPT = timedelta(days=60)


def make_letters(*, now: datetime) -> int:
    """A letter for everybody whose time has come; how many."""
    waiting = Message.objects.filter(read=None, letter=None, moment__gt=now - _KEPT)
    made = 0
    for desk, person in _correspondents(waiting.order_by().values_list("desk", "person").distinct()):
        mine = waiting.filter(desk=desk, person=person)
        if _is_time(desk, person, mine.order_by("pk").first(), now=now):
            made += _made(desk, person, mine.order_by("pk"), now=now)
    return made


def send_letter(name: str, *, settings: Settings, now: datetime) -> Mapping[str, int]:
    """Hand one letter to the server, unless it was taken already. What has been read since is left out of it."""
    letter = Letter.objects.select_related("desk", "person__account").filter(name=name, sent=None, refused="").first()
    if letter is None:
        return {}
    found = list(letter.messages.filter(read=None).select_related("translation").order_by("pk"))
    account = getattr(letter.person, "account", None)
    if not found or account is None or not account.email:
        Letter.objects.filter(pk=letter.pk).update(sent=now)
        return {}
    password = os.environ.get(settings.mail.password_variable, "")
    try:
        MailServer(settings.mail, password=password).send(composed(letter, found, account, settings=settings))
    except MailAddressError as error:
        Letter.objects.filter(pk=letter.pk).update(refused=error.message)
        return {"failed": 1}
    Letter.objects.filter(pk=letter.pk).update(sent=now)
    return {"told": len(found)}


def composed(letter: Letter, found: list[Message], account: Account, *, settings: Settings) -> Mail:
    """The letter in its reader's language, as plain text and as HTML."""
    base, slug = settings.desk.address.rstrip("/"), letter.desk.slug
    with override(account.language or "en"):
        lines = [
            {"text": sentence(one.kind, one.about), "detail": detail(one.kind, one.about), "page": _at(base, one, slug)}
            for one in found[:_MOST_LINES]
        ]
        off = base + reverse("mail_off", args=[off_token(letter.desk, letter.person)]) if base else ""
        words = {
            "desk": letter.desk,
            "person": letter.person,
            "lines": lines,
            "more": len(found) - len(lines),
            "messages": base + reverse("messages", args=[slug]) if base else "",
            "off": off,
            "language": account.language or "en",
            "direction": "rtl" if get_language_bidi() else "ltr",
        }
        count = len(found)
        many = ngettext("%(n)d message from {desk}", "%(n)d messages from {desk}", count) % {"n": count}
        return Mail(
            to=account.email,
            name=f"{letter.name}.{letter.made:%Y%m%d%H%M%S}",
            subject=lines[0]["text"] if count == 1 else many.format(desk=letter.desk.name),
            text=render_to_string("desk/mail/digest.txt", words),
            html=render_to_string("desk/mail/digest.html", words),
            language=str(words["language"]),
            off=off,
        )


def off_token(desk: Desk, person: Person) -> str:
    """What a link needs to end one person's mail from one desk, and nothing else."""
    return signing.dumps([desk.pk, person.pk], salt=OFF_SALT)


def _at(base: str, one: Message, slug: str) -> str:
    return base + page_of(one, slug) if base else ""


def _correspondents(found: object) -> Iterator[tuple[Desk, Person]]:
    """Of those with something unread, the ones who are on the desk now and have an address."""
    for desk, person in found:  # type: ignore[attr-defined]
        held = Membership.objects.filter(desk=desk, person=person, ended=None).select_related("desk", "person__account")
        one = held.first()
        account = getattr(one.person, "account", None) if one else None
        if one is not None and account is not None and account.email and account.is_active:
            yield one.desk, one.person


def _is_time(desk: Desk, person: Person, first: Message | None, *, now: datetime) -> bool:
    choice = MessageChoice.objects.filter(desk=desk, person=person).first()
    often = Often(choice.often) if choice else Often.DAILY
    if first is None or often is Often.NONE:
        return False
    if often is Often.INSTANT:
        return first.moment <= now - _BUNDLED
    last = Letter.objects.filter(desk=desk, person=person).order_by("-made").first()
    days = 7 if often is Often.WEEKLY else 1
    since = last.made if last else first.moment
    return now.hour >= _MORNING and (now.date() - since.date()).days >= days


@transaction.atomic
def _gathered(desk: Desk, person: Person, first: Message, *, now: datetime) -> Letter:
    letter = Letter.objects.create(desk=desk, person=person, name=f"{desk.slug}.{person.pk}.{first.pk}", made=now)
    Message.objects.filter(desk=desk, person=person, read=None, letter=None).update(letter=letter)
    return letter


def _made(desk: Desk, person: Person, mine: "object", *, now: datetime) -> int:
    first = mine.first()  # type: ignore[attr-defined]
    try:
        _gathered(desk, person, first, now=now)
    except IntegrityError:  # another worker made it at this very moment
        return 0
    return 1
