"""Webhooks: addresses that are told of lines of the audit log, signed, until they say that they have them."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from colophon.adapters.network.webhook_post import Post, signing_secret
from colophon.desk.actions.audit import audit
from colophon.desk.models import AuditEntry, Deed, Desk, Person, Webhook, WebhookDelivery
from colophon.desk.queries.audit import told
from colophon.errors import ColophonError, DeskRuleError

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 1440))
"""How long after each failed try the next one is made; then it is given up."""
MOST = 20
_AT_ONCE = 50
_LEASE = timedelta(minutes=2)


@transaction.atomic
def make_webhook(
    desk: Desk, address: str, deeds: Sequence[Deed], *, salt: str, by: Person, now: datetime
) -> tuple[Webhook, str]:
    """The webhook and the secret that signs what it is told; the secret is shown once."""
    if not address.startswith("https://") and not address.startswith("http://"):
        raise DeskRuleError("This is no address on the web.", hint="Nothing was made. It begins with https://.")
    if desk.webhooks.filter(ended=None).count() >= MOST:
        raise DeskRuleError(f"This desk has {MOST} webhooks already.", hint="Nothing was made. End one first.")
    last = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    made = Webhook.objects.create(
        desk=desk, address=address, deeds=[one.value for one in deeds], salt=salt, made_by=by, made=now, told=last
    )
    audit(Deed.WEBHOOK_MADE, desk=desk, person=by, about=f"webhook {made.pk}", detail={"address": address}, now=now)
    return made, secret_of(made)


@transaction.atomic
def end_webhook(webhook: Webhook, *, by: Person, now: datetime) -> None:
    """It is told nothing more."""
    if Webhook.objects.filter(pk=webhook.pk, ended=None).update(ended=now):
        audit(Deed.WEBHOOK_ENDED, desk=webhook.desk, person=by, about=f"webhook {webhook.pk}", now=now)


def secret_of(webhook: Webhook) -> str:
    """Made anew each time from the server's secret: no copy of the database holds it."""
    return signing_secret(settings.SECRET_KEY, webhook.salt)


def deliver_due(post: Post, *, now: datetime) -> tuple[int, int]:
    """Tell every webhook what it has not been told: how many were delivered, and how many failed this time."""
    for webhook in Webhook.objects.filter(ended=None):
        _line_up(webhook, now=now)
    due = WebhookDelivery.objects.filter(delivered=None, due__lte=now, webhook__ended=None)
    chosen = due.select_related("webhook__desk", "entry__desk", "entry__person").order_by("due", "pk")[:_AT_ONCE]
    done = [_delivered(one, post, now=now) for one in chosen if _taken(one, now=now)]
    return done.count(True), done.count(False)


@transaction.atomic
def _line_up(webhook: Webhook, *, now: datetime) -> None:
    """What is new in the log since last time; two who do so at once line each line up once."""
    webhook = Webhook.objects.select_for_update().get(pk=webhook.pk)
    new = AuditEntry.objects.filter(desk=webhook.desk_id, pk__gt=webhook.told).order_by("pk")[:1000]
    numbers = [(one.pk, one.deed) for one in new.only("pk", "deed")]
    if not numbers:
        return
    wanted = [number for number, deed in numbers if not webhook.deeds or deed in webhook.deeds]
    WebhookDelivery.objects.bulk_create(
        [WebhookDelivery(webhook=webhook, entry_id=number, due=now) for number in wanted], ignore_conflicts=True
    )
    Webhook.objects.filter(pk=webhook.pk).update(told=numbers[-1][0])


def _taken(one: WebhookDelivery, *, now: datetime) -> bool:
    """Whether it is ours for the next two minutes; if we die, it is due again then."""
    mine = Q(pk=one.pk, delivered=None, due=one.due)
    return WebhookDelivery.objects.filter(mine).update(due=now + _LEASE, tries=one.tries + 1) == 1


def _delivered(one: WebhookDelivery, post: Post, *, now: datetime) -> bool:
    body = json.dumps(told(one.entry), ensure_ascii=False, sort_keys=True).encode("utf-8")
    try:
        status = post(one.webhook.address, body, secret=secret_of(one.webhook), number=one.pk, moment=now)
    except ColophonError as error:
        return _failed(one, 0, error.message, now=now)
    if not 200 <= status < 300:
        return _failed(one, status, f"It answered {status}.", now=now)
    WebhookDelivery.objects.filter(pk=one.pk).update(delivered=now, due=None, status=status, said="")
    return True


def _failed(one: WebhookDelivery, status: int, said: str, *, now: datetime) -> bool:
    again = now + WAITS[one.tries] if one.tries < len(WAITS) else None
    WebhookDelivery.objects.filter(pk=one.pk).update(due=again, status=status, said=said[:500])
    return False
