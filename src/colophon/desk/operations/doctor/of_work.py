"""Work that should have been done by itself: publications, claims, webhooks, mail, the index of the memory."""

from collections.abc import Iterator
from datetime import timedelta

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.memory.index import LONG_TAIL
from colophon.desk.models import Claim, Job, Letter, PublicationOrder, UnitRecord, WebhookDelivery
from colophon.desk.operations.doctor.complaint import Complaint
from colophon.desk.queries.memory import FOLDER
from colophon.desk.queries.troubles import failing, troubles_of
from colophon.desk.queries.troubles import given_up as given_up_deliveries

_LATE = timedelta(minutes=15)
_FORGOTTEN = timedelta(days=1)


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
            what=f"Messages given up: {lost.count()}; the last to {last.webhook.address}: {last.said}",
            why="Whoever listens there does not know what happened.",
            mend="Mend the address, or end the webhook on the desk's page of webhooks.",
        )


def failing_jobs(home: Home) -> Iterator[Complaint]:
    """Jobs that fail again and again."""
    found = failing(Job.objects.all())
    worst = found.first()
    if worst is not None:
        yield Complaint(
            what=f"Jobs that keep failing: {found.count()}; the worst, {worst}, {worst.failures} times: {worst.said}",
            why="What they should do is not done. It is tried again, at last every six hours.",
            mend="Mend what it says, then let it go on, on the desk's page “Work done by itself”.",
        )


def stopped_jobs(home: Home) -> Iterator[Complaint]:
    """Jobs that a person has stopped and perhaps forgotten."""
    found = Job.objects.filter(stopped__lt=now() - _FORGOTTEN).select_related("stopped_by").order_by("stopped")
    first = found.first()
    if first is not None and first.stopped is not None:
        by = first.stopped_by.name if first.stopped_by else "somebody"
        yield Complaint(
            what=f"Stopped jobs: {found.count()}; {first} by {by} since {first.stopped:%Y-%m-%d}.",
            why="Nothing of it is done until somebody lets it go on.",
            mend="Let it go on, on the desk's page “Work done by itself”, if the reason is gone.",
        )


def nobody_works(home: Home) -> Iterator[Complaint]:
    """A job that nobody begins although it is due."""
    oldest = troubles_of(None, now=now()).oldest
    if oldest is not None and oldest < now() - _LATE:
        yield Complaint(
            what=f"The oldest job is due since {oldest:%Y-%m-%d %H:%M} UTC, and nobody begins it.",
            why="Reminders, mail, feeds, deliveries and publications at a set time stand still.",
            mend="Start a worker: colophon work, or colophon serve without --no-work.",
            grave=True,
        )


def deliveries(home: Home) -> Iterator[Complaint]:
    """Editions that did not reach a target after all tries."""
    lost = given_up_deliveries()
    last = lost.first()
    if last is not None:
        yield Complaint(
            what=f"Editions that did not reach their targets: {lost.count()}; the last: {last.translation.key}, "
            f"{last.target.name}: {last.said}",
            why="Readers there see nothing, or what was corrected since.",
            mend=f"Mend the target, then: colophon target send {last.target.name} (or its page, “Send what waits”).",
        )


def letters(home: Home) -> Iterator[Complaint]:
    """Mail that the server refused for good."""
    lost = Letter.objects.filter(sent=None).exclude(refused="").select_related("person").order_by("-pk")
    last = lost.first()
    if last is not None:
        yield Complaint(
            what=f"Mails that were refused: {lost.count()}; the last, to {last.person.name}: {last.refused}",
            why="Who has no mail sees their messages only when they come to the desk.",
            mend="Ask them for another address (their page of messages), or mend the mail settings.",
        )


def memory(home: Home) -> Iterator[Complaint]:
    """The index of the memory."""
    if not (home.path / FOLDER).is_dir() and UnitRecord.objects.count() > LONG_TAIL:
        yield Complaint(
            what="The memory has no index.",
            why="The first lookup of each process is slow.",
            mend="colophon memory rebuild",
        )


OF_WORK = (nobody_works, overdue, failing_jobs, stopped_jobs, deliveries, given_up, letters, memory)
