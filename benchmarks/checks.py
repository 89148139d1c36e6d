"""How many pairs a second all checks answer on one core, beside pofilter with all its tests on the same pairs.

Every round reads the pairs for the first time: what was kept of the round before is forgotten. Neither side reads a
file there. The whole commands are compared too, each with its own files: pofilter reads PO and writes the units that
failed, ours reads and writes JSON Lines; both start, and learn what they know of the languages, within the time.
"""

import functools
import gc
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.evaluation_data import folder
from tools.figures import Figure
from translate.filters.checks import CheckerConfig, StandardChecker, StandardUnitChecker, TeeChecker
from translate.storage.po import pofile, pounit

from colophon.article.pair import Pair
from colophon.checks.check import Brief
from colophon.checks.run import run_pairs

COMMAND = "make figures ONLY=checks"
PEER = "pofilter, all tests"
PAIRS = 600
TARGETS = ("zh-Hans", "es", "fr")
ROUNDS = 3
_TEXTS = 128


def figures() -> Iterator[Figure]:
    with gzip.open(folder() / "fidelity" / "ntrex.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for target in TARGETS:
        every = [Pair(str(row["id"]), row["en"], row[target]) for row in rows]
        pairs = every[:PAIRS]
        ours = PAIRS / _fastest(lambda pairs=pairs, target=target: _ask(pairs, target))
        theirs = PAIRS / _fastest(lambda pairs=pairs, target=target: _pofilter(pairs, target))
        yield Figure(
            figure=f"all checks en-{target}",
            value=round(ours),
            unit="pairs/s",
            want=">= 2 x peer",
            met=ours >= 2 * theirs,
            peer=PEER,
            peer_value=round(theirs),
            command=COMMAND,
        )
        yield _commands(every, target)


def _commands(pairs: list[Pair], target: str) -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = _files(pairs, Path(folder))
        check = [sys.executable, "-m", "colophon", "check", "--from", "en", "--to", target, "--pairs", str(ours)]
        language = f"--language={_language(target)}"
        peer = [str(Path(sys.executable).parent / "pofilter"), "--progress=none", language]
        seconds = _command(check)
        peer_seconds = _command([*peer, str(theirs), str(theirs.with_suffix(".out.po"))])
    return Figure(
        figure=f"the whole command on {len(pairs)} pairs en-{target}",
        value=round(seconds, 2),
        unit="s",
        peer=PEER,
        peer_value=round(peer_seconds, 2),
        command=COMMAND,
        higher_is_better=False,
    )


def _files(pairs: list[Pair], folder: Path) -> tuple[Path, Path]:
    """The pairs as JSON Lines and as PO."""
    ours, theirs, units = folder / "pairs.jsonl", folder / "pairs.po", pofile()
    for pair in pairs:
        unit = units.addsourceunit(pair.source)
        unit.target = pair.target
        unit.addlocation(pair.id)
    theirs.write_bytes(bytes(units))
    lines = (json.dumps({"id": pair.id, "source": pair.source, "target": pair.target}) for pair in pairs)
    ours.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return ours, theirs


def _command(command: list[str]) -> float:
    """Seconds of processor time of the best of three runs."""
    took = []
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(took)


def _language(target: str) -> str:
    """As pofilter names it."""
    return target.replace("-Hans", "_CN")


def _fastest(work: Callable[[], None]) -> float:
    """Seconds of the best round; others on the machine only ever slow a round down."""
    took = []
    for _ in range(ROUNDS):
        _forget_texts()
        begun = time.process_time()
        work()
        took.append(time.process_time() - begun)
    return min(took)


def _forget_texts() -> None:
    """Empty every memory of texts; what is known of languages and checks (the small ones) stays."""
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper):
            size = kept.cache_info().maxsize
            if size is not None and size >= _TEXTS:
                kept.cache_clear()


def _ask(pairs: list[Pair], target: str) -> None:
    for _ in run_pairs(pairs, Brief(source_language="en", target_language=target)):
        pass


def _pofilter(pairs: list[Pair], target: str) -> None:
    config = CheckerConfig(targetlanguage=_language(target))
    checker = TeeChecker(checkerconfig=config, checkerclasses=[StandardChecker, StandardUnitChecker])
    for pair in pairs:
        unit = pounit(pair.source)
        unit.target = pair.target
        checker.run_filters(unit)
