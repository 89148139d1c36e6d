"""The name ledger in CSV: one row a rendering, spelling or original, the rows of a name share its key."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TextIO

from colophon.memory.exchange.spreadsheet import read_rows, rows_together, write_rows
from colophon.memory.exchange.unread import Unread
from colophon.memory.name import Name, NameKind, Rendering

COLUMNS = ("name", "kind", "original", "original_language", "language", "rendering", "status", "evidence", "note")
AGREED, SUPERSEDED, SPELLING = "agreed", "superseded", "spelling"


def write_names_csv(names: Iterable[Name], stream: TextIO) -> int:
    """How many rows were written."""
    return write_rows(COLUMNS, (row for name in names for row in _rows(name)), stream)


def read_names_csv(stream: TextIO) -> Iterator[Name | Unread]:
    """Names; rows of one name must follow each other."""
    rows = (one if isinstance(one, Unread) else _name(*one) for one in read_rows(stream))
    return rows_together(rows, _together)


def _together(one: Name, other: Name) -> Name | None:
    if one.key != other.key:
        return None
    renderings, spellings = (*one.renderings, *other.renderings), (*one.spellings, *other.spellings)
    return replace(one, renderings=renderings, spellings=spellings)


def _rows(name: Name) -> Iterator[tuple[str, ...]]:
    head = (name.key, name.kind.value, name.original, name.language)
    for one in name.renderings:
        status = SUPERSEDED if one.superseded else AGREED
        yield (*head, one.language, one.text, status, one.evidence, name.note)
    for language, text in name.spellings:
        yield (*head, language, text, SPELLING, "", name.note)
    if not name.renderings and not name.spellings:
        yield (*head, "", "", "", "", name.note)


def _name(line: int, row: dict[str, str]) -> Name | Unread:
    original, kind = row.get("original", ""), row.get("kind", "")
    if not original or not row.get("original_language"):
        return Unread(line, "it does not say the original and its language")
    if kind not in set(NameKind):
        return Unread(line, f"its kind is “{kind[:40]}”; there are {', '.join(NameKind)}")
    bare = Name(
        key=row.get("name") or original,
        kind=NameKind(kind),
        original=original,
        language=row["original_language"],
        note=row.get("note", ""),
    )
    language, text, status = row.get("language", ""), row.get("rendering", ""), row.get("status", "")
    if not language or not text:
        return bare
    if status == SPELLING:
        return replace(bare, spellings=((language, text),))
    superseded = status == SUPERSEDED
    rendering = Rendering(language=language, text=text, evidence=row.get("evidence", ""), superseded=superseded)
    return replace(bare, renderings=(rendering,))
