"""How many articles a second an archive of translations comes home at, and whether memory stays flat when it is larger.

Every article has its original, its first draft and what was printed. ARCHIVE_ARTICLES says how many there are at the
larger size ("8000" unless it is set; 0 leaves it out): the archive's own again and again, each time with other numbers.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.evaluation_data import folder
from tools.figures import Figure

COMMAND = "make figures ONLY=archive"
COLOPHON = str(Path(sys.executable).with_name("colophon"))
CORES = 2
LARGER = int(os.environ.get("ARCHIVE_ARTICLES", "8000"))
_DIGITS = re.compile(r"\d+")
_PARTS = {"source": "sources", "draft": "translated", "final": "published"}


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds by the clock and of all processors, and the most memory (MB) that one process had."""

    took: float
    worked: float
    peak: float


def figures() -> Iterator[Figure]:
    rows = _rows()
    own = brought(rows)
    yield _speed(f"archive of {len(rows):,} articles", own, len(rows))
    if LARGER:
        much = brought([_changed(rows[at % len(rows)], at // len(rows)) for at in range(LARGER)])
        yield _speed(f"archive of {LARGER:,} articles", much, LARGER)
        yield Figure(
            figure=f"memory to bring an archive of {LARGER:,} articles",
            value=round(much.peak),
            unit="MB a process",
            want=f"<= 1.25 x that of {len(rows):,}",
            met=much.peak <= 1.25 * own.peak,
            peer=f"itself, {len(rows):,} articles",
            peer_value=round(own.peak),
            command=COMMAND,
            higher_is_better=False,
        )


def brought(rows: Sequence[dict[str, str]]) -> Run:
    """The archive of these articles, imported by the command into an empty desk."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name, "archive")
        for row in rows:
            _write(top, row)
        desk = {**os.environ, "COLOPHON_HOME": str(Path(name, "home"))}
        subprocess.run([COLOPHON, "init", "--name", "Archive"], env=desk, stdout=subprocess.DEVNULL, check=True)
        command = [COLOPHON, "import", "archive", str(top), "--layout", "lctt", "--from", "en", "--to", "zh-Hans"]
        begun = time.perf_counter()
        child = subprocess.Popen([*command, "--jobs", str(CORES)], env=desk, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0
        return Run(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _speed(figure: str, run: Run, articles: int) -> Figure:
    """Processor time decides: on a busy machine the clock says more of the machine. The other figure is the clock's."""
    return Figure(
        figure=f"{figure}, processor time",
        value=round(run.worked * 1000 / articles, 1),
        unit="ms/article",
        want=f"<= {CORES * 1000 / 25:g} ({25} articles/s on {CORES} cores)",
        met=run.worked * 25 <= CORES * articles,
        peer="by the clock, ms/article",
        peer_value=round(run.took * 1000 / articles, 1),
        command=COMMAND,
        higher_is_better=False,
    )


def _rows() -> list[dict[str, str]]:
    with gzip.open(folder() / "archive" / "lctt_articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _changed(row: dict[str, str], times: int) -> dict[str, str]:
    """The article under another name, with other numbers, the same ones in all its texts."""
    if not times:
        return row
    texts = {part: _DIGITS.sub(lambda found: str(int(found[0][-9:]) + times), row[part]) for part in _PARTS}
    path = Path(row["path"])
    return {**row, **texts, "path": str(path.with_name(f"{path.stem} {times}.md"))}


def _write(top: Path, row: dict[str, str]) -> None:
    path = Path(row["path"])
    places = {"source": Path("sources", path.name), "draft": Path("translated", path.name), "final": path}
    for part, place in places.items():
        (top / place).parent.mkdir(parents=True, exist_ok=True)
        (top / place).write_text(row[part], encoding="utf-8", errors="surrogateescape")


if __name__ == "__main__":
    for one in figures():
        print(one)
