"""Looking at a source's address again: what is seen is written down, and what changed is captured."""

from collections.abc import Callable
from datetime import datetime

from colophon.adapters.snapshots import SnapshotFolder
from colophon.article.article import Article
from colophon.article.json_form import article_json
from colophon.desk.models import Snapshot, Source, SourceLook
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.watching import current_snapshot
from colophon.errors import (
    ColophonError,
    NoSuchRecordError,
    PageStatusError,
    SnapshotMissingError,
)
from colophon.intake.fetching import Fetcher
from colophon.intake.snapshot import Snapshot as Captured
from colophon.watch.captured import asks_not_to_be_found, fetched, not_fetched
from colophon.watch.change import Drift
from colophon.watch.look import Look, Sight, look

Permit = Callable[[str], bool]
"""Whether a server lets us ask for an address (its robots.txt)."""


def look_again(
    source: Source, web: Fetcher, snapshots: SnapshotFolder, *, now: datetime, permit: Permit = lambda address: True
) -> SourceLook:
    """Ask the source's address once. A new snapshot is kept only where the article is not what it was."""
    newest = current_snapshot(source)
    if newest is None:
        raise NoSuchRecordError("This source was never captured.")
    if not permit(source.address):
        return _noted(source, Look(Sight.UNREACHABLE), now=now, said="The server's robots.txt does not let us look.")
    try:
        captured = _fetched(source, newest, web, snapshots)
    except ColophonError as error:
        patience = error.retry_after if isinstance(error, PageStatusError) else 0
        seen = look(source_article(newest), not_fetched(error, source.address))
        return _noted(source, seen, now=now, said=error.message, retry_after=patience)
    if captured is None:
        return _noted(source, Look(Sight.UNCHANGED), now=now)
    return _compared(source, newest, captured, snapshots, now=now)


def _fetched(source: Source, newest: Snapshot, web: Fetcher, snapshots: SnapshotFolder) -> Captured | None:
    """The page, or None where its server says that it is still what we have."""
    try:
        known = snapshots.read(newest.sha256)
    except SnapshotMissingError:
        return web.fetch(source.address)
    return web.fetch_if_changed(source.address, known)


def _compared(
    source: Source, newest: Snapshot, captured: Captured, snapshots: SnapshotFolder, *, now: datetime
) -> SourceLook:
    page = fetched(captured, language=source.language)
    before = snapshots.read(newest.sha256) if newest.sha256 in snapshots else None
    seen = look(source_article(newest), page, indexed_before=before is None or not asks_not_to_be_found(before))
    if seen.sight is not Sight.CHANGED or page.article is None:
        return _noted(source, seen, now=now)
    kept = snapshots.keep(captured)
    return _noted(source, seen, now=now, snapshot=_stored(source, page.article, kept))


def _stored(source: Source, article: Article, kept: Captured) -> Snapshot:
    """The new snapshot stands with its source even where the page now names another address."""
    form = article_json(article)
    credits = [{"role": one.role.value, "name": one.name, "url": one.url} for one in article.credits]
    defaults = {
        "address": article.url or source.address,
        "captured": datetime.fromisoformat(kept.retrieved),
        "article": form,
        "credits": credits,
    }
    return Snapshot.objects.get_or_create(source=source, sha256=kept.sha256, defaults=defaults)[0]


def _noted(
    source: Source,
    seen: Look,
    *,
    now: datetime,
    snapshot: Snapshot | None = None,
    said: str = "",
    retry_after: int = 0,
) -> SourceLook:
    drift = seen.drift if seen.sight is Sight.CHANGED else Drift.NONE
    told = said or (f"It now stands at {seen.moved_to}." if seen.moved_to else "")
    return SourceLook.objects.create(
        source=source,
        moment=now,
        sight=seen.sight,
        drift=drift,
        snapshot=snapshot,
        said=told,
        retry_after=retry_after,
    )
