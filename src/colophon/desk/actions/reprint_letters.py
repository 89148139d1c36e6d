"""Letters to those who reprinted a text: ordered by an editor or by themselves, handed to the mail server once.

A letter goes to a stranger, so it is sent at most once: what was being handed over when the server was killed is not
sent again by itself. A person who knows whether it arrived says so.
"""

import os
from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from colophon.adapters.mail import Mail, MailServer
from colophon.adapters.settings import Settings
from colophon.desk.actions.reprints import note_told
from colophon.desk.models import Person, Reprint, ReprintLetter, ReprintLook
from colophon.desk.queries.reprints import KnownReprint, known_reprint
from colophon.desk.reprint_letter import is_mail, letter_to_readers_of
from colophon.errors import DeskRuleError, MailAddressError, MailServerError, MailUnsureError

LONGEST = 20_000


def order_letter(
    known: KnownReprint, *, to: str, subject: str, text: str, language: str, person: Person | None, now: datetime
) -> ReprintLetter:
    """A letter about what was seen last, as somebody has read it. One for each look; DeskRuleError for a second."""
    look, to = known.look, to.strip()
    if look is None or not is_mail(to):
        raise DeskRuleError("This is no mail address.", hint="Nothing was sent. Write the address of one person.")
    if not text.strip() or not subject.strip():
        raise DeskRuleError("The letter is empty.", hint="Nothing was sent. Write something.")
    try:
        with transaction.atomic():
            Reprint.objects.filter(pk=known.reprint.pk).update(contact=to)
            return ReprintLetter.objects.create(
                reprint=known.reprint,
                look=look,
                edition=known.newest,
                name=f"reprint.{known.reprint.pk}.{look.pk}",
                to=to,
                subject=" ".join(subject.split())[:500],
                text=text.strip()[:LONGEST],
                language=language,
                ordered=now,
                person=person,
            )
    except IntegrityError as error:
        raise DeskRuleError("This letter is sent already.", hint="Nothing was sent twice.") from error


def write_by_itself(*, now: datetime) -> int:
    """A letter about every correction and withdrawal, where that was asked for; each edition is told of once."""
    return sum(_written(one, now=now) for one in Reprint.objects.filter(tells=True).prefetch_related("looks"))


def _written(reprint: Reprint, *, now: datetime) -> int:
    known = known_reprint(reprint)
    if not (known.asks and known.newest) or not is_mail(reprint.contact):
        return 0
    if reprint.letters.filter(edition__gte=known.newest).exists():
        return 0
    letter, language = letter_to_readers_of(known, reprint.desk.name)
    if letter is None:
        return 0
    said = {"to": reprint.contact, "subject": letter.subject, "text": letter.text, "language": language}
    try:
        order_letter(known, **said, person=None, now=now)
    except DeskRuleError:  # another worker ordered it at this very moment
        return 0
    return 1


def letters_to_send() -> Iterator[ReprintLetter]:
    """Those that wait, in the order in which they were ordered."""
    waiting = ReprintLetter.objects.filter(begun=None, sent=None, refused="")
    yield from waiting.select_related("reprint__desk").order_by("pk")


def send_reprint_letter(name: str, *, settings: Settings, now: datetime) -> Mapping[str, int | str]:
    """Hand one letter to the server, if nobody has begun to. A server that says no is asked again later."""
    mine = ReprintLetter.objects.filter(name=name, sent=None, refused="")
    if not mine.filter(begun=None).update(begun=now):
        return {}
    letter = mine.select_related("look", "person").get()
    password = os.environ.get(settings.mail.password_variable, "")
    try:
        MailServer(settings.mail, password=password).send(_mail(letter))
    except MailAddressError as error:
        mine.update(refused=error.message)
        return {"failed": 1}
    except MailUnsureError:
        return {"failed": 1}
    except MailServerError:
        mine.update(begun=None)
        raise
    it_arrived(letter, now=now)
    return {"name": letter.to, "sent": 1}


@transaction.atomic
def it_arrived(letter: ReprintLetter, *, now: datetime, person: Person | None = None) -> None:
    """The server took it, or a person knows that it is there."""
    ReprintLetter.objects.filter(pk=letter.pk, sent=None).update(sent=now)
    note_told(ReprintLook.objects.get(pk=letter.look_id), person=person or letter.person, now=now)


def send_it_again(letter: ReprintLetter) -> None:
    """A person says that it did not arrive, or that it was refused without need."""
    ReprintLetter.objects.filter(pk=letter.pk, sent=None).update(begun=None, refused="")


def tell_by_itself(reprint: Reprint, *, contact: str, on: bool) -> None:
    """Whether corrections and withdrawals are told to this address without anybody asking."""
    if on and not is_mail(contact.strip()):
        raise DeskRuleError("This is no mail address.", hint="Nothing was changed. Write the address of one person.")
    Reprint.objects.filter(pk=reprint.pk).update(tells=on, contact=contact.strip()[:500])


def _mail(letter: ReprintLetter) -> Mail:
    return Mail(
        to=letter.to,
        name=f"{letter.name}.{letter.ordered:%Y%m%d%H%M%S}",
        subject=letter.subject,
        text=letter.text,
        language=letter.language,
    )
