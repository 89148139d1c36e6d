"""`colophon corpus`: check, align or deduplicate corpora of any size, shard by shard, on one machine or many."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from colophon.adapters import shards, work
from colophon.adapters.shards import Shard
from colophon.adapters.work import Place
from colophon.checks.check import Brief
from colophon.cli import align as aligning
from colophon.cli import check as checking
from colophon.cli import corpus_duplicates, lines, options
from colophon.cli.reading import counted
from colophon.errors import InputError

into = click.option(
    "--into",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Where the answers go, one file a shard. Work that was broken off goes on there.",
)
shard_size = click.option(
    "--shard", "size", type=click.IntRange(1), default=10_000, show_default=True, help="Records of a shard."
)
on = click.option(
    "--on",
    "place",
    type=click.Choice([place.value for place in Place]),
    default=Place.PROCESSES.value,
    show_default=True,
    help="ray: the cluster of RAY_ADDRESS, or all processors of this machine.",
)
inputs = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE..."
)


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with every shard. `count` names what is counted in an answer for the summary."""

    folder: Path
    wanted: tuple[str, ...]
    answer: Callable[[lines.Record], lines.Record]
    count: Callable[[lines.Record], list[str]]


@click.group(short_help="Check, align or deduplicate corpora of any size, shard by shard.")
def command() -> None:
    """Work on files of JSON Lines or Parquet that are too large to do in one go.

    Every shard's answer is a file of its own that is there whole or not at all. Run the same command again after a
    break: what is done is not done twice. The answers are the same wherever and in whatever order the shards are done.

    \b
    Example:
      colophon corpus check pairs.parquet --from en --to uk --into checked --jobs 2
    """


@command.command(short_help="Question every pair of a corpus.")
@inputs
@options.from_language
@options.to_language
@into
@shard_size
@on
@options.jobs
def check(
    paths: tuple[Path, ...],
    source_language: str,
    target_language: str,
    *,
    folder: Path,
    size: int,
    place: str,
    jobs: int,
) -> None:
    """Records have "id", "source" and "target"; answers are those of `colophon check --pairs`.

    \b
    Example:
      colophon corpus check pairs.jsonl --from en --to uk --into checked
    """
    brief = Brief(source_language=source_language, target_language=target_language)
    answer = partial(checking.answer, brief=brief)
    languages = [source_language, target_language]
    shards.open_work(folder, {"verb": "check", "languages": languages, "shard": size}, paths)
    _run(Job(folder, ("source", "target"), answer, checks_of), paths, size=size, place=Place(place), jobs=jobs)


@command.command(short_help="Align every document of a corpus.")
@inputs
@options.from_language
@options.to_language
@into
@shard_size
@on
@options.jobs
def align(
    paths: tuple[Path, ...],
    source_language: str,
    target_language: str,
    *,
    folder: Path,
    size: int,
    place: str,
    jobs: int,
) -> None:
    """Records have "id" and lists of sentences, "source" and "target"; answers are those of `colophon align`.

    \b
    Example:
      colophon corpus align documents.jsonl --from en --to uk --into aligned --shard 500
    """
    answer = partial(aligning.answer, source_language=source_language, target_language=target_language)
    languages = [source_language, target_language]
    shards.open_work(folder, {"verb": "align", "languages": languages, "shard": size}, paths)
    _run(Job(folder, ("source", "target"), answer, links_of), paths, size=size, place=Place(place), jobs=jobs)


@command.command(short_help="Keep one of all pairs that say the same.")
@inputs
@into
@shard_size
@on
@options.jobs
def deduplicate(paths: tuple[Path, ...], *, folder: Path, size: int, place: str, jobs: int) -> None:
    """Pairs say the same if both texts are the same once capitals, marks and spaces are set aside.

    Of these the one with the smallest "id" is kept, wherever it stands; the order of files and records makes no
    difference. Records are written as they were, as JSON Lines.

    \b
    Example:
      colophon corpus deduplicate old.jsonl new.parquet --into unique
    """
    shards.open_work(folder, {"verb": "deduplicate", "shard": size}, paths)
    todo = list(shards.shards(paths, size))
    found = corpus_duplicates.deduplicated(
        todo, folder, place=Place(place), jobs=jobs, progress=partial(counted, what="shards")
    )
    _summary({"records": found.records, "kept": found.kept, "unreadable": found.unreadable})
    _refuse(found.unreadable, found.records)


def _run(job: Job, paths: Sequence[Path], *, size: int, place: Place, jobs: int) -> None:
    todo = list(shards.shards(paths, size))
    left = [shard for shard in todo if not shards.is_done(job.folder, shard)]
    for number, _ in enumerate(work.done_at(place, partial(do_shard, job=job), left, jobs=jobs), 1):
        counted(len(todo) - len(left) + number, len(todo), what="shards")
    _tell(job.folder, todo)


def do_shard(shard: Shard, *, job: Job) -> str:
    """Answer one shard; its name."""
    read = shards.lines_of(shard)
    long = [f"line {shard.first + at}: it is longer than 4 MB" for at, line in enumerate(read) if is_long(line)]
    batch = lines.Batch(shard.first, tuple(b"" if is_long(line) else line for line in read))
    answered = lines.answer_batch(batch, wanted=job.wanted, answer=job.answer, found=bool)
    counts = Counter(name for line in answered.lines for name in job.count(json.loads(line)))
    told = {
        "answered": len(answered.lines),
        "complaints": [*long, *answered.complaints],
        "counts": dict(sorted(counts.items())),
    }
    shards.write_answer(job.folder, shard, answered.lines, told=told)
    return shard.name


def is_long(line: bytes) -> bool:
    return len(line) > shards.LONGEST_RECORD


def checks_of(answer: lines.Record) -> list[str]:
    found = answer["findings"]
    assert isinstance(found, list)
    return [finding["check"] for finding in found]


def links_of(answer: lines.Record) -> list[str]:
    links = answer["links"]
    assert isinstance(links, list)
    return [f"{len(source)}-{len(target)}" for source, target in links]


def _tell(folder: Path, todo: Sequence[Shard]) -> None:
    """What became of all shards, those of earlier runs included."""
    answered, bad, counts = 0, 0, Counter[str]()
    for told in (shards.told_of(folder, shard) for shard in todo):
        complaints, counted = told["complaints"], told["counts"]
        assert isinstance(complaints, list)
        assert isinstance(counted, dict)
        answered, bad = answered + int(str(told["answered"])), bad + len(complaints)
        counts.update(counted)
        for complaint in complaints:
            click.echo(f"{told['path']}, {complaint}", err=True)
    _summary({"records": answered, "unreadable": bad, "counts": dict(sorted(counts.items()))})
    _refuse(bad, answered)


def _refuse(bad: int, answered: int) -> None:
    if bad:
        raise InputError(
            f"{bad:,} of {bad + answered:,} records could not be read; all others were answered.",
            hint="Mend them in a copy of the file, and answer that into another folder.",
        )


def _summary(told: dict[str, object]) -> None:
    click.echo(json.dumps(told, ensure_ascii=False))
