"""How well sentences are aligned: against hand-aligned documents, and against news whose sentences we moved ourselves.

Strict F1: a link counts when both its sides are exactly those of a link made by hand; gaps (an empty side) are left
out on both sides. The news are documents of one professional translation in which, seeded by the document's name, one
sentence in ten each is joined with its neighbour, cut in two, deleted or swapped with its neighbour, on either side.
That is drawn five times for each document: one draw differs from the next by half a per cent.
"""

import gzip
import hashlib
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.segments.align import align
from evaluation.peers import gale_church, hunalign

COMMAND = "make figures ONLY=alignment"
NEWS = ("zh-Hans", "es", "fr")
SHARE = 0.1
DRAWS = 5
_CLAUSE = re.compile(r"[，,;；:：、]\s*|\s+[–—-]\s+|(?<=\w)\s+(?=\w)")

Link = tuple[tuple[int, ...], tuple[int, ...]]
Aligner = Callable[["Document"], Sequence[Link]]


@dataclass(frozen=True, slots=True)
class Document:
    """Sentences of both sides and the links between them; `group` is what figures are told apart by."""

    group: str
    languages: tuple[str, str]
    source: tuple[str, ...]
    target: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """Sentences that belong together; `swapped` ones stand behind the next unit on the target's side."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    swapped: bool = False


def figures() -> Iterator[Figure]:
    documents, digest = hand_aligned(folder()), _digest(folder() / "align" / "gold.jsonl")
    for group, want in (("zh-Hans-en", 0.8), ("de-fr", 0.9)):
        yield from _compared([d for d in documents if d.group == group], f"alignment {group}", want, digest)
    made, digest = news(folder()), _digest(folder() / "fidelity" / "ntrex.jsonl.gz")
    for language in NEWS:
        yield from _compared([d for d in made if d.group == language], f"alignment news en-{language}", 0.98, digest)


def hand_aligned(data: Path) -> list[Document]:
    found = []
    for line in (data / "align" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        languages = (row["from"], row["to"])
        links = tuple((tuple(source), tuple(target)) for source, target in row["links"])
        found.append(Document("-".join(languages), languages, tuple(row["source"]), tuple(row["target"]), links))
    return found


def news(data: Path) -> list[Document]:
    """Every document of the news, changed in five ways, into each of three languages."""
    text = gzip.decompress((data / "fidelity" / "ntrex.jsonl.gz").read_bytes()).decode("utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    found = []
    for name, group in groupby(rows, key=lambda row: str(row["doc"])):
        sentences = list(group)
        for language in NEWS:
            pairs = [(row["en"], row[language]) for row in sentences]
            seeds = (f"{name} {language} {draw}".removesuffix(" 0") for draw in range(DRAWS))
            found.extend(changed(pairs, ("en", language), seed=seed) for seed in seeds)
    return found


def changed(pairs: Sequence[tuple[str, str]], languages: tuple[str, str], *, seed: str) -> Document:
    """A document of `pairs` with sentences joined, cut, deleted and swapped, a tenth each."""
    chance = random.Random(seed)
    units: list[Unit] = []
    at = 0
    while at < len(pairs):
        source, target = pairs[at]
        draw, mirrored = chance.random() / SHARE, chance.random() < 0.5
        neighbour = pairs[at + 1] if at + 1 < len(pairs) else None
        at += 1
        if draw < 1 and neighbour:
            at += 1
            units.append(_joined((source, target), neighbour, languages, mirrored=mirrored))
        elif 1 <= draw < 2:
            units.append(Unit(_cut(source), (target,)) if mirrored else Unit((source,), _cut(target)))
        elif 2 <= draw < 3:
            units.append(Unit((), (target,)) if mirrored else Unit((source,), ()))
        else:
            units.append(Unit((source,), (target,), 3 <= draw < 4))
    return _document(units, languages)


def _joined(one: tuple[str, str], other: tuple[str, str], languages: tuple[str, str], *, mirrored: bool) -> Unit:
    first, second = (_glued(one[side], other[side], languages[side]) for side in (0, 1))
    return Unit((first,), (one[1], other[1])) if mirrored else Unit((one[0], other[0]), (second,))


def _glued(one: str, other: str, language: str) -> str:
    return one + other if language.startswith(("zh", "ja")) else f"{one} {other}"


def _cut(text: str) -> tuple[str, ...]:
    """In two at the mark or space nearest to the middle; a text without any stays whole."""
    cuts = [match.end() for match in _CLAUSE.finditer(text) if 0 < match.end() < len(text)]
    if not cuts:
        return (text,)
    cut = min(cuts, key=lambda place: abs(place - len(text) / 2))
    return text[:cut].strip(), text[cut:].strip()


def _document(units: Sequence[Unit], languages: tuple[str, str]) -> Document:
    source: list[str] = []
    target: list[str] = []
    order = list(range(len(units)))
    at = 0
    while at + 1 < len(units):
        if units[at].swapped and units[at + 1].source and units[at + 1].target:
            order[at], order[at + 1] = order[at + 1], order[at]
            at += 1
        at += 1
    theirs: dict[int, tuple[int, ...]] = {}
    for number in order:
        theirs[number] = tuple(range(len(target), len(target) + len(units[number].target)))
        target.extend(units[number].target)
    links: list[Link] = []
    for number, unit in enumerate(units):
        ours = tuple(range(len(source), len(source) + len(unit.source)))
        source.extend(unit.source)
        links.append((ours, theirs[number]))
    return Document(languages[1], languages, tuple(source), tuple(target), tuple(links))


def strict_f1(documents: Sequence[Document], aligner: Aligner) -> float:
    right = made = wanted = 0
    for document in documents:
        gold = {(source, target) for source, target in document.links if source and target}
        got = {(source, target) for source, target in aligner(document) if source and target}
        right, made, wanted = right + len(gold & got), made + len(got), wanted + len(gold)
    return 2 * right / (made + wanted)


def ours(document: Document) -> list[Link]:
    one, other = document.languages
    beads = align(document.source, document.target, source_language=one, target_language=other)
    return [(bead.source, bead.target) for bead in beads]


def _compared(documents: Sequence[Document], name: str, want: float, digest: str) -> Iterator[Figure]:
    value = round(strict_f1(documents, ours), 4)
    for peer, aligner in (("Gale-Church", gale_church.links), ("hunalign's way", hunalign.links)):
        yield Figure(
            figure=f"{name}, strict F1" + (" (peer hunalign)" if aligner is hunalign.links else ""),
            value=value,
            unit="F1",
            want=f">= {want:g}",
            met=value >= want,
            peer=peer,
            peer_value=round(strict_f1(documents, lambda d: aligner(d.source, d.target)), 4),  # noqa: B023
            command=COMMAND,
            data=digest,
        )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
