"""How the checks fare on our own renderings of the same facts, in languages of which no public data stands by.

The sentences are invented (`tests/engine/languages/renderings`). The damage is that of the evaluation data.
"""

import hashlib
import tomllib
from collections.abc import Iterator
from types import ModuleType

from tools.evaluation_data import folder
from tools.figures import ROOT, Figure

from colophon.checks.check import Severity
from evaluation.fidelity import ALARM, asked, caught, damage_maker

COMMAND = "make figures ONLY=renderings"
RENDERINGS = ROOT / "tests" / "engine" / "languages" / "renderings"
DAMAGED = ("zh-Hans", "zh-Hant", "es", "fr", "de", "ru", "uk", "ar", "ja")
CAUGHT, BLOCKED, ALARMS = 0.97, 0.92, 10
Row = dict[str, str]


def figures() -> Iterator[Figure]:
    rows, digest = invented()
    damage = damage_maker(folder())
    languages = sorted({tag for row in rows for tag in row} - {"en"})
    for tag in languages:
        if tag in DAMAGED:
            yield from _direction(rows, damage, digest, languages=("en", tag))
        yield from _direction(rows, damage, digest, languages=(tag, "en"))


def invented() -> tuple[list[Row], str]:
    paths = sorted(RENDERINGS.glob("*.toml"))
    rows = [
        row for path in paths for table in tomllib.loads(path.read_text(encoding="utf-8")).values() for row in table
    ]
    return rows, hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]


def _direction(rows: list[Row], damage: ModuleType, digest: str, *, languages: tuple[str, str]) -> Iterator[Figure]:
    source, target = languages
    ask, name = asked(source, target), f"renderings {source}-{target}"
    hits: list[bool] = []
    replaced: list[bool] = []
    alarms, said = 0, [row for row in rows if source in row and target in row]
    for number, row in enumerate(said):
        clean = ask(row[source], row[target])
        alarms += any(severity in ALARM for severity in clean.values())
        for operation, hurt in damage.damage(row[target], target, f"{target}{number}"):
            found = ask(row[source], hurt)
            hits.append(caught(found, clean, ALARM))
            if operation in damage.VALUE_REPLACED:
                replaced.append(caught(found, clean, {Severity.BLOCKING}))
    yield _figure(f"{name} damage caught", sum(hits) / len(hits), digest, want=CAUGHT)
    yield _figure(f"{name} replaced values blocked", sum(replaced) / len(replaced), digest, want=BLOCKED)
    yield Figure(
        figure=f"{name} alarms",
        value=round(1000 * alarms / len(said), 1),
        unit="per 1,000",
        want=f"<= {ALARMS}",
        met=1000 * alarms <= ALARMS * len(said),
        command=COMMAND,
        data=digest,
        higher_is_better=False,
    )


def _figure(name: str, value: float, digest: str, *, want: float) -> Figure:
    share = round(value, 4)
    return Figure(
        figure=name,
        value=share,
        unit="share",
        want=f">= {want:g}",
        met=share >= want,
        command=COMMAND,
        data=digest,
    )
