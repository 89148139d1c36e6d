"""How well the ledger reads who said what, and whether it sees that an attribution is gone.

Reading: spans of source, cue and content against a hand-made gold set of political news (`attribution/polnear`, its
development half, on which no rule was made). Survival: statements of our own, told in six languages, whose attribution
is then taken out of the translation, or made stronger.
"""

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path

from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.article.pair import Pair
from colophon.checks.check import Brief
from colophon.checks.run import run_pairs
from colophon.statements.read import statements

COMMAND = "make figures ONLY=attribution"
Spans = set[tuple[int, int]]
ROLES = ("Source", "Cue", "Content")
HAND_RULES = {"Source": 51.9, "Cue": 58.5, "Content": 63.8}
PUBLISHED_RULES = {"Source": 10.7, "Cue": 22.8, "Content": 5.6}

# One line a language: English first, then TARGETS. Columns are alike in every line.
TARGETS = ("zh-Hans", "es", "fr", "de", "ru")
SPEAKERS = """
Anna Berthold | The harbour office | Mayor Karl Oster
安娜·贝特霍尔德 | 港务局 | 市长卡尔·奥斯特
Anna Berthold | La oficina del puerto | El alcalde Karl Oster
Anna Berthold | La capitainerie | Le maire Karl Oster
Anna Berthold | Das Hafenamt | Bürgermeister Karl Oster
Анна Бертольд | Портовое управление | Мэр Карл Остер
"""
VERBS = """
said | claimed | explained | warned | denied
说， | 声称， | 解释说， | 警告说， | 否认
dijo que | afirmó que | explicó que | advirtió que | negó que
a dit que | a affirmé que | a expliqué que | a averti que | a nié que
sagte, | behauptete, | erklärte, | warnte, | bestritt, dass
сказал, что | утверждал, что | объяснил, что | предупредил, что | отрицал, что
"""
STRONGER = ("admitted", "承认，", "admitió que", "a reconnu que", "gab zu,", "признал, что")
CONTENTS = """
the pier is old | the mill will close in May | forty boats are safe
码头很旧 | 磨坊将于五月关闭 | 四十艘船安全
el muelle es viejo | el molino cerrará en mayo | cuarenta barcos están a salvo
la jetée est vieille | le moulin fermera en mai | quarante bateaux sont à l’abri
der Pier ist alt | die Mühle schließt im Mai | vierzig Boote sind sicher
пирс стар | мельница закроется в мае | сорок лодок в безопасности
"""


def _columns(table: str) -> list[tuple[str, ...]]:
    """Each expression in all languages."""
    return list(zip(*(line.split(" | ") for line in table.strip().splitlines()), strict=True))


def figures() -> Iterator[Figure]:
    yield from _reading(folder() / "attribution" / "polnear.jsonl.gz")
    yield from _survival()


def _reading(path: Path) -> Iterator[Figure]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for line in lines if (row := json.loads(line))["split"] == "dev"]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    pairs = [(_gold(row["ann"]), _read(row["text"])) for row in rows]
    for role in ROLES:
        both = [(gold[role], read[role]) for gold, read in pairs]
        overlap, exact = _f1(both, exact=False), _f1(both, exact=True)
        name = f"attribution {role.lower()}"
        yield _figure(f"{name}, overlap F1", overlap, digest, peer=("rules of the sketch", HAND_RULES[role]))
        yield _figure(f"{name}, exact F1", exact, digest, peer=("published rules", PUBLISHED_RULES[role]))


def _gold(annotation: str) -> Mapping[str, Spans]:
    """Spans by role from brat's standoff lines; a span in pieces counts from its first to its last."""
    spans: dict[str, Spans] = defaultdict(set)
    for line in annotation.splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 1:
            role, _, places = fields[1].partition(" ")
            numbers = [int(number) for number in places.replace(";", " ").split()]
            spans[role].add((numbers[0], numbers[-1]))
    return spans


def _read(text: str) -> Mapping[str, Spans]:
    found = statements(text, "en")
    return {
        "Source": {(one.source.start, one.source.end) for one in found if one.source},
        "Cue": {(one.cue.start, one.cue.end) for one in found},
        "Content": {(one.content.start, one.content.end) for one in found if one.content},
    }


def _f1(pairs: Iterable[tuple[Spans, Spans]], *, exact: bool) -> float:
    right = read = found = wanted = 0
    for gold, spans in pairs:
        right += sum(_hits(span, gold, exact) for span in spans)
        found += sum(_hits(span, spans, exact) for span in gold)
        read, wanted = read + len(spans), wanted + len(gold)
    precision, recall = right / max(1, read), found / max(1, wanted)
    return round(200 * precision * recall / max(1e-9, precision + recall), 1)


def _hits(span: tuple[int, int], others: Spans, exact: bool) -> bool:
    return span in others if exact else any(span[0] < end and start < span[1] for start, end in others)


def _survival() -> Iterator[Figure]:
    data = hashlib.sha256(repr((SPEAKERS, VERBS, STRONGER, CONTENTS)).encode()).hexdigest()[:16]
    for number, target in enumerate(TARGETS, start=1):
        gone: list[bool] = []
        stronger: list[bool] = []
        alarms: list[bool] = []
        for speaker, verb, content in product(*map(_columns, (SPEAKERS, VERBS, CONTENTS))):
            source = f"{speaker[0]} {verb[0]} that {content[0]}."
            told = _sentence(speaker[number], verb[number], content[number], target)
            alarms.append(bool(_slugs(source, told, target)))
            gone.append("statement-lost" in _slugs(source, _sentence("", "", content[number], target), target))
            if verb[0] == "said":
                strong = _sentence(speaker[number], STRONGER[number], content[number], target)
                stronger.append("statement-strengthened" in _slugs(source, strong, target))
        for name, hits in (("taken out", gone), ("made stronger", stronger)):
            share = round(sum(hits) / len(hits), 4)
            yield _figure(f"attribution {name} is seen, en-{target}", share, data, unit="share", want=0.9)
        rate = round(1000 * sum(alarms) / len(alarms), 1)
        yield _figure(f"attribution alarms on kept statements, en-{target}", rate, data, unit="per 1,000", higher=False)


def _sentence(speaker: str, verb: str, content: str, language: str) -> str:
    if language.startswith("zh"):
        return f"{speaker}{verb}{content}。"
    said = " ".join(part for part in (speaker, verb, content) if part)
    return f"{said[0].upper()}{said[1:]}."


def _slugs(source: str, target: str, language: str) -> set[str]:
    brief = Brief(source_language="en", target_language=language)
    ((_, found),) = run_pairs([Pair("1", source, target)], brief)
    return {one.check for one in found if one.check.startswith(("statement-", "source-"))}


def _figure(
    name: str,
    value: float,
    data: str,
    *,
    peer: tuple[str, float] | None = None,
    unit: str = "F1",
    want: float | None = None,
    higher: bool = True,
) -> Figure:
    least = want if want is not None else (peer[1] if peer else None)
    return Figure(
        figure=name,
        value=value,
        unit=unit,
        want="" if least is None else f">= {least:g}",
        met=None if least is None else value >= least,
        peer=peer[0] if peer else "",
        peer_value=peer[1] if peer else None,
        command=COMMAND,
        data=data,
        higher_is_better=higher,
    )
