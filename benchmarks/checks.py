"""How many pairs a second all checks answer on one core, beside pofilter with all its tests on the same pairs.

Every round reads the pairs for the first time: what was kept of the round before is forgotten.
"""

import functools
import gc
import gzip
import json
import time
from collections.abc import Callable, Iterator

from tools.evaluation_data import folder
from tools.figures import Figure
from translate.filters.checks import CheckerConfig, StandardChecker, StandardUnitChecker, TeeChecker
from translate.storage.po import pounit

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
        rows = [json.loads(line) for line in lines][:PAIRS]
    for target in TARGETS:
        pairs = [Pair(str(row["id"]), row["en"], row[target]) for row in rows]
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
    config = CheckerConfig(targetlanguage=target.replace("-Hans", "_CN"))
    checker = TeeChecker(checkerconfig=config, checkerclasses=[StandardChecker, StandardUnitChecker])
    for pair in pairs:
        unit = pounit(pair.source)
        unit.target = pair.target
        checker.run_filters(unit)
