"""How much people changed of what machines proposed: the share of characters, for the disclosure in the colophon."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from colophon.article.inline import plain


@dataclass(frozen=True, slots=True)
class Change:
    """`edits` characters were put in, taken out or replaced, of `characters` at most."""

    edits: int
    characters: int

    @property
    def share(self) -> float:
        """0 (taken as it was) to 1 (nothing of it is left); 0 where there was no text."""
        return self.edits / self.characters if self.characters else 0.0

    @property
    def percent(self) -> int:
        return round(self.share * 100)


def change(rows: Iterable[tuple[str, str]]) -> Change:
    """Of pairs of a proposal and the text that stands now, both inline Markdown; long texts weigh more."""
    edits = characters = 0
    for proposed, standing in rows:
        first, last = plain(proposed), plain(standing)
        edits += Levenshtein.distance(first, last)
        characters += max(len(first), len(last))
    return Change(edits, characters)
