"""Everyday words of a language by what they mean: enough to see that two sentences speak of the same things."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import chain

from colophon.languages.library import language

_ANY_ENDING = "*"
_MOST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Everyday:
    """Meanings by whole word, by how a word begins, and, where no space parts words, by what is found in the text.

    `known` keeps the answers for words that were asked for.
    """

    whole: Mapping[str, tuple[str, ...]]
    beginnings: Mapping[str, tuple[str, ...]]
    found: re.Pattern[str] | None
    fold: Mapping[int, str]
    known: dict[str, tuple[str, ...]]

    def meanings(self, text: str, words: Iterable[str]) -> frozenset[str]:
        """What a text speaks of. `words` are its words in lower case."""
        if self.found is not None:
            met = self.found.findall(text.translate(self.fold))
            return frozenset(meaning for form in met for meaning in self.whole[form])
        return frozenset(meaning for word in words for meaning in self._of(word))

    def _of(self, word: str) -> tuple[str, ...]:
        """What one word means; the commonest words come in every sentence, so some thousands are kept."""
        kept = self.known.get(word)
        if kept is None:
            begun = (self.beginnings.get(word[:end], ()) for end in range(2, min(len(word), 14) + 1))
            kept = (*self.whole.get(word, ()), *chain.from_iterable(begun))
            if len(self.known) < _MOST_KEPT:
                self.known[word] = kept
        return kept


@lru_cache(maxsize=64)
def everyday(tag: str) -> Everyday:
    """Of a BCP 47 tag; a language without a file knows no words."""
    base = tag.partition("-")[0].lower()
    whole: dict[str, tuple[str, ...]] = {}
    beginnings: dict[str, tuple[str, ...]] = {}
    for meaning, forms in _table(base).items():
        for form in forms.split(", "):
            table = beginnings if form.endswith(_ANY_ENDING) else whole
            bare = form.rstrip(_ANY_ENDING)
            table[bare] = (*table.get(bare, ()), meaning)
    known = language(tag)
    if known.spaces or not whole:
        return Everyday(whole, beginnings, None, {}, {})
    longest_first = sorted(whole, key=lambda form: (-len(form), form))
    return Everyday(whole, {}, re.compile("|".join(map(re.escape, longest_first))), known.fold, {})


def _table(base: str) -> Mapping[str, str]:
    file = resources.files("colophon.languages") / "everyday" / f"{base}.toml"
    if not base.isalpha() or not file.is_file():
        return {}
    return {str(meaning): str(forms) for meaning, forms in tomllib.loads(file.read_text(encoding="utf-8")).items()}
