"""Work that should have been done by itself: publications, claims, webhooks, the index of the memory, mail."""

import smtplib
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.core.mail import get_connection

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.desk.models import Claim, PublicationOrder, UnitRecord, WebhookDelivery
from colophon.desk.operations.doctor.complaint import Complaint
from colophon.desk.queries.memory import FOLDER

_LATE = timedelta(minutes=15)


def overdue(home: Home) -> Iterator[Complaint]:
    """What nobody has carried out although its time has come."""
    late = now() - _LATE
    found = {
        "publications": PublicationOrder.objects.filter(done=None, due__lt=late).count(),
        "claims": Claim.objects.filter(ended=None, due__lt=late).count(),
        "messages to webhooks": WebhookDelivery.objects.filter(delivered=None, due__lt=late).count(),
    }
    waiting = ", ".join(f"{count} {name}" for name, count in found.items() if count)
    if waiting:
        yield Complaint(
            what=f"What should have happened by itself did not: {waiting}.",
            why="Either no server runs for this home, or its work fails.",
            mend="Start it (colophon serve). If one runs, read what it logged.",
        )


def given_up(home: Home) -> Iterator[Complaint]:
    """Webhooks that do not answer."""
    lost = WebhookDelivery.objects.filter(delivered=None, due=None, webhook__ended=None)
    if lost.exists():
        last = lost.select_related("webhook").order_by("-pk")[0]
        yield Complaint(
            what=f"{lost.count()} messages to webhooks were given up; the last to {last.webhook.address}: {last.said}",
            why="Whoever listens there does not know what happened.",
            mend="Mend the address, or end the webhook on the desk's page of webhooks.",
        )


def memory(home: Home) -> Iterator[Complaint]:
    """The index of the memory."""
    if UnitRecord.objects.exists() and not (home.path / FOLDER).is_dir():
        yield Complaint(
            what="The memory has no index.",
            why="The first lookup of each process is slow.",
            mend="colophon memory rebuild",
        )


def mail(home: Home) -> Iterator[Complaint]:
    """Whether the mail server takes a connection, where there is one."""
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return
    try:
        connection = get_connection(timeout=10)
        connection.open()
        connection.close()
    except (OSError, smtplib.SMTPException) as error:
        yield Complaint(
            what=f"The mail server {settings.EMAIL_HOST}:{settings.EMAIL_PORT} cannot be used: {error}",
            why="No digest and no reminder reaches anybody by mail.",
            mend="Look at host, port, user and password of the mail settings.",
        )


OF_WORK = (overdue, given_up, memory, mail)
