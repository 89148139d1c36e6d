"""Sentences as running text again: what a translation says at each place of its source."""

from collections.abc import Sequence
from functools import cache

from colophon.article.pair import Pair


def joined(parts: Sequence[str], language: str) -> str:
    """Sentences as running text: with a space between them where the language writes one."""
    return parts[0] if len(parts) == 1 else _between(language).join(filter(None, parts))


@cache
def _between(language: str) -> str:
    return "" if language.partition("-")[0].lower() in {"zh", "ja", "th", "lo", "km", "my"} else " "


def texts_of(pairs: Sequence[Pair], language: str) -> dict[str, str]:
    """What the translation says at each place of its source; nothing where it leaves the place out."""
    at: dict[str, list[str]] = {}
    for pair in pairs:
        at.setdefault(pair.place, []).append(pair.target)
    return {place: joined(parts, language) for place, parts in at.items()}
