"""The state of the server in the text form of Prometheus: requests, the work of its desks, what is overdue, room."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.db import DatabaseError
from django.db.models import Count

from colophon.desk.models import (
    AuditEntry,
    Claim,
    DeliveryRecord,
    Feed,
    PublicationOrder,
    TranslationRecord,
    WebhookDelivery,
)
from colophon.desk.operations.counting import CLASSES, COUNTERS, LIMITS
from colophon.desk.queries.deliveries import OPEN
from colophon.desk.queries.troubles import troubles_of


def metrics(home: Path, *, now: datetime) -> str:
    """Everything, one measure after the other. Without its database the server still tells the rest."""
    lines = [*_of_the_server(), *_of_the_disk(home)]
    try:
        lines += [*_of_the_desk(now), *_measure("colophon_database_up", "gauge", "1 if it answers", {"": 1})]
    except DatabaseError:
        lines += _measure("colophon_database_up", "gauge", "1 if it answers", {"": 0})
    return "\n".join(lines) + "\n"


def _measure(name: str, kind: str, told: str, values: dict[str, float]) -> list[str]:
    head = [f"# HELP {name} {told}", f"# TYPE {name} {kind}"]
    return head + [f"{name}{labels} {_number(value)}" for labels, value in values.items()]


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _of_the_server() -> Iterator[str]:
    release = f'{{version="{version("colophon")}"}}'
    yield from _measure("colophon_build_info", "gauge", "the version that runs", {release: 1})
    by_status = {f'{{status="{one}"}}': COUNTERS.total(f"status {one}") for one in CLASSES}
    yield from _measure("colophon_requests_total", "counter", "answered requests", by_status)
    name, so_far = "colophon_request_seconds", 0.0
    yield f"# HELP {name} time to answer"
    yield f"# TYPE {name} histogram"
    for limit in LIMITS:
        so_far += COUNTERS.total(f"within {limit}")
        yield f'{name}_bucket{{le="{limit}"}} {_number(so_far)}'
    yield f'{name}_bucket{{le="+Inf"}} {_number(COUNTERS.total("requests"))}'
    yield f"{name}_sum {COUNTERS.total('seconds'):.6f}"
    yield f"{name}_count {_number(COUNTERS.total('requests'))}"


def _of_the_disk(home: Path) -> list[str]:
    room = shutil.disk_usage(home)
    values = {'{what="free"}': float(room.free), '{what="all"}': float(room.total)}
    return _measure("colophon_disk_bytes", "gauge", "room where the desk's home lies", values)


def _of_the_desk(now: datetime) -> Iterator[str]:
    stations = TranslationRecord.objects.filter(closed=None).order_by().values_list("station").annotate(all=Count("pk"))
    found = {f'{{station="{station}"}}': float(count) for station, count in stations}
    yield from _measure("colophon_translations", "gauge", "translations on the board", found)
    overdue = {
        '{what="claims"}': Claim.objects.filter(ended=None, due__lt=now).count(),
        '{what="publications"}': PublicationOrder.objects.filter(done=None, due__lt=now).count(),
        '{what="webhooks"}': WebhookDelivery.objects.filter(delivered=None, due__lt=now).count(),
    }
    overdue |= {
        '{what="feeds"}': Feed.objects.filter(paused=None, due__lt=now).count(),
        '{what="deliveries"}': DeliveryRecord.objects.filter(state__in=OPEN, next_try__lt=now).count(),
    }
    told = "what should have been done by now"
    yield from _measure("colophon_overdue", "gauge", told, {key: float(count) for key, count in overdue.items()})
    yield from _of_the_work(now)
    last = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    yield from _measure("colophon_audit_entries_total", "counter", "lines of the audit log", {"": float(last)})


def _of_the_work(now: datetime) -> Iterator[str]:
    """Jobs that go wrong, how long the oldest one waits, and what did not arrive."""
    found = troubles_of(None, now=now)
    jobs = {f'{{state="{name}"}}': float(getattr(found, name)) for name in ("retrying", "failing", "stopped")}
    yield from _measure("colophon_jobs", "gauge", "jobs that failed lately, fail again and again, are stopped", jobs)
    age = (now - found.oldest).total_seconds() if found.oldest else 0.0
    yield from _measure("colophon_job_oldest_due_seconds", "gauge", "how long the oldest due job waits", {"": age})
    deliveries = {'{state="failed"}': found.deliveries_failed, '{state="given-up"}': found.deliveries_given_up}
    told = "editions that did not reach a target"
    yield from _measure("colophon_deliveries", "gauge", told, {key: float(n) for key, n in deliveries.items()})
    mails = {'{state="waiting"}': found.mails_waiting, '{state="refused"}': found.mails_refused}
    yield from _measure("colophon_mails", "gauge", "mails not sent yet", {key: float(n) for key, n in mails.items()})
