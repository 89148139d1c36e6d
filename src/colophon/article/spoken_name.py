"""Names of people: when two spellings are one, and what in one would turn the text around it."""

import re
import unicodedata

_UNSEEN = ("Cc", "Cf")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]+")
_BREAKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")


def printable_name(name: str) -> str:
    """The name on one line, without what reverses the text behind it. Marks that belong into names stay."""
    return _BREAKS.sub(" ", _TURNS.sub("", name)).strip()


def spoken_name(name: str) -> str:
    """What is left of a name once what nobody sees or says is gone; empty if that was all. Marks that nobody sees,
    capitals, widths and spaces tell no two people apart.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    seen = (" " if char.isspace() else char for char in folded if char.isspace() or _is_seen(char))
    return " ".join("".join(seen).split())


def _is_seen(char: str) -> bool:
    return unicodedata.category(char) not in _UNSEEN
