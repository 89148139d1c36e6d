"""Deduplicating a corpus in three steps: every shard's claims, the winners of all, every shard without the others."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from colophon.adapters import shards, work
from colophon.adapters.shards import Shard
from colophon.adapters.work import Place
from colophon.cli import lines
from colophon.memory.duplicates import claim, sameness, winners

Claims = tuple[tuple[bytes, bytes] | None, ...]
"""For each line of a shard what it says and its claim; None for one that cannot be read."""


@dataclass(frozen=True, slots=True)
class Deduplicated:
    records: int
    kept: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """A shard and which of its lines are kept."""

    shard: Shard
    kept: tuple[int, ...]


def deduplicated(
    todo: Sequence[Shard], folder: Path, *, place: Place, jobs: int, progress: Callable[[int, int], None]
) -> Deduplicated:
    """Write every shard without what is said elsewhere too."""
    claims = list(work.done_at(place, claims_of, todo, jobs=jobs))
    best = winners(one for row in claims for one in row if one)
    chosen = list(_chosen(todo, claims, best))
    left = [one for one in chosen if not shards.is_done(folder, one.shard)]
    for number, _ in enumerate(work.done_at(place, partial(keep, folder=folder), left, jobs=jobs), 1):
        progress(len(chosen) - len(left) + number, len(chosen))
    records = sum(one is not None for row in claims for one in row)
    unreadable = sum(one is None for row in claims for one in row)
    return Deduplicated(records, sum(len(one.kept) for one in chosen), unreadable)


def _chosen(todo: Sequence[Shard], claims: Sequence[Claims], best: dict[bytes, bytes]) -> Iterator[Chosen]:
    """Of records that are the same to the last byte, the first one is kept."""
    taken: set[bytes] = set()
    for shard, row in zip(todo, claims, strict=True):
        kept = []
        for at, one in enumerate(row):
            if one and best[one[0]] == one[1] and one[0] not in taken:
                taken.add(one[0])
                kept.append(at)
        yield Chosen(shard, tuple(kept))


def claims_of(shard: Shard) -> Claims:
    return tuple(_claim(line) for line in shards.lines_of(shard) if line.strip())


def _claim(line: bytes) -> tuple[bytes, bytes] | None:
    if len(line) > shards.LONGEST_RECORD:
        return None
    try:
        record = lines.parse(line, ("source", "target"))
        return sameness(lines.text(record, "source"), lines.text(record, "target")), claim(str(record["id"]), line)
    except ValueError:
        return None


def keep(chosen: Chosen, *, folder: Path) -> str:
    """Write the kept lines of one shard as they were; its name."""
    whole = [line.strip() + b"\n" for line in shards.lines_of(chosen.shard) if line.strip()]
    kept = [whole[at] for at in chosen.kept]
    shards.write_answer(folder, chosen.shard, kept, told={"kept": len(kept)})
    return chosen.shard.name
