"""What readers of a relay are told of the text that was published first."""

from colophon.desk.models import Edition, LeftAsItIs, Snapshot, Source
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.text import pairs_of
from colophon.desk.queries.watching import FAILED, current_snapshot, noticed_gone
from colophon.editions.freshness import NO_FIRST, FirstSource, State
from colophon.signoff.manifest_json import read_manifest
from colophon.watch.change import Drift, drift_of
from colophon.watch.compare import compared
from colophon.watch.look import Sight

_ASKING = (Drift.WORDING, Drift.FACTUAL, Drift.CORRECTION_NOTE)


def public_first(edition: Edition) -> FirstSource:
    """Whether the first source has changed, or is gone, and the edition does not take account of it yet."""
    first = edition.translation.snapshot.source.first
    last = first.looks.exclude(sight__in=FAILED).order_by("-pk").first() if first else None
    if first is None or last is None:
        return NO_FIRST
    heeded = _heeded(edition, first)
    if last.sight == Sight.WITHDRAWN:
        gone = noticed_gone(first, last)
        seen = heeded is not None and heeded.moment >= gone
        return NO_FIRST if seen else _said(first, State.WITHDRAWN, gone.date().isoformat())
    return _changed(first, heeded)


def _changed(first: Source, heeded: LeftAsItIs | None) -> FirstSource:
    newest = current_snapshot(first)
    since = heeded.snapshot if heeded else first.snapshots.order_by("captured", "pk").first()
    if newest is None or since is None or newest.pk == since.pk:
        return NO_FIRST
    if drift_of(compared(source_article(since), source_article(newest))) not in _ASKING:
        return NO_FIRST
    return _said(first, State.CHANGED, _noticed(first, newest))


def _noticed(first: Source, newest: Snapshot) -> str:
    seen = first.looks.filter(snapshot=newest).order_by("pk").first()
    return (seen.moment if seen else newest.captured).date().isoformat()


def _heeded(edition: Edition, first: Source) -> LeftAsItIs | None:
    """The last answer to a change that holds for what was published: given before, or the text was left as it is.

    Whoever answers that the text is mended has not published it yet.
    """
    answers = edition.translation.left_as_is.filter(snapshot__source=first).select_related("snapshot")
    newest = answers.order_by("-moment", "-pk").first()
    if newest is None or newest.moment <= edition.published or _is_as_published(edition):
        return newest
    return answers.filter(moment__lte=edition.published).order_by("-moment", "-pk").first()


def _is_as_published(edition: Edition) -> bool:
    signed = read_manifest(bytes(edition.manifest)).pairs
    return [one.target for one in signed] == [one.target for one in pairs_of(edition.translation)]


def _said(first: Source, state: State, day: str) -> FirstSource:
    return FirstSource(state=state, day=day, address=first.address)
