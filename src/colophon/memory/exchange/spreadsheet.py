"""CSV, as spreadsheets write it: one row a pair under a row of names."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import TextIO

from colophon.errors import InputError
from colophon.memory.exchange.unread import Unread
from colophon.memory.unit import Origin, Unit

COLUMNS = tuple(field.name for field in fields(Unit))
# A cell that begins so is run as a formula by a spreadsheet; an apostrophe before it says that it is text.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_QUOTED_FORMULA = re.compile(r"'+[=+\-@\t\r]")
_NUL = "\0"


def guarded(text: str) -> str:
    """A cell that no spreadsheet runs."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    return cell[1:] if _QUOTED_FORMULA.match(cell) else cell


def write_rows(names: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO) -> int:
    """A row of names and every row under it, all cells quoted; how many rows there were."""
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(names)
    count = 0
    for row in rows:
        count += 1
        writer.writerow([guarded(cell) for cell in row])
    return count


def read_rows(stream: TextIO) -> Iterator[tuple[int, dict[str, str]] | Unread]:
    """Rows by the names of their columns, with the line they end at. Commas, semicolons or tabs part the cells.

    The stream must be opened with `newline=""`. Raises InputError if there is no row of names.
    """
    head = stream.readline(1_000_000).lstrip("\ufeff")
    delimiter = max(",;\t", key=head.count)
    names = [unguarded(name).strip() for name in next(csv.reader([head], delimiter=delimiter), [])]
    if not any(names):
        raise InputError("The file does not begin with a row that names its columns.")
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Unread(reader.line_num + 1, str(error))
            continue
        if row:
            yield reader.line_num + 1, {name: unguarded(cell) for name, cell in zip(names, row, strict=False)}


def write_csv(units: Iterable[Unit], stream: TextIO) -> int:
    rows = ([str(getattr(unit, name)) for name in COLUMNS] for unit in units)
    return write_rows(COLUMNS, rows, stream)


def read_csv(stream: TextIO, *, source_language: str = "", target_language: str = "") -> Iterator[Unit | Unread]:
    """Every row as a unit. Columns are those that `write_csv` names; others are not read.

    Two columns that are called like the two languages (`en`, `zh-Hans`) will do instead of `source` and `target`.
    """
    for found in read_rows(stream):
        if isinstance(found, Unread):
            yield found
        else:
            yield _unit(*found, source_language, target_language)


def _unit(line: int, row: dict[str, str], source_language: str, target_language: str) -> Unit | Unread:
    source = row.get("source", row.get(source_language))
    target = row.get("target", row.get(target_language))
    languages = (row.get("source_language") or source_language, row.get("target_language") or target_language)
    if source is None or target is None:
        return Unread(line, "it has no source or no target")
    if not all(languages):
        return Unread(line, "it does not say its languages")
    origin, number = row.get("origin", ""), row.get("id", "")
    return Unit(
        source=source,
        target=target,
        source_language=languages[0],
        target_language=languages[1],
        before=row.get("before", ""),
        after=row.get("after", ""),
        origin=Origin(origin) if origin in set(Origin) else Origin.PERSON,
        article=row.get("article", ""),
        date=row.get("date", ""),
        desk=row.get("desk", ""),
        id=int(number) if number.isascii() and number.isdigit() and len(number) < 16 else 0,
    )
