"""Publishing from the desk: now, or at a set time that is kept even if the server sleeps through it."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext, override

from colophon.adapters.home import Home
from colophon.adapters.keys import KeyFolder
from colophon.desk.actions.deliveries import order_deliveries
from colophon.desk.actions.set_site import alone, imprint_of, set_site
from colophon.desk.actions.sign import publish
from colophon.desk.models import Desk, Edition, Person, PublicationOrder, TranslationRecord
from colophon.desk.obstacle_words import reasons
from colophon.desk.queries.checked import checked
from colophon.errors import ColophonError, DeskRuleError, NotReadyError, SiteLagsError
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
    """The edition, the site set anew, and an order for every target; or NotReadyError with every reason."""
    edition = _published(translation, person=person, home=home, keys=keys, kind=kind, note=note, now=now)
    set_site_alone(translation.snapshot.source.desk, home=home, keys=keys)
    order_deliveries(translation.snapshot.source.desk, now=now)
    return edition


def set_site_alone(desk: Desk, *, home: Home, keys: KeyFolder) -> None:
    """The site as everything that is published makes it, while nobody else sets it.

    SiteLagsError where that cannot be done now: whoever asked has published something, or taken it down, all the same.
    """
    try:
        with alone(home):
            set_site(home, desk, keys)
    except ColophonError as error:
        raise SiteLagsError(error.message) from error


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
        PublicationOrder.objects.filter(pk=one.pk, done=None).update(done=now, refused=_told(error, one.person))
        return 0
    set_site_alone(one.translation.snapshot.source.desk, home=home, keys=keys)
    return 1


def _told(error: ColophonError, person: Person) -> str:
    """Every reason, in the language of whoever ordered it."""
    account = getattr(person, "account", None)
    with override((account and account.language) or "en"):
        against = [what for what, _ in reasons(error.found)] if isinstance(error, NotReadyError) else []
        return "\n".join([gettext(error.message), *against])


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
