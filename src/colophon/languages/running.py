"""Many forms sought in running characters, where no spaces tell words: Chinese, Japanese.

A search by one automaton asks each character of a text for every character that may follow. Of thousands of different
characters few begin a form, and fewer stand before one that goes on with it: the others are passed over much quicker.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

Meant = TypeVar("Meant")


class Running(Generic[Meant]):
    """Forms with what they mean; where several begin at one place, each is found there, the longest first."""

    def __init__(self, meant: Mapping[str, tuple[Meant, ...]]) -> None:
        longer = [form for form in meant if len(form) > 1]
        first, second = _any_of(form[0] for form in meant), _any_of(form[1] for form in longer)
        alone = _any_of(form for form in meant if len(form) == 1)
        self._begins = re.compile(rf"{first}(?:(?={second})|(?<={alone}))")
        self._meant, self._lengths = meant, _lengths(meant)

    def search(self, text: str) -> bool:
        """Whether any form stands in the text."""
        return bool(self.find(text))

    def find(self, text: str) -> list[tuple[int, int, Meant]]:
        """Start, end and meaning of every form in the text."""
        found, size = [], len(text)
        for begun in self._begins.finditer(text):
            start = begun.start()
            for length in self._lengths.get(text[start : start + 2]) or self._lengths.get(text[start]) or ():
                end = start + length
                if end <= size:
                    for meaning in self._meant.get(text[start:end], ()):
                        found.append((start, end, meaning))
        return found


def _any_of(characters: Iterable[str]) -> str:
    return f"[{''.join(sorted(set(map(re.escape, characters))))}]" if (characters := [*characters]) else "(?!)"


def _lengths(forms: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """How long the forms are, by falling length, by their first two characters; and 1 by those that are a form."""
    by_beginning: dict[str, set[int]] = {}
    for form in forms:
        by_beginning.setdefault(form[:2], set()).add(len(form))
    for beginning, lengths in by_beginning.items():
        lengths.update(by_beginning.get(beginning[0], ()))
    return {beginning: tuple(sorted(lengths, reverse=True)) for beginning, lengths in by_beginning.items()}
