"""CSV, as spreadsheets write it: one row a pair under a row of names."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TextIO, TypeVar

from colophon.errors import InputError
from colophon.languages.library import ANY, resolved
from colophon.languages.tags import canonical_tag
from colophon.memory.concept import speaks
from colophon.memory.exchange.unread import NO_LANGUAGES, NOT_UTF8, Unread, is_undecoded
from colophon.memory.unit import Origin, Unit

COLUMNS = tuple(field.name for field in fields(Unit))
# A cell that begins so is run as a formula by a spreadsheet; an apostrophe before it says that it is text.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_QUOTED_FORMULA = re.compile(r"'+[=+\-@\t\r]")
One = TypeVar("One")


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
    names, delimiter = first_row(stream)
    yield from rows_under(stream, names, delimiter)


def rows_together(rows: Iterable[One | Unread], together: Callable[[One, One], One | None]) -> Iterator[One | Unread]:
    """What neighbouring rows say of one thing as one value; `together` answers None for two things."""
    current: One | None = None
    for row in rows:
        if isinstance(row, Unread):
            yield row
            continue
        both = None if current is None else together(current, row)
        if both is None and current is not None:
            yield current
        current = row if both is None else both
    if current is not None:
        yield current


def first_row(stream: TextIO) -> tuple[list[str], str]:
    """The cells of the first row, and what parts them. Raises InputError if there are none."""
    head = stream.readline(1_000_000).lstrip("\ufeff")
    delimiter = max(",;\t", key=head.count)
    names = [unguarded(name).strip() for name in next(csv.reader([head], delimiter=delimiter), [])]
    if not any(names):
        raise InputError("The file does not begin with a row that names its columns.")
    return names, delimiter


def rows_under(stream: TextIO, names: Sequence[str], delimiter: str) -> Iterator[tuple[int, dict[str, str]] | Unread]:
    """What follows the first row, by these names of the columns."""
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

    Two columns that are called like languages (`en`, `zh_CN`) will do instead of `source` and `target`, and so will
    two columns without names where both languages are given. Raises InputError where nothing tells.
    """
    first, delimiter = first_row(stream)
    columns = _columns(first, source_language, target_language)
    if columns.nameless:
        yield _unit(1, dict(zip(columns.names, first, strict=True)), columns)
    for found in rows_under(stream, columns.names, delimiter):
        yield found if isinstance(found, Unread) else _unit(*found, columns)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns by our names, and the languages of rows that do not say theirs; `nameless`: no row names them."""

    names: Sequence[str]
    source_language: str
    target_language: str
    nameless: bool = False


def _columns(first: Sequence[str], source_language: str, target_language: str) -> _Columns:
    known = [name.casefold() for name in first]
    if {"source", "target"} <= set(known):
        return _Columns(known, source_language, target_language)
    ours = _spoken(first, source_language, besides=-1)
    theirs = _spoken(first, target_language, besides=ours)
    if min(ours, theirs) >= 0:
        called = {ours: "source", theirs: "target"}
        names = [called.get(at, name) for at, name in enumerate(known)]
        return _Columns(names, source_language or first[ours], target_language or first[theirs])
    if len(first) == len(("source", "target")) and source_language and target_language:
        return _Columns(("source", "target"), source_language, target_language, nameless=True)
    raise InputError(
        "The first row names neither “source” and “target” nor two languages.",
        hint="Name the columns in it, or say the languages of a file of two columns (--from en --to zh-Hans).",
    )


def _spoken(names: Sequence[str], language: str, *, besides: int) -> int:
    """The column that is called like this language, or like any that we know; -1 for none. "id" is Indonesian only to
    who asks for it."""
    tags = [(at, canonical_tag(name)) for at, name in enumerate(names) if at != besides and (language or name != "id")]
    fits = (at for at, tag in tags if (speaks(tag, language) if language else resolved(tag) != ANY))
    return next(fits, -1)


def _unit(line: int, row: dict[str, str], columns: _Columns) -> Unit | Unread:
    source, target = row.get("source"), row.get("target")
    languages = (
        row.get("source_language") or columns.source_language,
        row.get("target_language") or columns.target_language,
    )
    if source is None or target is None:
        return Unread(line, "it has no source or no target")
    if not all(languages):
        return Unread(line, NO_LANGUAGES)
    if is_undecoded(source) or is_undecoded(target):
        return Unread(line, NOT_UTF8)
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
