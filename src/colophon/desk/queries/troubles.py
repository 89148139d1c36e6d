"""What of the work done by itself goes wrong: jobs that fail or are stopped, editions and mail that did not arrive."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min, Q, QuerySet

from colophon.desk.models import DeliveryRecord, Desk, Job, Letter
from colophon.editions.targets.target import Delivery

FAILING = 5
"""So many failures in a row are no hiccup: between the first and the fifth lie some eight minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Troubles:
    """`retrying` failed lately and are tried again soon; `failing` did so again and again. Numbers of each.

    `oldest` is since when the longest waiting job is due. Editions and mails that were given up wait for a person.
    """

    retrying: int
    failing: int
    stopped: int
    oldest: datetime | None
    deliveries_failed: int
    deliveries_given_up: int
    mails_waiting: int
    mails_refused: int

    @property
    def any(self) -> bool:
        """Whether somebody should look."""
        return bool(self.failing or self.stopped or self.deliveries_given_up or self.mails_refused)


def troubles_of(desk: Desk | None, *, now: datetime) -> Troubles:
    """Of one desk and of what is done for the whole server; None: of everything."""
    jobs = Job.objects.filter(Q(desk=None) | Q(desk=desk)) if desk else Job.objects.all()
    deliveries = _failed(desk)
    letters = Letter.objects.filter(desk=desk) if desk else Letter.objects.all()
    return Troubles(
        retrying=jobs.filter(failures__gt=0, failures__lt=FAILING, stopped=None).count(),
        failing=failing(jobs).count(),
        stopped=jobs.exclude(stopped=None).count(),
        oldest=waiting(jobs, now=now).aggregate(oldest=Min("due"))["oldest"],
        deliveries_failed=deliveries.exclude(next_try=None).count(),
        deliveries_given_up=deliveries.filter(next_try=None).count(),
        mails_waiting=letters.filter(sent=None, refused="").count(),
        mails_refused=letters.filter(sent=None).exclude(refused="").count(),
    )


def failing(jobs: QuerySet[Job]) -> QuerySet[Job]:
    """Those that fail again and again, the worst first."""
    return jobs.filter(failures__gte=FAILING, stopped=None).order_by("-failures", "chore", "subject")


def waiting(jobs: QuerySet[Job], *, now: datetime) -> QuerySet[Job]:
    """Jobs that could be begun now. An item that went well is remembered only: whether it is due, its chore knows."""
    due = Q(subject="") | Q(failures__gt=0)
    return jobs.filter(due, due__lte=now, holder="", stopped=None)


def given_up(desk: Desk | None = None) -> QuerySet[DeliveryRecord]:
    """Editions that did not reach a target and are not tried again, the newest first."""
    return _failed(desk).filter(next_try=None).select_related("target", "translation").order_by("-pk")


def _failed(desk: Desk | None) -> QuerySet[DeliveryRecord]:
    failed = DeliveryRecord.objects.filter(state=Delivery.FAILED, target__ended=None)
    return failed.filter(target__desk=desk) if desk else failed
