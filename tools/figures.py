"""Run everything in benchmarks/ and evaluation/ and print one JSON object a figure, and a table for people.

    python tools/figures.py            every module
    python tools/figures.py extract    one module, by its name
    python tools/figures.py --pin      also write today's accuracy as floors where they are higher

A module offers `figures()`, which yields `Figure` values. Accuracy has floors in evaluation/floors.toml, pinned with a
digest of the data; a figure below its floor on the same data ends the run with exit code 1.
"""

import importlib.util
import json
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "evaluation" / "floors.toml"
sys.path.insert(0, str(ROOT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number. `met` is None where nothing is wanted; `higher_is_better` tells which way a floor holds.

    `data` is a digest of what it was measured on, empty for speed. `peer_value` is the peer's number in the same run.
    """

    figure: str
    value: float
    unit: str
    want: str = ""
    met: bool | None = None
    peer: str = ""
    peer_value: float | None = None
    command: str = ""
    data: str = ""
    higher_is_better: bool = True

    def printed(self) -> str:
        kept = ("figure", "value", "unit", "want", "met", "peer", "peer_value", "command")
        return json.dumps({key: value for key, value in asdict(self).items() if key in kept}, ensure_ascii=False)


def modules(only: list[str]) -> list[Path]:
    found = [
        p for room in ("evaluation", "benchmarks") for p in sorted((ROOT / room).glob("*.py")) if p.stem != "__init__"
    ]
    return [p for p in found if not only or p.stem in only]


def measured(path: Path) -> Iterator[Figure]:
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}.{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield from module.figures()


def below_floor(figure: Figure, floors: dict[str, dict[str, object]]) -> bool:
    pinned = floors.get(figure.figure)
    if pinned is None or pinned["data"] != figure.data:
        return False
    floor = float(str(pinned["floor"]))
    return figure.value < floor if figure.higher_is_better else figure.value > floor


def pin(figures: list[Figure], floors: dict[str, dict[str, object]]) -> None:
    """Write floors that are new, stricter, or measured on other data. A floor on the same data is never lowered."""
    for figure in figures:
        if figure.data and not below_floor(figure, floors):
            floors[figure.figure] = {"floor": figure.value, "data": figure.data}
    lines = [
        f'[{json.dumps(name, ensure_ascii=False)}]\nfloor = {row["floor"]}\ndata = "{row["data"]}"\n'
        for name, row in sorted(floors.items())
    ]
    FLOORS.write_text("# Pinned by `python tools/figures.py --pin`.\n\n" + "\n".join(lines), encoding="utf-8")


def table(figures: list[Figure]) -> str:
    rows = [("figure", "value", "want", "met", "peer")]
    for f in figures:
        met = {True: "yes", False: "no", None: ""}[f.met]
        peer = f"{f.peer} {f.peer_value:g}" if f.peer_value is not None else f.peer
        rows.append((f.figure, f"{f.value:g} {f.unit}", f.want, met, peer))
    widths = [max(len(row[i]) for row in rows) for i in range(5)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def main(arguments: list[str]) -> int:
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    only = [a for a in arguments if not a.startswith("-")]
    done: list[Figure] = []
    for path in modules(only):
        print(f"measuring {path.parent.name}/{path.stem} …", file=sys.stderr, flush=True)
        for figure in measured(path):
            print(figure.printed(), flush=True)
            done.append(figure)
    fallen = [f for f in done if below_floor(f, floors)]
    if "--pin" in arguments:
        pin(done, floors)
    print(table(done), file=sys.stderr)
    for figure in fallen:
        print(
            f"BELOW ITS FLOOR: {figure.figure} is {figure.value:g}, pinned {floors[figure.figure]['floor']}",
            file=sys.stderr,
        )
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.modules["tools.figures"] = sys.modules["__main__"]
    sys.exit(main(sys.argv[1:]))
