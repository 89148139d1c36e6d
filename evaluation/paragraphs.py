"""How well whole articles are paired: news whose sentences we moved ourselves, set in paragraphs on both sides.

Of documents in one professional translation, those sentences that are one to us are kept. They are joined with their
neighbour, cut in two, left out or swapped with their neighbour (a tenth each, on either side); what is joined or cut is
punctuated so that a reader sees it. A paragraph ends after about every third; one ending in ten stands on one side
only. All is seeded by the document's name.
Strict F1: a pair counts when both its texts are exactly those of a link.
"""

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.article.article import Article, Paragraph
from colophon.segments.pair_articles import joined, pair_articles
from colophon.segments.split import sentences
from evaluation.alignment import NEWS, SHARE

COMMAND = "make figures ONLY=paragraphs"
_ENDS = 0.35
_ONE_SIDED = 0.1
_QUOTED = re.compile(r"[\"'“”‘’«»「」]\W|\W[\"'“”‘’«»「」]|^[\"'“”‘’«»「」]")


Sides = tuple[tuple[str, ...], tuple[str, ...]]
"""Sentences of both sides that belong together."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Two articles and the pairs of texts that belong together."""

    source: Article
    target: Article
    wanted: frozenset[tuple[str, str]]


def figures() -> Iterator[Figure]:
    digest = hashlib.sha256((folder() / "fidelity" / "ntrex.jsonl.gz").read_bytes()).hexdigest()[:16]
    for language in NEWS:
        yield Figure(
            figure=f"paragraphs news en-{language}, strict F1 of pairs",
            value=round(strict_f1(articles(folder(), language)), 4),
            unit="F1",
            command=COMMAND,
            data=digest,
        )


def articles(data: Path, language: str) -> list[Laid]:
    text = gzip.decompress((data / "fidelity" / "ntrex.jsonl.gz").read_bytes()).decode("utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    found = []
    for name, group in groupby(rows, key=lambda row: str(row["doc"])):
        pairs = [(row["en"], row[language]) for row in group if _single(row["en"], "en", row[language], language)]
        found.append(laid(pairs, ("en", language), seed=f"{name} {language} in paragraphs"))
    return found


def laid(pairs: Sequence[tuple[str, str]], languages: tuple[str, str], *, seed: str) -> Laid:
    chance = random.Random(seed)
    units, swapped = _moved(pairs, languages, chance), False
    ours: list[list[str]] = [[]]
    theirs: list[list[str]] = [[]]
    for number, (source, target) in enumerate(units):
        ours[-1].extend(source)
        later = units[number + 1] if number + 1 < len(units) else None
        if swapped:
            theirs[-1].extend((*target, *units[number - 1][1]))
            swapped = False
        elif later and all((*source, *target, *later[0], *later[1])) and chance.random() < SHARE:
            swapped = True
        else:
            theirs[-1].extend(target)
        if not swapped and chance.random() < _ENDS:
            draw = chance.random()
            ours.extend([] if draw < _ONE_SIDED / 2 else [[]])
            theirs.extend([] if _ONE_SIDED / 2 <= draw < _ONE_SIDED else [[]])
    wanted = frozenset((" ".join(one), joined(other, languages[1])) for one, other in units if one and other)
    return Laid(_article(ours, languages[0]), _article(theirs, languages[1]), wanted)


def _moved(pairs: Sequence[tuple[str, str]], languages: tuple[str, str], chance: random.Random) -> list[Sides]:
    units: list[Sides] = []
    at = 0
    while at < len(pairs):
        (source, target), draw, side = pairs[at], chance.random() / SHARE, chance.randrange(2)
        at += 1
        if draw < 1 and at < len(pairs):
            whole = [(pairs[at - 1][one], pairs[at][one]) for one in (0, 1)]
            units.append(_changed(tuple(whole[0]), tuple(whole[1]), side, _one_of(whole[side], languages[side])))
            at += 1
        elif draw < 2:
            units.append(_changed((source,), (target,), side, _two_of((source, target)[side], languages[side])))
        elif draw < 3:
            units.append(_changed((source,), (target,), side, ()))
        else:
            units.append(((source,), (target,)))
    return units


def _changed(source: tuple[str, ...], target: tuple[str, ...], side: int, other: tuple[str, ...]) -> Sides:
    return (source, other) if side else (other, target)


def _one_of(two: tuple[str, str], language: str) -> tuple[str, ...]:
    """Two sentences as one, if it reads as one; else as they were."""
    wide = language.startswith(("zh", "ja"))
    one = two[0].rstrip(".!?。！？ ") + ("，" if wide else ", ") + (two[1] if wide else two[1][:1].lower() + two[1][1:])
    return (one,) if len(sentences(one, language)) == 1 else two


def _two_of(one: str, language: str) -> tuple[str, ...]:
    """A sentence as two at the comma nearest to its middle, if they read as two; else as it was."""
    commas = [match for match in re.finditer(r"[,，]\s*(?=\D)", one) if 8 < match.start() < len(one) - 8]
    if not commas:
        return (one,)
    comma = min(commas, key=lambda match: abs(match.start() - len(one) / 2))
    wide = language.startswith(("zh", "ja"))
    first, rest = one[: comma.start()] + ("。" if wide else "."), one[comma.end() :]
    two = (first, rest[:1].upper() + rest[1:])
    return two if sentences(joined(two, language), language) == two else (one,)


def _single(one: str, its: str, other: str, theirs: str) -> bool:
    """Whether both are one sentence to us, beside any others: they end in a stop and hold no quotation marks."""
    plain = one[-1:] in ".!?" and other[-1:] in ".!?。！？" and not _QUOTED.search(one + other)
    return plain and len(sentences(one, its)) == len(sentences(other, theirs)) == 1


def _article(paragraphs: Sequence[Sequence[str]], language: str) -> Article:
    texts = [joined(one, language) for one in paragraphs if one]
    return Article(title="", language=language, blocks=tuple(map(Paragraph, texts)))


def strict_f1(of: Sequence[Laid]) -> float:
    right = made = wanted = 0
    for one in of:
        got = {(two.pair.source, two.pair.target) for two in pair_articles(one.source, one.target)}
        got = {pair for pair in got if all(pair)}
        right, made, wanted = right + len(got & one.wanted), made + len(got), wanted + len(one.wanted)
    return 2 * right / (made + wanted)
