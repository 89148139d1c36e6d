"""Many forms sought in running characters, where no spaces tell words: Chinese, Japanese.

A search by one automaton asks each character of a text for every character that may follow. Of thousands of different
characters few begin a form, and an expression passes over the others much quicker.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from colophon.languages.alternatives import alternatives

Meant = TypeVar("Meant")


class Running(Generic[Meant]):
    """Forms with what they mean; where several begin at one place, each is found there, the longest first."""

    def __init__(self, meant: Mapping[str, tuple[Meant, ...]]) -> None:
        first = "".join(sorted({re.escape(form[0]) for form in meant}))
        # A form is read from a character on that begins one; what follows is only looked at, it may begin another.
        self._pattern = re.compile(f"[{first}](?<=(?=({alternatives(meant)})).)", re.DOTALL)
        self._found = {form: _beginnings(form, meant) for form in meant}

    def search(self, text: str) -> bool:
        """Whether any form stands in the text."""
        return self._pattern.search(text) is not None

    def find(self, text: str) -> Iterator[tuple[int, int, Meant]]:
        """Start, end and meaning of every form in the text."""
        for found in self._pattern.finditer(text):
            start = found.start()
            for length, meaning in self._found[found[1]]:
                yield start, start + length, meaning


def _beginnings(form: str, meant: Mapping[str, tuple[Meant, ...]]) -> tuple[tuple[int, Meant], ...]:
    """The form and every form that it begins with: their lengths and what they mean."""
    lengths = range(len(form), 0, -1)
    return tuple((length, meaning) for length in lengths for meaning in meant.get(form[:length], ()))
