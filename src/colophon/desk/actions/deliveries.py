"""Putting editions where readers are: what is due follows from the database, and each target fails for itself."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from colophon.adapters.home import Home
from colophon.adapters.network.web import Web
from colophon.desk.actions.set_site import desk_page
from colophon.desk.models import DeliveryRecord, Desk, Edition, Target, TranslationRecord
from colophon.desk.queries.deliveries import OPEN, due_at, targets_due
from colophon.desk.queries.site_archive import standing_editions
from colophon.desk.targets.clients import forget_placed
from colophon.desk.targets.place import Put, place_of
from colophon.editions.targets.target import Delivery, Form, Verb, next_try
from colophon.errors import ColophonError, DeskRuleError
from colophon.intake.fetching import Fetcher

_LEASE = timedelta(minutes=20)
_ENOUGH = 3
"""So many failures behind each other are the target's."""
_log = logging.getLogger("colophon.desk")


def order_deliveries(desk: Desk, *, now: datetime, everything: bool = False, only: Target | None = None) -> int:
    """A row for every target that does not have the newest edition of an article yet; how many were made.

    Editions from before a target was added are left out, unless `everything` is wanted there; and what is taken down.
    """
    targets = Target.objects.filter(desk=desk, ended=None)
    made = 0
    for target in targets.filter(pk=only.pk) if only else targets:
        with transaction.atomic():
            made += _ordered(target, now, everything=everything)
    return made


def order_all(*, now: datetime) -> int:
    """The same for every desk."""
    return sum(order_deliveries(desk, now=now) for desk in Desk.objects.filter(targets__isnull=False).distinct())


def _ordered(target: Target, now: datetime, *, everything: bool) -> int:
    newer = Edition.objects.filter(translation=OuterRef("translation"), number__gt=OuterRef("number"))
    known = DeliveryRecord.objects.filter(target=target, edition=OuterRef("pk"))
    lacking = standing_editions(target.desk).filter(~Exists(newer), ~Exists(known))
    if not everything:
        # A correction follows its article to wherever that was put, whenever the target was added.
        there = DeliveryRecord.objects.filter(target=target, translation=OuterRef("translation"))
        lacking = lacking.filter(Q(published__gte=target.since) | Exists(there))
    rows = [
        DeliveryRecord(target=target, translation_id=edition.translation_id, edition=edition, ordered=now, next_try=now)
        for edition in lacking.only("pk", "translation_id").order_by("published", "pk")
    ]
    DeliveryRecord.objects.bulk_create(rows, ignore_conflicts=True)
    _overtake(target, now)
    return len(rows)


def _overtake(target: Target, now: datetime) -> None:
    """What was never sent is not sent any more once there is something newer of the same article."""
    newer = DeliveryRecord.objects.filter(
        target=target, translation=OuterRef("translation"), pk__gt=OuterRef("pk")
    ).values("pk")
    waiting = DeliveryRecord.objects.filter(Exists(newer), target=target, state__in=OPEN)
    numbers = list(waiting.values_list("pk", flat=True))
    DeliveryRecord.objects.filter(pk__in=numbers).update(state=Delivery.OVERTAKEN, next_try=None, ended=now)


@transaction.atomic
def order_removal(translation: TranslationRecord, *, reason: str, now: datetime) -> int:
    """Order that exactly this article is removed wherever it is or may be; at how many targets.

    A copy of the whole site has every article, whether or not it was ever sent there by itself. The rows stay as the
    record of it. It comes back when the takedown is lifted.
    """
    edition = translation.editions.order_by("-number").first()
    if edition is None:
        raise DeskRuleError("It was never published.", hint="Nothing was taken down, because nothing is out.")
    targets = Target.objects.filter(ended=None, desk=translation.snapshot.source.desk)
    reached = list(targets.filter(Q(deliveries__translation=translation) | Q(form=Form.SITE)).distinct())
    for target in reached:
        _order(target, edition, Verb.REMOVE, reason=reason, now=now)
    return len(reached)


@transaction.atomic
def order_again(translation: TranslationRecord, *, now: datetime) -> int:
    """Order that an article which was taken down stands again wherever it was removed; at how many targets."""
    rows = DeliveryRecord.objects.filter(translation=translation, target__ended=None)
    newest = {row.target_id: row for row in rows.select_related("target", "edition").order_by("pk")}
    removed = [row for row in newest.values() if row.verb == Verb.REMOVE]
    for row in removed:
        _order(row.target, row.edition, Verb.PUT, reason="", now=now)
    return len(removed)


def _order(target: Target, edition: Edition, verb: Verb, *, reason: str, now: datetime) -> None:
    """One more row, which overtakes what waits there of the same article."""
    waiting = DeliveryRecord.objects.filter(target=target, edition=edition, verb=verb, state__in=OPEN)
    waiting.update(state=Delivery.OVERTAKEN, next_try=None, ended=now)
    DeliveryRecord.objects.create(
        target=target,
        edition=edition,
        translation_id=edition.translation_id,
        verb=verb,
        ordered=now,
        next_try=now,
        reason=reason,
    )
    _overtake(target, now)


def put_site_again(desk: Desk, *, now: datetime) -> int:
    """Order that the copies of the site are brought up to date, because it changed without an edition; how many."""
    rows = DeliveryRecord.objects.filter(target__desk=desk, target__ended=None, target__form=Form.SITE)
    newest = rows.values("target").annotate(newest=Max("pk")).values_list("newest", flat=True)
    again = DeliveryRecord.objects.filter(pk__in=list(newest), state=Delivery.SENT)
    return again.update(state=Delivery.PENDING, tries=0, next_try=now)


def send_again(target: Target, *, now: datetime) -> int:
    """Everything that failed or waits there is tried now, and from the beginning of its patience."""
    waiting = DeliveryRecord.objects.filter(target=target, state__in=OPEN)
    return waiting.update(state=Delivery.PENDING, tries=0, next_try=now)


@transaction.atomic
def put_anew(target: Target, *, home: Home, now: datetime) -> int:
    """Order that all that stands there is put once more, as if the place had lost it; how many articles."""
    rows = DeliveryRecord.objects.filter(target=target)
    newest = rows.values("translation").annotate(newest=Max("pk")).values_list("newest", flat=True)
    again = DeliveryRecord.objects.filter(pk__in=list(newest), state=Delivery.SENT)
    forget_placed(target, home)
    return again.update(state=Delivery.PENDING, tries=0, next_try=now)


def deliver_due(
    *,
    home: Home,
    now: datetime,
    desk: Desk | None = None,
    most: int = 1000,
    only: Target | None = None,
    fetcher: Fetcher | None = None,
) -> Sequence[DeliveryRecord]:
    """Carry out what is due, and answer each with what became of it. Several processes may call it at once.

    One process works at one target at a time; a target that is being worked at is left to the other.
    """
    if desk:
        order_deliveries(desk, now=now, only=only)
    else:
        order_all(now=now)
    targets = targets_due(now).filter(desk=desk) if desk else targets_due(now)
    done: list[DeliveryRecord] = []
    web = fetcher or Web.of_desk(home.settings())
    for target in targets.filter(pk=only.pk) if only else targets:
        rows = due_at(target, now)
        done += _carried_out(target, rows, home=home, now=now, most=most - len(done), web=web)
    return done


def _carried_out(
    target: Target, rows: QuerySet[DeliveryRecord], *, home: Home, now: datetime, most: int, web: Fetcher
) -> list[DeliveryRecord]:
    free = Q(busy_until=None) | Q(busy_until__lt=now)
    if most <= 0 or not Target.objects.filter(free, pk=target.pk).update(busy_until=now + _LEASE):
        return []
    done: list[DeliveryRecord] = []
    found = list(rows[:most])
    # A copy of the whole site holds all that is due at once.
    at_once = [found] if target.form == Form.SITE and found else [[row] for row in found]
    try:
        for some in at_once:
            done += _attempt(some, target, home=home, now=now, web=web)
            if len(done) >= _ENOUGH and all(one.state == Delivery.FAILED for one in done[-_ENOUGH:]):
                break  # it is not this article's fault; the rest stays due for the next round
    finally:
        Target.objects.filter(pk=target.pk).update(busy_until=None)
    return done


def _attempt(
    rows: Sequence[DeliveryRecord], target: Target, *, home: Home, now: datetime, web: Fetcher
) -> list[DeliveryRecord]:
    """One try for rows that go there together. Whatever goes wrong is written down, and touches no other row."""
    row = rows[-1]
    try:
        place, page = place_of(target, home, web), desk_page(home, target.desk)
        removes = any(one.verb == Verb.REMOVE for one in rows)
        done = place.remove(row, page) if removes else place.put(row, page)
    except ColophonError as error:
        return [_failed(one, error.message, now) for one in rows]
    except Exception as error:  # a mistake of ours must not keep the other targets waiting
        _log.exception("A delivery to the target %s broke.", target.name)
        return [_failed(one, f"Something unforeseen happened ({type(error).__name__}).", now) for one in rows]
    return [_sent(one, done, now) for one in rows]


@transaction.atomic
def _sent(row: DeliveryRecord, done: Put, now: datetime) -> DeliveryRecord:
    """The newest row of an article is the one that says what stands there."""
    earlier = DeliveryRecord.objects.filter(target=row.target, translation=row.translation).exclude(pk=row.pk)
    earlier.update(files=[], entry={})
    row.state, row.tries, row.ended, row.next_try = Delivery.SENT, row.tries + 1, now, None
    row.said, row.address, row.files, row.entry = done.said, done.address, list(done.files), dict(done.entry)
    row.save(update_fields=["state", "tries", "ended", "next_try", "said", "address", "files", "entry"])
    return row


def _failed(row: DeliveryRecord, why: str, now: datetime) -> DeliveryRecord:
    row.state, row.tries, row.said = Delivery.FAILED, row.tries + 1, why[:2000]
    row.next_try = next_try(row.tries, now)
    row.save(update_fields=["state", "tries", "said", "next_try"])
    return row
