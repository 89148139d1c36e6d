"""Whether a translation still says what its source says, and which sources are due to be looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import QuerySet

from colophon.desk.asked_often import asked_often
from colophon.desk.models import Desk, LeftAsItIs, Snapshot, Source, SourceLook, TranslationRecord
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.text import pairs_of
from colophon.desk.queries.watching import FAILED, current_snapshot, to_watch
from colophon.watch.change import Drift, drift_of
from colophon.watch.compare import compared
from colophon.watch.look import Sight
from colophon.watch.onto_pairs import Touched, touched
from colophon.watch.schedule import Watched

_REMEMBERED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """What is known of a translation's source today.

    `newer` is the snapshot that the translation does not follow yet, `drift` what became of the text since, `touched`
    the pairs that a person has to look at; `left` says that somebody has looked at exactly this and left it.
    """

    looked: datetime | None
    sight: Sight | None
    said: str
    newer: Snapshot | None
    drift: Drift
    touched: tuple[Touched, ...]
    left: LeftAsItIs | None

    @property
    def asks(self) -> bool:
        """Whether somebody should do something."""
        if self.sight is Sight.WITHDRAWN:
            return True
        return self.left is None and self.drift not in (Drift.NONE, Drift.COSMETIC)


def freshness_of(translation: TranslationRecord) -> Freshness:
    """Computed from the snapshots: what was translated, and the newest there is."""
    source, mine = translation.snapshot.source, translation.snapshot
    last = next(iter(_last_look(source.pk)), None)
    newest = current_snapshot(source)
    newer = newest if newest is not None and newest.pk != mine.pk and _came_later(source, newest, mine) else None
    changes = compared(source_article(mine), source_article(newer)) if newer else ()
    return Freshness(
        looked=last.moment if last else None,
        sight=Sight(last.sight) if last else None,
        said=last.said if last else "",
        newer=newer,
        drift=drift_of(changes),
        touched=touched(changes, pairs_of(translation)) if changes else (),
        left=translation.left_as_is.filter(snapshot=newer).select_related("person").first() if newer else None,
    )


@asked_often
def _last_look(source: int) -> QuerySet[SourceLook]:
    return SourceLook.objects.filter(source=source).order_by("-pk")[:1]


def _came_later(source: Source, newest: Snapshot, mine: Snapshot) -> bool:
    """Whether a text was seen after the one that was translated, be it for the second time."""
    return newest.captured >= mine.captured or source.looks.filter(snapshot=newest, moment__gte=mine.captured).exists()


def watched_sources(desk: Desk | None = None) -> Iterator[tuple[Source, Watched]]:
    """Every source with an address that concerns a translation, with what the schedule asks of it."""
    sources = Source.objects.filter(to_watch()).exclude(address="")
    sources = sources.filter(desk=desk) if desk else sources
    for source in sources.order_by("pk"):
        yield source, schedule_of(source)


def schedule_of(source: Source) -> Watched:
    """What its looks say about when to look next."""
    looks = list(SourceLook.objects.filter(source=source).order_by("-pk")[:_REMEMBERED])
    first = source.snapshots.order_by("captured").values_list("captured", flat=True).first() or datetime.now(UTC)
    failures = next((at for at, one in enumerate(looks) if one.sight not in FAILED), len(looks))
    return Watched(
        address=source.address,
        captured=first.timestamp(),
        looked=looks[0].moment.timestamp() if looks else first.timestamp(),
        failures=failures,
        retry_after=float(looks[0].retry_after) if looks else 0.0,
    )
