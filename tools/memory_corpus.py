"""Sentences for the memory's figures: those of an archive, and near-duplicates made of them up to any number."""

import gzip
import json
from collections.abc import Iterator, Sequence
from random import Random

import numpy as np

from colophon.memory.admission import sealed
from colophon.memory.shelf import Scope
from colophon.memory.store import End, Kept, Languages
from colophon.segments.split import sentences
from tools.evaluation_data import folder

LANGUAGES = ("en", "zh-Hans")
_SIDES = {"en": "source", "zh-Hans": "final"}
_LONGEST_PARAGRAPH = 3_000


def archived(language: str) -> list[str]:
    """Every different sentence of the archive's articles in this language, in a fixed order."""
    found: dict[str, None] = {}
    with gzip.open(folder() / "archive" / "lctt_articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for paragraph in json.loads(line)[_SIDES[language]].split("\n"):
                if paragraph.strip() and len(paragraph) < _LONGEST_PARAGRAPH:
                    found.update(dict.fromkeys(sentences(paragraph.strip(), language)))
    return sorted(found)


def near_duplicates(base: list[str], language: str, *, seed: int) -> Iterator[str]:
    """Endless variants: up to 40 % of the words or characters changed, dropped or added, or a clause lost or gained."""
    chance = Random(seed)
    words = [word for text in chance.sample(base, min(4_000, len(base))) for word in text.split()]
    characters = "".join(words)
    while True:
        text, rate, kind = chance.choice(base), chance.random() * 0.4, chance.random()
        if kind < 0.3:
            yield _with_clause_moved(chance, text, chance.choice(base), rate)
        elif kind < 0.5 or language != "en":
            yield "".join(_changed(chance, list(text), characters, rate))
        else:
            yield " ".join(_changed(chance, text.split(), words, rate))


def _with_clause_moved(chance: Random, text: str, other: str, rate: float) -> str:
    size = int(len(text) * rate)
    at = chance.choice((0, len(text) - size, chance.randrange(len(text) - size + 1)))
    return text[:at] + text[at + size :] if chance.random() < 0.5 else text[:at] + other[:size] + text[at:]


def _changed(chance: Random, parts: list[str], others: "list[str] | str", rate: float) -> Iterator[str]:
    for part in parts:
        dice = chance.random()
        if dice < rate * 0.5:
            yield chance.choice(others)
        elif dice < rate * 0.75:
            continue
        elif dice < rate:
            yield from (part, chance.choice(others))
        else:
            yield part


def corpus(language: str, count: int, *, seed: int = 1) -> list[str]:
    """So many sentences: the archive's own, then near-duplicates of them."""
    base = archived(language)
    found = base[:count]
    made = near_duplicates(base, language, seed=seed)
    while len(found) < count:
        text = next(made)
        if text.strip():
            found.append(text)
    Random(seed).shuffle(found)
    return found


class Texts:
    """A store of texts in one language, as an index follows it."""

    def __init__(self, texts: Sequence[str], languages: Languages, *, targets: Sequence[str] = ()) -> None:
        self._targets = targets or [""] * len(texts)
        self._texts, self._languages, self._scope = texts, languages, Scope("desk", "reviewed", "2026-01-01", "")
        self._seals = np.empty(len(texts) + 1, "S16")
        seal = ""
        for number in range(len(texts)):
            seal = sealed(seal, number)
            self._seals[number + 1] = seal.encode()

    def end(self) -> End:
        return End(len(self._texts), self.seal_of(len(self._texts)))

    def seal_of(self, id: int) -> str:
        return bytes(self._seals[id]).decode()

    def after(self, id: int, most: int) -> Sequence[Kept]:
        last = min(id + most, len(self._texts))
        return [
            Kept(n + 1, self._texts[n], self._targets[n], self._languages, self._scope, 0, n, self.seal_of(n + 1))
            for n in range(id, last)
        ]
