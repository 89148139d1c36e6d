"""How often the whole catalogue cries wolf on clean professional text, check by check, and which omissions it sees."""

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Finding, Severity
from colophon.checks.run import run_pairs

COMMAND = "make figures ONLY=clean_alarms"
TARGETS = ("zh-Hans", "es", "fr")
WANTED_KINDS = {"left_untranslated": 105 / 108, "paragraph_omitted": 1.0, "text_omitted": 46 / 52}
ALARMS = (Severity.BLOCKING, Severity.WARNING)


def rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def answers(pairs: Iterable[Pair], target: str) -> list[tuple[Finding, ...]]:
    return [found for _, found in run_pairs(pairs, Brief(source_language="en", target_language=target))]


def alarming(found: Iterable[Finding], among: tuple[Severity, ...] = ALARMS) -> set[str]:
    return {finding.check for finding in found if finding.severity in among}


def per_thousand(found: list[tuple[Finding, ...]], among: tuple[Severity, ...] = ALARMS) -> float:
    return round(1000 * sum(bool(alarming(row, among)) for row in found) / len(found), 2)


def _clean(name: str, found: list[tuple[Finding, ...]], data: str, *, want: float) -> Iterator[Figure]:
    value = per_thousand(found)
    yield Figure(
        figure=f"alarms on clean {name}",
        value=value,
        unit="per 1,000",
        want=f"<= {want:g}",
        met=value <= want,
        command=COMMAND,
        data=data,
        higher_is_better=False,
    )
    for check, alarms in sorted(Counter(check for row in found for check in alarming(row)).items()):
        share = round(1000 * alarms / len(found), 2)
        yield Figure(figure=f"alarms on clean {name}: {check}", value=share, unit="per 1,000", command=COMMAND, data="")


def figures() -> Iterator[Figure]:
    fidelity = folder() / "fidelity"
    news = rows(fidelity / "ntrex.jsonl.gz")
    for target in TARGETS:
        pairs = (Pair(str(row["id"]), row["en"], row[target]) for row in news)
        yield from _clean(f"news en-{target}", answers(pairs, target), digest(fidelity / "ntrex.jsonl.gz"), want=8)
    clean = rows(fidelity / "lctt_clean.jsonl")
    found = answers((Pair(row["id"], row["source"], row["target"]) for row in clean), "zh-Hans")
    yield from _clean("archive", found, digest(fidelity / "lctt_clean.jsonl"), want=15)
    blocking = per_thousand(found, (Severity.BLOCKING,))
    yield Figure(
        figure="blocking alarms on clean archive",
        value=blocking,
        unit="per 1,000",
        want="<= 2",
        met=blocking <= 2,
        command=COMMAND,
        data=digest(fidelity / "lctt_clean.jsonl"),
        higher_is_better=False,
    )
    yield from _defects(fidelity / "lctt_defects.jsonl")


def _defects(path: Path) -> Iterator[Figure]:
    defects = rows(path)
    bad = answers((Pair(row["id"], row["source"], row["bad"]) for row in defects), "zh-Hans")
    good = answers((Pair(row["id"], row["source"], row["good"]) for row in defects), "zh-Hans")
    for kind, want in WANTED_KINDS.items():
        caught = [
            _caught(damaged, mended)
            for row, damaged, mended in zip(defects, bad, good, strict=True)
            if kind in row["kinds"]
        ]
        share = round(sum(caught) / len(caught), 4)
        yield Figure(
            figure=f"archive {kind} caught",
            value=share,
            unit="share",
            want=f">= {want:.3f}",
            met=share >= want - 0.0005,
            command=COMMAND,
            data=digest(path),
        )


def _caught(damaged: tuple[Finding, ...], mended: tuple[Finding, ...]) -> bool:
    """Whether the damaged text raises an alarm that its mended twin does not."""
    known = {(finding.check, json.dumps(dict(finding.evidence), sort_keys=True)) for finding in mended}
    return any(
        (finding.check, json.dumps(dict(finding.evidence), sort_keys=True)) not in known
        for finding in damaged
        if finding.severity in ALARMS
    )
