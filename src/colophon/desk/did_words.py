"""What chores did, in the reader's language: numbers by their word, as `chores/chore.py` has them."""

from collections.abc import Callable, Mapping

from django.utils.translation import ngettext

_WORDS: Mapping[str, Callable[[int], str]] = {
    "alarms": lambda n: ngettext("%(n)d alarm counted", "%(n)d alarms counted", n),
    "changed": lambda n: ngettext("%(n)d changed", "%(n)d changed", n),
    "ended": lambda n: ngettext("%(n)d ended", "%(n)d ended", n),
    "failed": lambda n: ngettext("%(n)d failed", "%(n)d failed", n),
    "forgotten": lambda n: ngettext("%(n)d forgotten", "%(n)d forgotten", n),
    "indexes": lambda n: ngettext("%(n)d index written", "%(n)d indexes written", n),
    "looked": lambda n: ngettext("%(n)d looked at", "%(n)d looked at", n),
    "new": lambda n: ngettext("%(n)d new", "%(n)d new", n),
    "proposed": lambda n: ngettext("%(n)d proposed", "%(n)d proposed", n),
    "published": lambda n: ngettext("%(n)d published", "%(n)d published", n),
    "read": lambda n: ngettext("%(n)d read", "%(n)d read", n),
    "sent": lambda n: ngettext("%(n)d sent", "%(n)d sent", n),
    "shown": lambda n: ngettext("%(n)d shown", "%(n)d shown", n),
    "sites": lambda n: ngettext("%(n)d site set", "%(n)d sites set", n),
    "suggested": lambda n: ngettext("%(n)d suggested", "%(n)d suggested", n),
    "told": lambda n: ngettext("%(n)d told", "%(n)d told", n),
    "unread": lambda n: ngettext("%(n)d not understood", "%(n)d not understood", n),
    "weighed": lambda n: ngettext("%(n)d weighed", "%(n)d weighed", n),
    "written": lambda n: ngettext("%(n)d written", "%(n)d written", n),
}


def told(did: Mapping[str, int | str]) -> str:
    """In one line; what is nought is left out, and a word that a newer version wrote, too."""
    counts = [_WORDS[key](n) % {"n": n} for key, n in did.items() if key in _WORDS and isinstance(n, int) and n]
    name = str(did.get("name", ""))
    return f"{name}: {', '.join(counts)}" if name and counts else ", ".join(counts)
