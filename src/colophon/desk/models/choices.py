"""The engine's words as choices of a field."""

from enum import StrEnum


def choices_of(words: type[StrEnum]) -> list[tuple[str, str]]:
    """Each word with itself as its label; the front translates it."""
    return [(word.value, word.value) for word in words]
