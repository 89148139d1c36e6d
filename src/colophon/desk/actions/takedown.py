"""Taking one article down everywhere, with a record; and letting it stand again."""

from datetime import datetime

from django.db import IntegrityError, transaction

from colophon.adapters.home import Home
from colophon.adapters.keys import KeyFolder
from colophon.article.placeholder import is_placeholder
from colophon.desk.actions.audit import audit
from colophon.desk.actions.deliveries import order_again, order_removal
from colophon.desk.actions.publishing import set_site_alone
from colophon.desk.models import Deed, Person, Takedown, TranslationRecord
from colophon.desk.permissions import Action, require
from colophon.errors import DeskRuleError, ReasonMissingError


def take_down(
    translation: TranslationRecord,
    *,
    person: Person,
    reason: str,
    note: str,
    home: Home,
    keys: KeyFolder,
    now: datetime,
) -> Takedown:
    """No edition of this translation stands anywhere afterwards, and no other is touched. The store keeps them all.

    The desk's own site is set at once; every target is ordered to let it go, and is tried until it has.
    """
    desk = translation.snapshot.source.desk
    require(person, desk, Action.WITHDRAW)
    if is_placeholder(reason):
        raise ReasonMissingError(hint="Nothing was changed. Say who asked for it and why; only the desk sees that.")
    try:
        with transaction.atomic():
            order_removal(translation, reason=reason.strip(), now=now)
            made = Takedown.objects.create(
                translation=translation, person=person, moment=now, reason=reason.strip(), note=note.strip()
            )
            detail = {"reason": reason.strip()}
            audit(Deed.TAKEN_DOWN, desk=desk, person=person, about=translation.key, detail=detail, now=now)
    except IntegrityError as error:
        raise DeskRuleError("It is taken down already.", hint="Nothing was changed.") from error
    set_site_alone(desk, home=home, keys=keys)
    return made


def lift_takedown(
    translation: TranslationRecord, *, person: Person, home: Home, keys: KeyFolder, now: datetime
) -> None:
    """It stands again on the desk's own site at once, and is sent again to every target that it was removed from."""
    desk = translation.snapshot.source.desk
    require(person, desk, Action.WITHDRAW)
    with transaction.atomic():
        if not translation.takedowns.filter(lifted=None).update(lifted=now, lifted_by=person):
            raise DeskRuleError("It is not taken down.", hint="Nothing was changed.")
        order_again(translation, now=now)
    set_site_alone(desk, home=home, keys=keys)
