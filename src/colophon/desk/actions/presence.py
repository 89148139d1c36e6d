"""Being seen at work, and remembering what somebody has seen."""

from contextlib import suppress
from datetime import datetime

from django.db import OperationalError

from colophon.desk.models import LastLook, Person, Presence, TranslationRecord


def be_present(translation: TranslationRecord, person: Person, *, pair: str, now: datetime) -> None:
    """`person` is at work at the pair with this key. Nearly always they were there a moment ago."""
    here = {"pair": pair[:64], "seen": now}
    if not Presence.objects.filter(translation=translation, person=person).update(**here):
        Presence.objects.update_or_create(translation=translation, person=person, defaults=here)


def leave(translation: TranslationRecord, person: Person) -> None:
    """`person` has closed the translation."""
    Presence.objects.filter(translation=translation, person=person).delete()


def look(translation: TranslationRecord, person: Person, *, newest: int, now: datetime) -> None:
    """Remember that `person` has seen everything up to the revision numbered `newest`.

    Where the disk is full that is let be: a text can still be read then.
    """
    seen = {"revision": newest, "moment": now}
    with suppress(OperationalError):
        if not LastLook.objects.filter(translation=translation, person=person).update(**seen):
            LastLook.objects.update_or_create(translation=translation, person=person, defaults=seen)
