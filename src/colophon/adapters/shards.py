"""Corpora in shards: JSON Lines and Parquet files cut into stretches of records that are worked at independently.

A shard's answer is one file, written whole or not at all; where it is there already, the shard is done. So work that
was broken off goes on where it was, on whatever machine, and no answer depends on which shard was done first.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from colophon.adapters.files import plain_refusals, replace_file
from colophon.errors import CorpusWorkError, InputError

if TYPE_CHECKING:
    import pyarrow.parquet

LONGEST_RECORD = 4 * 1024 * 1024
"""Bytes. What is longer is a file that lost its line ends; it is named and left out."""

PLAN = "work.json"
PARQUET = ".parquet"


@dataclass(frozen=True, slots=True)
class Shard:
    """`count` records of a file from the one numbered `first` (from 1); `begin` and `end` are bytes, of lines only."""

    path: str
    name: str
    first: int
    count: int
    begin: int = 0
    end: int = 0


def shards(paths: Sequence[Path], size: int) -> Iterator[Shard]:
    """Every file cut into shards of `size` records. Files of the same name get numbers."""
    for number, path in enumerate(paths):
        stem = f"{number}-{path.name.partition('.')[0]}"
        cut = _parquet_shards if path.suffix == PARQUET else _line_shards
        with plain_refusals(path):
            yield from cut(path, stem, size)


def _line_shards(path: Path, stem: str, size: int) -> Iterator[Shard]:
    first, count, begin, at, within = 1, 0, 0, 0, False
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}.") from error
    with file:
        while piece := file.readline(LONGEST_RECORD):
            at, count, within = at + len(piece), count + (not within), not piece.endswith(b"\n")
            if count == size and not within:
                yield Shard(str(path), f"{stem}-{first}", first, count, begin, at)
                first, count, begin = first + count, 0, at
    if count:
        yield Shard(str(path), f"{stem}-{first}", first, count, begin, at)


def _parquet_shards(path: Path, stem: str, size: int) -> Iterator[Shard]:
    rows = _parquet(path).metadata.num_rows
    for first in range(1, rows + 1, size):
        yield Shard(str(path), f"{stem}-{first}", first, min(size, rows - first + 1))


def lines_of(shard: Shard) -> tuple[bytes, ...]:
    """The shard's records as lines of JSON, whichever kind of file they are in."""
    path = Path(shard.path)
    if path.suffix == PARQUET:
        return tuple(json.dumps(row, ensure_ascii=False, default=str).encode() for row in _rows(path, shard))
    with path.open("rb") as file:
        file.seek(shard.begin)
        data = file.read(shard.end - shard.begin)
    return tuple(data.removesuffix(b"\n").split(b"\n"))  # lines end with a line feed only, as JSON Lines says


def _rows(path: Path, shard: Shard) -> list[dict[str, object]]:
    """Only the row groups that the shard touches are read."""
    file, at, found = _parquet(path), 0, list[dict[str, object]]()
    begin, end = shard.first - 1, shard.first - 1 + shard.count
    for group in range(file.metadata.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        if at < end and at + rows > begin:
            table = file.read_row_group(group)
            low, high = max(0, begin - at), min(rows, end - at)
            found += table.slice(low, high - low).to_pylist()
        at += rows
    return found


def _parquet(path: Path) -> "pyarrow.parquet.ParquetFile":
    try:
        import pyarrow.parquet as parquet
    except ImportError as error:
        hint = "Nothing was done. Install it: pip install 'colophon[corpus]'"
        raise InputError("Reading Parquet needs pyarrow.", hint=hint) from error
    try:
        return parquet.ParquetFile(path)
    except (OSError, ValueError) as error:
        raise InputError(f"{path} is not a Parquet file.") from error


def open_work(folder: Path, work: dict[str, object], paths: Sequence[Path]) -> None:
    """Begin this work in `folder`, or go on with it. CorpusWorkError if the folder holds other work."""
    with plain_refusals(folder):
        inputs = [{"name": path.name, "size": path.stat().st_size} for path in paths]
    plan = json.dumps({**work, "inputs": inputs}, sort_keys=True, indent=1).encode()
    file = folder / PLAN
    if file.exists() and file.read_bytes() != plan:
        raise CorpusWorkError(f"“{folder}” holds the answers of other work.")
    replace_file(file, plan)


def answer_file(folder: Path, shard: Shard) -> Path:
    return folder / f"{shard.name}.jsonl"


def is_done(folder: Path, shard: Shard) -> bool:
    return answer_file(folder, shard).exists()


def write_answer(folder: Path, shard: Shard, lines: Sequence[bytes], *, told: dict[str, object]) -> None:
    """First what was told of the shard, then its answers, whose file says that it is done."""
    replace_file(folder / f"{shard.name}.told.json", json.dumps({**asdict(shard), **told}).encode())
    replace_file(answer_file(folder, shard), b"".join(lines))


def told_of(folder: Path, shard: Shard) -> dict[str, object]:
    told: dict[str, object] = json.loads((folder / f"{shard.name}.told.json").read_bytes())
    return told
