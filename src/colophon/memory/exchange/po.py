"""PO, gettext's form: entries of a source and a target text with comments; one file has one pair of languages."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TextIO

from colophon.article.inline_writer import write_inline
from colophon.article.span import Span
from colophon.errors import InputError
from colophon.memory.exchange.unread import NO_LANGUAGES, NOT_UTF8, Unread, is_undecoded
from colophon.memory.unit import Origin, Unit

_OWN = "colophon: "
_KEPT = ("before", "after", "article", "date", "desk")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\v": "\\v", "\f": "\\f", "\b": "\\b"}
_ESCAPED = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_UNESCAPED = {written: char for char, written in _ESCAPES.items()} | {"\\a": "\a"}
_BACKSLASH = re.compile(r"\\.", re.DOTALL)
_KEYWORD = re.compile(r'\s*(msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]+\])?)\s+"(.*)"\s*')
_CONTINUED = re.compile(r'\s*"(.*)"\s*')
_HEADER = re.compile(r"^([A-Za-z-]+):\s*(.*)$", re.MULTILINE)
_CHARSET = re.compile(r"charset=([\w.:-]+)")
# Those of which no character has a byte that is a quotation mark or a backslash.
_PLAIN_CHARSET = re.compile(r"iso-?8859|latin|windows-125|cp125|koi8|gb2312|euc", re.IGNORECASE)
_LONGEST_LINE = 10_000_000


def write_po(units: Iterable[Unit], stream: TextIO) -> int:
    """Write every unit as one entry; machine drafts are marked fuzzy. InputError for several pairs of languages.

    What else is known of a unit stands in a comment as JSON, so that the same text can be there several times.
    """
    rest = iter(units)
    first = next(rest, None)
    languages = (first.source_language, first.target_language) if first else ("", "")
    stream.write(_head(*languages))
    count = 0
    for count, unit in enumerate(chain((first,), rest) if first else rest, 1):
        if (unit.source_language, unit.target_language) != languages:
            raise InputError("A PO file holds one pair of languages: export one pair at a time.")
        stream.write(_entry(unit, count))
    return count


def _head(source: str, target: str) -> str:
    said = f"Content-Type: text/plain; charset=UTF-8\nLanguage: {target}\nX-Source-Language: {source}\n"
    said += "X-Generator: Colophon\n"
    return f'msgid ""\nmsgstr {_quoted(said)}\n'


def _entry(unit: Unit, count: int) -> str:
    kept: dict[str, str | int] = {name: value for name in _KEPT if (value := getattr(unit, name))}
    if unit.id:
        kept["id"] = unit.id
    if unit.origin is Origin.REVIEWED:
        kept["origin"] = unit.origin.value
    lines = ["", f"#. {_OWN}{json.dumps(kept)}"]
    if unit.origin is Origin.MACHINE:
        lines.append("#, fuzzy")
    lines += [f'msgctxt "{count}"', f"msgid {_quoted(unit.source)}", f"msgstr {_quoted(unit.target)}", ""]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda match: _ESCAPES[match[0]], text) + '"'


def _unquoted(text: str) -> str:
    return _BACKSLASH.sub(lambda match: _UNESCAPED.get(match[0], match[0][1:]), text)


@dataclass(slots=True)
class _Entry:
    line: int
    texts: dict[str, str] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    fuzzy: bool = False
    broken: str = ""
    last: str = ""


def read_po(stream: TextIO, *, source_language: str = "", target_language: str = "") -> Iterator[Unit | Unread]:
    """Every translated entry; of plural forms the first. The head says the languages, unless they are given."""
    own, charset = False, "utf-8"
    for entry in _entries(stream):
        if entry.broken:
            yield Unread(entry.line, entry.broken)
        elif not entry.texts.get("msgid") and "msgctxt" not in entry.texts:
            said = dict(_HEADER.findall(entry.texts.get("msgstr", "")))
            source_language = source_language or said.get("X-Source-Language", "")
            target_language = target_language or said.get("Language", "")
            own = said.get("X-Generator") == "Colophon"
            charset = charset_in(said.get("Content-Type", ""))
        else:
            yield _decoded(entry, charset) or _unit(entry, source_language, target_language, own=own)


def charset_in(content_type: str) -> str:
    """The characters that a head declares; UTF-8 where it says nothing, or "CHARSET" as templates do."""
    found = _CHARSET.search(content_type)
    return found[1].lower() if found and found[1] != "CHARSET" else "utf-8"


def _decoded(entry: _Entry, charset: str) -> Unread | None:
    """Read the entry's texts in their own characters, or say that they cannot be read."""
    if not any(map(is_undecoded, entry.texts.values())):
        return None
    if not _PLAIN_CHARSET.match(charset):
        return Unread(entry.line, NOT_UTF8)
    try:
        for name, text in entry.texts.items():
            entry.texts[name] = text.encode("utf-8", "surrogateescape").decode(charset)
    except (LookupError, ValueError):
        return Unread(entry.line, NOT_UTF8)
    return None


def _unit(entry: _Entry, source_language: str, target_language: str, *, own: bool) -> Unit | Unread:
    source = entry.texts.get("msgid")
    target = entry.texts.get("msgstr", entry.texts.get("msgstr[0]"))
    if source is None or target is None or not (target or own):
        return Unread(entry.line, "it has no translation")
    if not source_language or not target_language:
        return Unread(entry.line, NO_LANGUAGES)
    if not own:
        source, target = write_inline([Span(text=source)]), write_inline([Span(text=target)])
    kept = _kept(entry) if own else {}
    origin = Origin.MACHINE if entry.fuzzy else Origin.REVIEWED if kept.get("origin") == "reviewed" else Origin.PERSON
    number = kept.get("id", 0)
    return Unit(
        source=source,
        target=target,
        source_language=source_language,
        target_language=target_language,
        origin=origin,
        id=number if isinstance(number, int) else 0,
        **{name: str(kept[name]) for name in _KEPT if name in kept},
    )


def _kept(entry: _Entry) -> dict[str, object]:
    for comment in entry.comments:
        if comment.startswith(_OWN):
            try:
                found = json.loads(comment.removeprefix(_OWN))
            except ValueError:
                return {}
            return found if isinstance(found, dict) else {}
    return {}


def _entries(stream: TextIO) -> Iterator[_Entry]:
    """Entries as they are parted by empty lines or by the next `msgctxt` or `msgid`."""
    entry = _Entry(1)
    for number, line in enumerate(iter(lambda: stream.readline(_LONGEST_LINE), ""), 1):
        line = line.rstrip("\n")
        if _begins_new(line, entry):
            yield entry
            entry = _Entry(number)
        if not line.strip():
            continue
        if not (entry.texts or entry.comments or entry.fuzzy or entry.broken):
            entry.line = number
        _take(line, entry)
    if entry.texts or entry.broken:
        yield entry


def _begins_new(line: str, entry: _Entry) -> bool:
    if not entry.texts and not entry.broken:
        return False
    if not line.strip() or line.startswith("#"):
        return True
    keyword = _KEYWORD.fullmatch(line)
    return keyword is not None and keyword[1] in ("msgctxt", "msgid") and "msgid" in entry.texts


def _take(line: str, entry: _Entry) -> None:
    if line.startswith("#"):
        if line.startswith("#."):
            entry.comments.append(line[2:].strip())
        entry.fuzzy = entry.fuzzy or (line.startswith("#,") and "fuzzy" in line)
    elif keyword := _KEYWORD.fullmatch(line):
        entry.last = keyword[1]
        entry.texts[entry.last] = _unquoted(keyword[2])
    elif (more := _CONTINUED.fullmatch(line)) and entry.last:
        entry.texts[entry.last] += _unquoted(more[1])
    else:
        entry.broken = entry.broken or f"this is no line of a PO file: {line[:60]}"
