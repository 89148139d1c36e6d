"""How many damaged pairs the checks catch, and how often they cry wolf."""

import gzip
import hashlib
import importlib.util
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Severity
from colophon.checks.run import run_pairs

COMMAND = "make figures ONLY=fidelity"
ALARM = {Severity.BLOCKING, Severity.WARNING}
Row = dict[str, str]
Keys = dict[tuple[str, str], Severity]
Asked = Callable[[str, str], Keys]


def figures() -> Iterator[Figure]:
    data = folder() / "fidelity"
    yield from _damaged_news(data)
    yield from _archive(data)
    yield from _replaced_numbers(data)


def asked(source_language: str, target_language: str) -> Asked:
    """A function from both texts of a pair to its findings by check and evidence."""
    brief = Brief(source_language=source_language, target_language=target_language)

    def answers(source: str, target: str) -> Keys:
        ((_, findings),) = run_pairs([Pair("1", source, target)], brief)
        return {(f.check, json.dumps(dict(f.evidence), sort_keys=True)): f.severity for f in findings}

    return answers


def caught(hurt: Keys, clean: Keys, severities: set[Severity]) -> bool:
    return any(severity in severities and key not in clean for key, severity in hurt.items())


def _damaged_news(data: Path) -> Iterator[Figure]:
    rows, digest = _rows(data / "ntrex.jsonl.gz")
    languages = [key for key in rows[0] if key not in ("id", "doc", "en")]
    damage = damage_maker(data.parent)
    for language in languages:
        yield from _direction(rows, damage, digest, source="en", target=language)
        yield from _direction(rows, damage, digest, source=language, target="en")


def _direction(rows: list[Row], damage: ModuleType, digest: str, *, source: str, target: str) -> Iterator[Figure]:
    ask, name = asked(source, target), f"fidelity {source}-{target}"
    alarms = blocked = 0
    hits: list[bool] = []
    replaced: list[bool] = []
    for row in rows:
        clean = ask(row[source], row[target])
        alarms += any(severity in ALARM for severity in clean.values())
        blocked += Severity.BLOCKING in clean.values()
        for operation, hurt in damage.damage(row[target], target, row["id"]):
            found = ask(row[source], hurt)
            hits.append(caught(found, clean, ALARM))
            if operation in damage.VALUE_REPLACED:
                replaced.append(caught(found, clean, {Severity.BLOCKING}))
    into_english = target == "en"
    yield _share(f"{name} damage caught", hits, digest, want=0.97 if into_english else 0.98)
    yield _share(f"{name} replaced values blocked", replaced, digest, want=0.92)
    yield _rate(f"{name} alarms", alarms, len(rows), digest=digest, want=10 if into_english else 8)
    yield _rate(f"{name} blocking alarms", blocked, len(rows), digest=digest, want=3)


def _archive(data: Path) -> Iterator[Figure]:
    rows, digest = _rows(data / "lctt_clean.jsonl")
    ask = asked("en", "zh-Hans")
    found = [ask(row["source"], row["target"]).values() for row in rows]
    alarms, blocked = (sum(bool(wanted & set(f)) for f in found) for wanted in (ALARM, {Severity.BLOCKING}))
    yield _rate("fidelity archive alarms", alarms, len(rows), digest=digest, want=15)
    yield _rate("fidelity archive blocking alarms", blocked, len(rows), digest=digest, want=2)
    defects, digest = _rows(data / "lctt_defects.jsonl")
    kinds: dict[str, list[bool]] = defaultdict(list)
    for row in defects:
        hit = caught(ask(row["source"], row["bad"]), ask(row["source"], row["good"]), ALARM)
        for kind in row["kinds"]:
            kinds[kind].append(hit)
    for kind, hits in sorted(kinds.items()):
        yield _share(f"fidelity archive {kind} caught", hits, digest)


def _replaced_numbers(data: Path) -> Iterator[Figure]:
    rows, digest = _rows(data / "demetr.jsonl.gz")
    hits: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        if "number" in row["kind"]:
            ask = asked(row["from"], "en")
            hits[row["from"]].append(caught(ask(row["source"], row["bad"]), ask(row["source"], row["good"]), ALARM))
    for language, found in sorted(hits.items()):
        yield _share(f"fidelity {language}-en numbers replaced caught", found, digest, want=1.0)


def _share(name: str, hits: list[bool], digest: str, *, want: float | None = None) -> Figure:
    value = round(sum(hits) / max(1, len(hits)), 4)
    return Figure(
        figure=name,
        value=value,
        unit="share",
        want="" if want is None else f">= {want:g}",
        met=None if want is None else value >= want,
        command=COMMAND,
        data=digest,
    )


def _rate(name: str, count: int, of: int, *, digest: str, want: float) -> Figure:
    value = round(1000 * count / of, 1)
    return Figure(
        figure=name,
        value=value,
        unit="per 1,000",
        want=f"<= {want:g}",
        met=value <= want,
        command=COMMAND,
        data=digest,
        higher_is_better=False,
    )


def _rows(path: Path) -> tuple[list[Row], str]:
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    return [json.loads(line) for line in text.decode("utf-8").splitlines()], hashlib.sha256(raw).hexdigest()[:16]


def damage_maker(data: Path) -> ModuleType:
    """The data's own maker of damage."""
    spec = importlib.util.spec_from_file_location("perturb", data / "perturb.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
