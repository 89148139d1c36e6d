"""Where in a document credits may stand: before the text begins, after it has ended, never in the middle."""

import re
from collections.abc import Callable, Mapping

from colophon.intake.published import lctt
from colophon.intake.published.found import Found

LineReader = Callable[[int], Found | None]
"""Reads the line of a number."""

_DEFINITION = re.compile(r"\s{0,3}\[([^\[\]#^][^\[\]]*)\]:\s*<?(\S+?)>?(?:\s+[\"'(].*)?\s*$")
_NEUTRAL = re.compile(r"\s*(?:|=+|-{2,}|\*{3,}|_{3,}|#{1,6}\s.*|!\[.*|>?\s*)")


def definition(line: str) -> tuple[str, str] | None:
    """The label and address of a link definition."""
    match = _DEFINITION.fullmatch(line) if "]:" in line and len(line) < 4000 else None
    return (match[1].strip().casefold(), match[2]) if match else None


def definitions(lines: tuple[str, ...]) -> dict[str, str]:
    """All link definitions by label in lower case; the first of a label counts."""
    out: dict[str, str] = {}
    for line in lines:
        found = definition(line)
        if found:
            out.setdefault(*found)
    return out


def title_line(lines: tuple[str, ...], found: Mapping[int, Found]) -> tuple[int, int] | None:
    """First and last line number of the heading on top, when nothing but credits stands before it."""
    for index, line in enumerate(lines):
        if not line.strip() or index in found:
            continue
        if re.match(r"#\s+\S", line):
            return index, index
        below = lines[index + 1] if index + 1 < len(lines) else ""
        return (index, index + 1) if re.fullmatch(r"=+\s*", below) else None
    return None


def header(lines: tuple[str, ...], read: LineReader) -> dict[int, Found]:
    """What the lines before the text say."""
    out: dict[int, Found] = {}
    for index, line in enumerate(lines):
        found = read(index)
        if found:
            out[index] = found
        elif not (_is_neutral(line) or _is_title(lines, index)):
            break
    return out


def footer(lines: tuple[str, ...], read: LineReader) -> dict[int, Found]:
    """What the lines after the text say; below a footer rule a biography may stand between them."""
    out: dict[int, Found] = {}
    ruled = _footer_start(lines, read)
    for index in range(len(lines) - 1, -1, -1):
        found = read(index)
        if found:
            out[index] = found
        elif index < ruled and not _is_neutral(lines[index]):
            break
    return out


def _is_neutral(line: str) -> bool:
    return bool(_NEUTRAL.fullmatch(line)) or definition(line) is not None


def _is_title(lines: tuple[str, ...], index: int) -> bool:
    return index + 1 < len(lines) and bool(re.fullmatch(r"=+\s*", lines[index + 1]))


def _footer_start(lines: tuple[str, ...], read: LineReader) -> int:
    """The line below the last footer rule that has a credit under it; the number of lines when there is none."""
    credit_below = False
    for index in range(len(lines) - 1, -1, -1):
        if lctt.is_rule(lines[index]):
            return index + 1 if credit_below else len(lines)
        credit_below = credit_below or read(index) is not None
    return len(lines)
