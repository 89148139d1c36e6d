"""How fast a concordance counts, whether it counts right, and what its files cost.

The size is the smallest of MEMORY_UNITS (1,000,000 unless it is set). The truth is a look at every text: for Chinese
whether the characters stand in it, for English whether its words, without their endings, follow each other in it.
"""

import os
import shutil
import tempfile
import time
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
from tools.figures import Figure
from tools.memory_corpus import Texts, corpus

from colophon.adapters.memory.phrases import Phrases, update_phrases
from colophon.memory.phrase_terms import numbers_of, words_of
from colophon.memory.store import Languages

COMMAND = "make figures ONLY=memory_concordance"
SIZE = min(int(size) for size in os.environ.get("MEMORY_UNITS", "1000000").split(","))
LOOKUPS, COUNTED = 400, 60


def figures() -> Iterator[Figure]:
    folder = Path(tempfile.mkdtemp(prefix="concordance-"))
    sides = {"en": corpus("en", SIZE), "zh-Hans": corpus("zh-Hans", SIZE)}
    store = Texts(sides["en"], Languages("en", "zh-Hans"), targets=sides["zh-Hans"])
    try:
        begun = time.perf_counter()
        update_phrases(folder, store)
        took = (time.perf_counter() - begun) * 1_000_000 / SIZE
        whole = sum(path.stat().st_size for path in folder.glob("*.sheaf"))
        covered = max(1, len(list(folder.glob("*.sheaf")))) * 32_768
        yield Figure(
            figure=f"concordance built, {SIZE:,} units", value=round(took, 1), unit="s/million", command=COMMAND
        )
        yield Figure(
            figure=f"concordance, {SIZE:,} units", value=round(whole / covered), unit="bytes/unit", command=COMMAND
        )
        phrases = Phrases(folder, store)
        phrases.located("x", "en", most=1)
        for language, texts in sides.items():
            yield from of_language(phrases, language, texts)
    finally:
        shutil.rmtree(folder)


def of_language(phrases: Phrases, language: str, texts: Sequence[str]) -> Iterator[Figure]:
    asked = list(some_phrases(texts, language))
    took, worked, counts = [], [], []
    for phrase in asked:
        begun, working = time.perf_counter(), time.thread_time()
        counts.append(phrases.located(phrase, language, most=20).count)
        took.append((time.perf_counter() - begun) * 1000)
        worked.append((time.thread_time() - working) * 1000)
    p99 = round(float(np.percentile(took, 99)), 2)
    yield Figure(
        figure=f"concordance p99, {language}, {SIZE:,} units",
        value=p99,
        unit="ms",
        want="<= 20",
        met=p99 <= 20,
        peer="p50",
        peer_value=round(float(np.median(took)), 2),
        command=COMMAND,
    )
    yield Figure(
        figure=f"concordance p99 of processor time, {language}, {SIZE:,} units",
        value=round(float(np.percentile(worked, 99)), 2),
        unit="ms",
        command=COMMAND,
    )
    truths = true_counts(asked[:COUNTED], texts, language)
    right = sum(count == truth for count, truth in zip(counts, truths, strict=False)) / len(truths)
    yield Figure(
        figure=f"concordance counts that are exact, {language}, {SIZE:,} units",
        value=round(right, 4),
        unit="share",
        want="1",
        met=right == 1,
        peer="a look at every text",
        peer_value=1.0,
        command=COMMAND,
    )


def some_phrases(texts: Sequence[str], language: str) -> Iterator[str]:
    """Stretches of one to five words of the texts themselves, so that frequent ones are asked for often."""
    chance, found = Random(7), 0
    while found < LOOKUPS:
        words = words_of(chance.choice(texts), language)
        size = chance.randrange(1, 6)
        if len(words) >= size:
            at = chance.randrange(len(words) - size + 1)
            found += 1
            yield ("" if language == "zh-Hans" else " ").join(words[at : at + size])


def true_counts(asked: Sequence[str], texts: Sequence[str], language: str) -> list[int]:
    wanted = [array("Q", numbers_of(phrase, language)).tobytes() for phrase in asked]
    counts = [0] * len(wanted)
    for text in texts:
        words = array("Q", numbers_of(text, language)).tobytes()
        for at, phrase in enumerate(wanted):
            counts[at] += _holds(words, phrase)
    return counts


def _holds(words: bytes, phrase: bytes) -> bool:
    at = words.find(phrase)
    while at > 0 and at % 8:
        at = words.find(phrase, at + 1)
    return at >= 0
