"""Telling readers how fresh an article is: the pages of what was looked at since they were last set."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q

from colophon.adapters.home import Home
from colophon.adapters.keys import KeyFolder
from colophon.desk.actions.set_site import alone, set_site
from colophon.desk.models import Desk, Edition, SourceWatch

_AT_ONCE = 500


def tell_readers(*, home: Home, keys: KeyFolder, now: datetime) -> int:
    """Set the pages of every source that was looked at since; how many sources that were."""
    return sum(_told(desk, home=home, keys=keys, now=now) for desk in Desk.objects.order_by("pk"))


def _told(desk: Desk, *, home: Home, keys: KeyFolder, now: datetime) -> int:
    published = Edition.objects.filter(translation__snapshot__source=OuterRef("source"))
    watches = SourceWatch.objects.filter(Exists(published), source__desk=desk, source__looks__isnull=False)
    waiting = watches.filter(Q(told=None) | Q(told__lt=F("looked"))).distinct().order_by("pk")
    chosen = dict(waiting.values_list("pk", "source")[:_AT_ONCE])
    if not chosen:
        return 0
    with alone(home):
        set_site(home, desk, keys, also=[str(source) for source in chosen.values()])
    SourceWatch.objects.filter(pk__in=chosen).update(told=now)
    return len(chosen)
