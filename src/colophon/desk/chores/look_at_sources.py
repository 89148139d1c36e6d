"""Sources that somebody translates are looked at again, politely, and whoever has to follow is told."""

import hashlib
from datetime import timedelta

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from colophon.adapters.network.robots import Robots
from colophon.desk.actions.watch_sources import look_at_due
from colophon.desk.chores.chore import Bench, Chore, Did
from colophon.watch.look import Sight

_A_DAY = 86_400


class RobotsOfToday:
    """What servers allow, remembered for a day by all workers together."""

    def get(self, host: str, /) -> str | None:
        found = cache.get(_name(host))
        return None if found is None else str(found)

    def __setitem__(self, host: str, text: str, /) -> None:
        cache.set(_name(host), text, _A_DAY)


def _name(host: str) -> str:
    return f"robots-{hashlib.sha256(host.encode()).hexdigest()[:32]}"


def _do(bench: Bench, subject: str) -> Did:
    looked = changed = 0
    permit = Robots(bench.web, RobotsOfToday()).permit
    for seen in look_at_due(bench.web, bench.home.snapshots, now=bench.clock, permit=permit):
        looked += 1
        changed += seen.sight == Sight.CHANGED
        if bench.stopping.is_set():
            break
    return {"looked": looked, "changed": changed}


CHORE = Chore(slug="look-at-sources", title=_("Look whether sources have changed"), do=_do, every=timedelta(seconds=30))
