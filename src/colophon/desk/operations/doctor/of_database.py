"""The database: whether it answers, is sound, has the tables of this version, and agrees with the clock."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.adapters.sqlite_copy import troubles_of
from colophon.desk.models import AuditEntry, Revision, Snapshot
from colophon.desk.operations.doctor.complaint import Complaint
from colophon.desk.queries.audit import chain
from colophon.errors import ColophonError

_AHEAD = timedelta(minutes=5)


def answers(home: Home) -> Iterator[Complaint]:
    """Whether there is a database at all."""
    if connection.vendor == "sqlite" and not Path(settings.DATABASES["default"]["NAME"]).exists():
        yield Complaint(
            what="There is no database in this home.",
            why="Nothing of the desk can be shown.",
            mend="Bring a backup into an empty home (colophon restore), or found a desk (colophon serve).",
            grave=True,
        )
        return
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        said = str(error).strip().splitlines()[0]
        if connection.vendor == "sqlite":
            yield _damaged(said)
            return
        yield Complaint(
            what=f"The database does not answer: {said}",
            why="Nobody can work; what was saved is kept by the database.",
            mend="Look whether PostgreSQL runs, and whether DATABASE_URL names its host, port, user and password.",
            grave=True,
        )


def _damaged(said: str) -> Complaint:
    return Complaint(
        what=f"The database file is damaged or cannot be opened: {said}",
        why="Records may be lost, and saving may fail.",
        mend="Stop the server, keep the file, and bring the last backup into a new home (colophon restore).",
        grave=True,
    )


def tables(home: Home) -> Iterator[Complaint]:
    """Whether its tables are those of this version."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    known = executor.loader.disk_migrations
    newer = [name for app, name in executor.loader.applied_migrations if app == "desk" and (app, name) not in known]
    if newer:
        yield Complaint(
            what=f"The database was used by a newer Colophon (it knows {newer[0]}).",
            why="This version may not understand what it keeps.",
            mend="Install the newer version again.",
            grave=True,
        )
    elif waiting:
        yield Complaint(
            what=f"The tables are those of an older Colophon (steps behind: {len(waiting)}).",
            why="They are brought up to date at the next start.",
            mend="Make a backup (colophon backup FILE), then start the server.",
        )


def soundness(home: Home) -> Iterator[Complaint]:
    """What SQLite finds wrong in its own file."""
    if connection.vendor != "sqlite":
        return
    try:
        found = troubles_of(Path(settings.DATABASES["default"]["NAME"]))
    except ColophonError as error:
        found = [error.message]
    if found:
        yield _damaged(found[0])


def audit_log(home: Home) -> Iterator[Complaint]:
    """Whether every line of the audit log fits the one before."""
    found = chain()
    if found.broken:
        yield Complaint(
            what=f"The audit log does not fit together at line {found.broken[0]} ({len(found.broken)} in all).",
            why="Somebody changed the database by other means than Colophon.",
            mend="Compare it with a backup: colophon audit --verify names every such line.",
            grave=True,
        )


def snapshots(home: Home) -> Iterator[Complaint]:
    """Whether the bytes that the database speaks of are there. Their content is verified when it is used."""
    known = Snapshot.objects.values_list("sha256", flat=True).distinct().iterator()
    missing = [sha256 for sha256 in known if sha256 not in home.snapshots]
    if missing:
        yield Complaint(
            what=f"{len(missing)} captured sources are not in the snapshots folder, the first is {missing[0][:12]}….",
            why="Nothing proves any more what was translated.",
            mend="Bring the snapshots folder back from a backup.",
            grave=True,
        )


def clock(home: Home) -> Iterator[Complaint]:
    """Whether something was written later than now."""
    moment = now()
    newest = [
        Revision.objects.order_by("-pk").values_list("saved", flat=True).first(),
        AuditEntry.objects.order_by("-pk").values_list("moment", flat=True).first(),
    ]
    ahead = max((one - moment for one in newest if one is not None), default=timedelta())
    if ahead > _AHEAD:
        yield Complaint(
            what=f"The last text was saved {ahead} after what this machine takes for now.",
            why="Claims, tokens and publications end or begin at wrong times.",
            mend="Set the clock, and let it be kept (timedatectl set-ntp true).",
        )


OF_RECORDS = (audit_log, snapshots, clock)
