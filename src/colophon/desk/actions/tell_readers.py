"""Telling readers how fresh an article is: the pages of what was looked at since they were last set."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q

from colophon.adapters.home import Home
from colophon.adapters.keys import KeyFolder
from colophon.desk.actions.set_site import alone, set_site
from colophon.desk.models import Desk, Edition, Source, SourceWatch

_AT_ONCE = 500


def tell_readers(*, home: Home, keys: KeyFolder, now: datetime) -> int:
    """Set the pages of every source that was looked at since, and of its relays; how many sources were looked at."""
    return sum(_told(desk, home=home, keys=keys, now=now) for desk in Desk.objects.order_by("pk"))


def tell_soon(source: Source) -> None:
    """Set its pages with the next round, whether or not anybody looks at it meanwhile: somebody has answered."""
    SourceWatch.objects.filter(source=source).update(told=None)


def _told(desk: Desk, *, home: Home, keys: KeyFolder, now: datetime) -> int:
    published = Edition.objects.filter(translation__snapshot__source=OuterRef("source"))
    relayed = Edition.objects.filter(translation__snapshot__source__first=OuterRef("source"))
    concerned = Exists(published) | Exists(relayed)
    watches = SourceWatch.objects.filter(concerned, source__desk=desk, source__looks__isnull=False)
    waiting = watches.filter(Q(told=None) | Q(told__lt=F("looked"))).distinct().order_by("pk")
    chosen = dict(waiting.values_list("pk", "source")[:_AT_ONCE])
    if not chosen:
        return 0
    with alone(home):
        set_site(home, desk, keys, also=_shown(chosen.values()))
    SourceWatch.objects.filter(pk__in=chosen).update(told=now)
    return len(chosen)


def _shown(sources: Iterable[int]) -> list[str]:
    """The sources whose editions say something of these: they themselves, and what was translated from them before."""
    found = Source.objects.filter(
        Q(pk__in=sources) | Q(first__in=sources), snapshots__translations__editions__isnull=False
    )
    return [str(number) for number in found.values_list("pk", flat=True).distinct().order_by("pk")]
