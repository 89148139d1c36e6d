"""JSON Lines in bulk: streamed, answered in order, in constant memory, by one or several processes.

A line that cannot be read is named on standard error and left out of the answers; all others are answered.
"""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeVar

import click

from colophon.adapters.crew import crew, look_for_garbage_seldom
from colophon.errors import InputError

BATCH = 256
LONGEST_LINE = 64 * 1024 * 1024

Record = dict[str, object]
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a batch: finished lines, complaints about unreadable ones, and whether anything was found."""

    lines: tuple[bytes, ...]
    complaints: tuple[str, ...]
    findings: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """`first` is the number of its first line, counted from 1."""

    first: int
    lines: tuple[bytes, ...]


def open_lines(source: str) -> BinaryIO:
    """The bytes of a file, or of standard input for `-`."""
    if source == "-":
        return sys.stdin.buffer
    try:
        return Path(source).open("rb")
    except OSError as error:
        raise InputError(f"{source}: {error.strerror or error}.") from error


def batches(stream: BinaryIO) -> Iterator[Batch]:
    first = 1
    read = iter(lambda: stream.readline(LONGEST_LINE), b"")
    while lines := tuple(islice(read, BATCH)):
        yield Batch(first, lines)
        first += len(lines)


def parse(line: bytes, wanted: tuple[str, ...]) -> Record:
    """One object with `id` and the wanted keys; ValueError with a plain reason otherwise."""
    try:
        record = json.loads(line)
    except UnicodeDecodeError as error:
        raise ValueError("it is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ValueError("it is not JSON") from error
    if not isinstance(record, dict):
        raise ValueError("it is not a JSON object")
    absent = [key for key in ("id", *wanted) if key not in record]
    if absent:
        raise ValueError(f"it has no {' and no '.join(absent)}")
    return record


def text(record: Record, key: str) -> str:
    value = record[key]
    if not isinstance(value, str):
        raise ValueError(f"its {key} is not text")
    return value


def texts(record: Record, key: str) -> list[str]:
    value = record[key]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"its {key} is not a list of texts")
    return value


def printed(record: Record) -> bytes:
    """One line of UTF-8. Unpaired surrogates, which UTF-8 cannot hold, are written as JSON escapes."""
    try:
        return json.dumps(record, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(record).encode() + b"\n"


def answer_batch(
    batch: Batch, *, wanted: tuple[str, ...], answer: Callable[[Record], Record], found: Callable[[Record], bool]
) -> Answered:
    """Answer every readable line of a batch, in order."""
    return answer_together(batch, wanted=wanted, read=answer, answer=iter, found=found)


def answer_together(
    batch: Batch,
    *,
    wanted: tuple[str, ...],
    read: Callable[[Record], Read],
    answer: Callable[[list[Read]], Iterator[Record]],
    found: Callable[[Record], bool],
) -> Answered:
    """The same where the lines of a batch are read one by one and answered all at once."""
    known, complaints = [], []
    for number, line in enumerate(batch.lines, batch.first):
        if not line.strip():
            continue
        try:
            known.append(read(parse(line, wanted)))
        except ValueError as error:
            complaints.append(f"line {number}: {error}")
    answers = list(answer(known))
    return Answered(tuple(map(printed, answers)), tuple(complaints), any(map(found, answers)))


def stream(source: str, work: Callable[[Batch], Answered], *, jobs: int) -> bool:
    """Answer a whole file on standard output and say whether anything was found. Bad lines are refused at the end."""
    bad, findings, done = 0, False, 0
    look_for_garbage_seldom()
    with open_lines(source) as opened, crew(jobs) as workers:
        for answered in workers.each(work, batches(opened)):
            sys.stdout.buffer.writelines(answered.lines)
            sys.stdout.buffer.flush()
            for complaint in answered.complaints:
                click.echo(f"{source}, {complaint}", err=True)
            bad += len(answered.complaints)
            done += len(answered.lines)
            findings = findings or answered.findings
            if sys.stderr.isatty():
                click.echo(f"\r{done:,} lines", nl=False, err=True)
    if bad:
        raise InputError(
            f"{bad:,} of {bad + done:,} lines could not be read; all others were answered.",
            hint="The lines are named above. Mend them and run those again.",
        )
    return findings
