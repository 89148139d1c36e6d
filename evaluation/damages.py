"""Which of our own kinds of wrong facts are caught, by kind and direction: see `evaluation/ways/facts.py`.

News in three languages, every third pair by a digest of its text; machine translations into English with their sources
in others; and our own renderings in those of which no public data stand by. A fact counts as caught where the damaged
text raises an alarm (no note) that the undamaged one does not.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from tools.evaluation_data import folder
from tools.figures import Figure

from evaluation.clean_alarms import digest, rows
from evaluation.fidelity import ALARM, asked, caught
from evaluation.renderings import invented
from evaluation.ways.facts import damaged

COMMAND = "make figures ONLY=damages"
NEWS, MACHINE, OWN = ("zh-Hans", "es", "fr"), ("de", "ru", "ja"), ("uk", "ar", "de", "ru", "ja")
EVERY = 3
Pairs = list[tuple[str, str]]


def figures() -> Iterator[Figure]:
    data = folder() / "fidelity" / "ntrex.jsonl.gz"
    told: dict[str, list[bool]] = defaultdict(list)
    for (source, target), pairs in _directions():
        hits: dict[str, list[bool]] = defaultdict(list)
        ask = asked(source, target)
        for ours, theirs in pairs:
            clean = None
            for kind, hurt in damaged(theirs, target, ours):
                clean = ask(ours, theirs) if clean is None else clean
                hits[kind].append(caught(ask(ours, hurt), clean, ALARM))
        for kind, found in sorted(hits.items()):
            told[kind] += found
            yield _figure(f"damages {source}-{target}: {kind} (n={len(found)})", found, "")
    for kind, found in sorted(told.items()):
        yield _figure(f"damages, all directions: {kind} (n={len(found)})", found, digest(data))


def _directions() -> Iterator[tuple[tuple[str, str], Pairs]]:
    fidelity = folder() / "fidelity"
    news = [row for row in rows(fidelity / "ntrex.jsonl.gz") if _chosen(row["en"])]
    machine = {(row["from"], row["source"]): row["good"] for row in rows(fidelity / "demetr.jsonl.gz")}
    own, _ = invented()
    for language in NEWS:
        yield from _both(language, [(row["en"], row[language]) for row in news])
    for language in dict.fromkeys((*MACHINE, *OWN)):
        pairs = [(good, source) for (tag, source), good in machine.items() if tag == language and language in MACHINE]
        pairs += [(row["en"], row[language]) for row in own if language in row]
        yield from _both(language, pairs)


def _both(language: str, pairs: Pairs) -> Iterator[tuple[tuple[str, str], Pairs]]:
    yield ("en", language), pairs
    yield (language, "en"), [(theirs, ours) for ours, theirs in pairs]


def _chosen(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[0] % EVERY == 0


def _figure(name: str, found: list[bool], data: str) -> Figure:
    return Figure(figure=name, value=round(sum(found) / len(found), 4), unit="share", command=COMMAND, data=data)
