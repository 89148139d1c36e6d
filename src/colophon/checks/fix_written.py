"""Mending house typography in a file as it was written: only lines of prose change, all else stays."""

import re
from collections.abc import Iterable

from colophon.checks.fix import Change, Fixed, fix

_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_MARKER = re.compile(r"(?:\s*(?:>|[-*+•](?=\s)|\d{1,9}[.)](?=\s)|#{1,6}(?=\s)|\[[ xX]\](?=\s)))*\s*")
_ADDRESS = re.compile(r"(?<=\])(?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s\"[^\"\n]*\")?\)|\[[^\[\]\n]*\])")
_CELL = re.compile(r"(?<=\|)[^|\n]+(?=\|)")


def fix_written(text: str, spoken: Iterable[str], language: str) -> Fixed:
    """A Markdown or plain text after every certain edit. `spoken` are the inline texts that were read from it.

    A line is mended where what stands behind its markers is part of such a text; front matter, code, addresses and
    whatever was not read as prose stay as they are. Changes tell the line's offset.
    """
    prose = _without_addresses("\n".join(spoken))
    changes: list[Change] = []
    mended: list[str] = []
    fence = ""
    at = 0
    for line in text.splitlines(keepends=True):
        fence, inside = _fenced(line, fence)
        new = line if inside else _mended(line, prose, language, at, changes)
        mended.append(new)
        at += len(line)
    return Fixed("".join(mended), tuple(changes))


def _without_addresses(text: str) -> str:
    """What was read has its links by number and cleaned, the file has them as they were written."""
    return _ADDRESS.sub("", text)


def _fenced(line: str, fence: str) -> tuple[str, bool]:
    """The fence that is open after a line, and whether the line belongs to code."""
    found = _FENCE.match(line)
    if fence:
        closes = found is not None and found[1].startswith(fence) and line.strip() == found[1]
        return ("" if closes else fence), True
    return (found[1], True) if found else ("", False)


def _mended(line: str, prose: str, language: str, at: int, changes: list[Change]) -> str:
    if line.lstrip().startswith("|"):
        return _CELL.sub(lambda cell: _piece(cell[0], prose, language, at + cell.start(), changes), line)
    marker = _MARKER.match(line)
    assert marker is not None
    begin = marker.end()
    return line[:begin] + _piece(line[begin:], prose, language, at + begin, changes)


def _piece(piece: str, prose: str, language: str, at: int, changes: list[Change]) -> str:
    """A piece of a line with the space around it kept."""
    core = piece.strip()
    if not core or _without_addresses(core) not in prose:
        return piece
    fixed = fix(core, language)
    begin = piece.index(core)
    changes.extend(Change(one.check, at + begin + one.start, one.before, one.after) for one in fixed.changes)
    return piece[:begin] + fixed.text + piece[begin + len(core) :]
