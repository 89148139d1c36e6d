"""What a desk has published, as those who look at reprints ask for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Exists, Max, OuterRef, Q

from colophon.adapters.home import Home
from colophon.adapters.reprint_index import current_index
from colophon.desk.models import Desk, Reprint, ReprintLook
from colophon.desk.models import Edition as EditionRecord
from colophon.desk.queries.article import published_edition
from colophon.editions.edition import Edition, placed
from colophon.watch.reprints.index import ReprintIndex
from colophon.watch.reprints.printed import text_of


class DeskShelf:
    """An `EditionShelf` over everything that the desks of a home have published. Its index is a file beside them."""

    def __init__(self, home: Home) -> None:
        self._home = home

    @cached_property
    def site(self) -> str:
        return self._home.settings().desk.address

    def editions(self, name: str) -> Sequence[Edition]:
        records = EditionRecord.objects.filter(translation__key=name).order_by("number")
        return sorted(placed(published_edition(one) for one in records), key=lambda one: one.number)

    def index(self) -> ReprintIndex:
        """As it has to be now; only what was published since the last time is read."""
        newest = EditionRecord.objects.values_list("translation__key").annotate(newest=Max("pk"))
        versions = {key: str(number) for key, number in newest}
        return current_index(self._home.path / "reprints.index", versions, self._text)

    def _text(self, name: str) -> str:
        return text_of(self.editions(name)[-1].article)


def due_reprints(*, now: datetime, most: int) -> Sequence[Reprint]:
    """The longest overdue first; at once what was looked at before a later edition of it came out."""
    newer = EditionRecord.objects.filter(translation=OuterRef("translation"), published__gt=OuterRef("looked"))
    waiting = Reprint.objects.filter(Q(due__lte=now) | Q(Exists(newer), due__isnull=False))
    return list(waiting.select_related("translation", "desk").order_by("due", "pk")[:most])


@dataclass(frozen=True, slots=True)
class KnownReprint:
    """A reprint with the last look that showed something, and whether its publisher should be told."""

    reprint: Reprint
    look: ReprintLook | None
    last: ReprintLook | None

    told: ReprintLook | None = None

    @property
    def asks(self) -> bool:
        """Whether there is something to tell them; a later look that shows what they were told already is no news."""
        one = self.look
        if one is None or one.told is not None or (one.faithful and not one.outdated):
            return False
        return self.told is None or _news(one) != _news(self.told)

    @property
    def newest(self) -> int:
        """The number of the newest edition that came out since the one that was reprinted; 0 for none."""
        since = self.look.verdict.get("since", []) if self.look else []
        return max((int(one["number"]) for one in since), default=0)


def reprints_of(desk: Desk) -> Sequence[KnownReprint]:
    """Those that somebody should write to first, then the newest."""
    found = Reprint.objects.filter(desk=desk).select_related("translation__snapshot__source").prefetch_related("looks")
    known = [known_reprint(one) for one in found.order_by("-pk")[:500]]
    return sorted(known, key=lambda one: not one.asks)


def known_reprint(reprint: Reprint) -> KnownReprint:
    looks = list(reprint.looks.all())
    return KnownReprint(
        reprint,
        next((one for one in reversed(looks) if one.number), None),
        looks[-1] if looks else None,
        next((one for one in reversed(looks) if one.told), None),
    )


def _news(look: ReprintLook) -> tuple[object, object]:
    return look.verdict.get("alterations"), look.verdict.get("since")
