"""When two spellings are one name: marks that nobody sees, capitals, widths and spaces tell no two people apart."""

import unicodedata

_UNSEEN = ("Cc", "Cf")


def spoken_name(name: str) -> str:
    """What is left of a name once what nobody sees or says is gone; empty if that was all."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    seen = (" " if char.isspace() else char for char in folded if char.isspace() or _is_seen(char))
    return " ".join("".join(seen).split())


def _is_seen(char: str) -> bool:
    return unicodedata.category(char) not in _UNSEEN
