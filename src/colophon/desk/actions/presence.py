"""Being seen at work, and remembering what somebody has seen."""

from datetime import datetime

from colophon.desk.models import LastLook, Person, Presence, Revision, TranslationRecord


def be_present(translation: TranslationRecord, person: Person, *, pair: str, now: datetime) -> None:
    """`person` is at work at the pair with this key."""
    Presence.objects.update_or_create(translation=translation, person=person, defaults={"pair": pair[:64], "seen": now})


def leave(translation: TranslationRecord, person: Person) -> None:
    """`person` has closed the translation."""
    Presence.objects.filter(translation=translation, person=person).delete()


def look(translation: TranslationRecord, person: Person, *, now: datetime) -> int:
    """Remember that `person` has seen everything up to now; answers up to which revision they had before."""
    newest = Revision.objects.filter(pair__translation=translation).order_by("-id").values_list("id", flat=True).first()
    before = LastLook.objects.filter(translation=translation, person=person).first()
    LastLook.objects.update_or_create(
        translation=translation, person=person, defaults={"revision": newest or 0, "moment": now}
    )
    return before.revision if before else 0
