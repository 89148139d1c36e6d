"""Publishing from the desk: now, or at a set time that is kept even if the server sleeps through it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from colophon.adapters.home import Home
from colophon.adapters.keys import KeyFolder
from colophon.desk.actions.set_site import alone, imprint_of, set_site
from colophon.desk.actions.sign import publish
from colophon.desk.models import Edition, Person, PublicationOrder, TranslationRecord
from colophon.desk.queries.checked import checked
from colophon.errors import ColophonError, DeskRuleError, NotReadyError
from colophon.signoff.manifest import EditionKind


def publish_now(
    translation: TranslationRecord,
    *,
    person: Person,
    home: Home,
    keys: KeyFolder,
    kind: EditionKind,
    note: str,
    now: datetime,
) -> Edition:
    """The edition, and the site set anew; or NotReadyError with every reason."""
    edition = _published(translation, person=person, home=home, keys=keys, kind=kind, note=note, now=now)
    with alone(home):
        set_site(home, translation.snapshot.source.desk, keys)
    return edition


def require_order(translation: TranslationRecord, kind: EditionKind) -> None:
    """The first edition is published once; only what is published is corrected or withdrawn."""
    there = translation.editions.exists()
    if kind is EditionKind.FIRST and there:
        raise DeskRuleError("It is published already.", hint="Nothing was changed. Publish a correction instead.")
    if kind is not EditionKind.FIRST and not there:
        raise DeskRuleError("It is not published yet.", hint="Nothing was changed. Publish its first edition.")


def order(
    translation: TranslationRecord, *, person: Person, kind: EditionKind, note: str, due: datetime, now: datetime
) -> PublicationOrder:
    """Publish at `due`. One order at a time."""
    if due <= now:
        raise DeskRuleError("That time has passed.", hint="Nothing was ordered. Choose a later time, or publish now.")
    try:
        with transaction.atomic():
            return PublicationOrder.objects.create(
                translation=translation, person=person, kind=kind, note=note, ordered=now, due=due
            )
    except IntegrityError as error:
        raise DeskRuleError("Its publication is ordered already.", hint="Cancel the order first.") from error


def cancel(translation: TranslationRecord, *, now: datetime) -> None:
    """The order is not carried out."""
    translation.orders.filter(done=None).update(done=now, refused="Cancelled.")


def carry_out_due(*, home: Home, keys: KeyFolder, now: datetime) -> int:
    """Publish everything whose time has come; how many editions that made. Several processes may call it at once."""
    due = PublicationOrder.objects.filter(done=None, due__lte=now).select_related(
        "translation__snapshot__source__desk", "person"
    )
    return sum(_carried_out(one, home=home, keys=keys, now=now) for one in due)


def _carried_out(one: PublicationOrder, *, home: Home, keys: KeyFolder, now: datetime) -> int:
    try:
        with transaction.atomic():
            if not PublicationOrder.objects.filter(pk=one.pk, done=None).update(done=now):
                return 0
            _published(
                one.translation,
                person=one.person,
                home=home,
                keys=keys,
                kind=EditionKind(one.kind),
                note=one.note,
                now=now,
            )
    except ColophonError as error:
        reasons = [what for what, _ in error.obstacles] if isinstance(error, NotReadyError) else []
        told = " ".join([error.message, *reasons])
        PublicationOrder.objects.filter(pk=one.pk, done=None).update(done=now, refused=told)
        return 0
    with alone(home):
        set_site(home, one.translation.snapshot.source.desk, keys)
    return 1


def _published(
    translation: TranslationRecord,
    *,
    person: Person,
    home: Home,
    keys: KeyFolder,
    kind: EditionKind,
    note: str,
    now: datetime,
) -> Edition:
    asked = checked(translation)
    return publish(
        translation,
        person=person,
        keys=keys,
        catalogue=asked.catalogue,
        findings=asked.findings,
        now=now,
        kind=kind,
        note=note,
        imprint=imprint_of(home, translation.snapshot.source.desk),
    )
