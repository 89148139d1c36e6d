"""Relays of a desk: which source a source was translated from, and what became of that since somebody looked."""

from dataclasses import dataclass

from colophon.desk.models import FollowTask, LeftAsItIs, Snapshot, Source, TranslationRecord
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.watching import current_snapshot
from colophon.intake.address import clean_address
from colophon.watch.change import Drift, SentenceChange, drift_of
from colophon.watch.compare import compared
from colophon.watch.relay import is_relay


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSource:
    """The first source of a relay, what changed in it since `answered` (or since it is kept), and the open task."""

    source: Source
    newest: Snapshot
    changes: tuple[SentenceChange, ...]
    answered: LeftAsItIs | None
    task: FollowTask | None

    @property
    def drift(self) -> Drift:
        return drift_of(self.changes)


def first_address(source: Source) -> str:
    """Where the first source of a relay stands, "" for what is no relay or does not say it."""
    newest = current_snapshot(source)
    article = source_article(newest) if newest is not None and newest.article else None
    if article is None or article.source is None or not is_relay(article):
        return ""
    return clean_address(article.source.url).url if article.source.url else ""


def first_of(translation: TranslationRecord) -> FirstSource | None:
    """None where the translation is of no relay, or the desk has not seen the first source yet."""
    first = translation.snapshot.source.first
    newest = current_snapshot(first) if first else None
    if first is None or newest is None:
        return None
    answered = translation.left_as_is.filter(snapshot__source=first).select_related("snapshot", "person")
    last = answered.order_by("-moment", "-pk").first()
    since = last.snapshot if last else first.snapshots.order_by("captured", "pk").first()
    assert since is not None
    same = since.pk == newest.pk
    return FirstSource(
        source=first,
        newest=newest,
        changes=() if same else compared(source_article(since), source_article(newest)),
        answered=last,
        task=translation.follow_tasks.filter(settled=None, first=True).first(),
    )
