"""The places of a desk that its navigation leads to: which, in which order, and which of them a narrow page shows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from colophon.desk.gate import Visit
from colophon.desk.permissions import Action


class Shown(StrEnum):
    """Where a place stands: always beside the others, beside them on a wide page only, or always behind "More"."""

    ALWAYS = "always"
    WIDE = "wide"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Place:
    """One link. `name` is its address' name, `badge` a number that wants to be seen; `here` is whether one is there."""

    name: str
    words: str | Promise
    shown: Shown
    needs: Action | None = None
    address: str = ""
    badge: int = 0
    here: bool = False


PLACES = (
    Place("board", _("Board"), Shown.ALWAYS),
    Place("my_work", _("My work"), Shown.ALWAYS),
    Place("messages", _("Messages"), Shown.ALWAYS),
    Place("sources", _("Sources"), Shown.WIDE),
    Place("wire", _("Wire"), Shown.WIDE),
    Place("concordance", _("Memory"), Shown.WIDE),
    Place("reprints", _("Reprints"), Shown.MORE),
    Place("people", _("People"), Shown.MORE),
    Place("pictures", _("Pictures"), Shown.MORE),
    Place("desk_settings", _("Settings"), Shown.MORE, Action.SET_DESK),
)


def places(visit: Visit, path: str, *, badges: dict[str, int]) -> tuple[Place, ...]:
    """What this visit may see. One is at a place on its page and on those below it; the board has none below."""
    board, *others = found = tuple(_open_to(visit))
    here = {one.address for one in others if path.startswith((one.address, *_below(one, visit)))}
    here |= {board.address} & {path}
    return tuple(replace(one, badge=badges.get(one.name, 0), here=one.address in here) for one in found)


def _below(place: Place, visit: Visit) -> tuple[str, ...]:
    """Pages of the settings whose addresses do not say so."""
    named = ("audit", "webhooks") if place.name == "desk_settings" else ()
    return tuple(reverse(name, args=[visit.desk.slug]) for name in named)


def _open_to(visit: Visit) -> Iterator[Place]:
    for place in PLACES:
        if place.needs is None or visit.may(place.needs):
            yield replace(place, address=reverse(place.name, args=[visit.desk.slug]))
