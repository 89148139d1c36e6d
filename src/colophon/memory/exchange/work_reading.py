"""A translation that comes back from another tool as XLIFF 1.2 or 2.1; what is in it that was not, by its line."""

from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from colophon.article.inline_reader import read_inline
from colophon.article.inline_writer import escape_inline, write_inline
from colophon.memory.exchange.segment_xml import CHARACTER, character
from colophon.memory.exchange.unread import Unread
from colophon.memory.exchange.work import Returned, WorkHead
from colophon.memory.exchange.work_writing import BASE, DATATYPE, TYPE
from colophon.memory.exchange.xml import elements, line_of, local, words_of

Part = tuple[str, bool]
"""A stretch of a segment, and whether it is the marks of a code."""

_AROUND = frozenset({"g", "mrk", "sub"})
_NOTHING = WorkHead("", "", "")


def read_work(stream: BinaryIO) -> Iterator[WorkHead | Returned | Unread]:
    """First what the file is, then every segment with its key, as they come. Other tools' own files are not this."""
    head = _NOTHING
    for element in elements(stream, whole=("trans-unit", "unit"), opened=("xliff", "file")):
        if isinstance(element, Unread):
            yield element
            continue
        match local(element):
            case "xliff":
                head = WorkHead("", element.get("srcLang", ""), element.get("trgLang", ""))
            case "file":
                head = _head(element, head)
                yield head
            case "trans-unit":
                yield _returned1(element)
            case _:
                yield _returned2(element)


def _head(element: etree._Element, before: WorkHead) -> WorkHead:
    """What a file says of itself; nothing if it did not come from a desk."""
    if "datatype" in element.attrib and element.get("datatype") != DATATYPE:
        return _NOTHING
    return WorkHead(
        element.get("original", ""),
        element.get("source-language", before.source_language),
        element.get("target-language", before.target_language),
    )


def _returned1(element: etree._Element) -> Returned | Unread:
    parts = {local(child): child for child in reversed(element)}
    key = element.get("resname", "")
    if not key or "source" not in parts:
        return Unread(line_of(element), "this segment does not say which of the translation's it is")
    contexts = (one for one in element.iter() if local(one) == "context" and one.get("context-type") == BASE)
    source, target = _parts1(parts["source"]), _parts1(parts["target"]) if "target" in parts else []
    return _returned(key, source, target, base=_number(next(contexts, None)), line=line_of(element))


def _parts1(holder: etree._Element) -> list[Part]:
    """The codes hold their marks themselves."""
    found: list[Part] = [(holder.text or "", False)]
    for code in holder:
        name = local(code)
        if name in _AROUND:
            found += _parts1(code)
        elif name == "ph" and code.get("ctype") == CHARACTER:
            found.append((character(code.text or ""), True))
        elif name:
            found.append((words_of(code), True))
        found.append((code.tail or "", False))
    return found


def _returned2(element: etree._Element) -> Returned | Unread:
    key = element.get("name", "") if element.get("type") == TYPE else ""
    if not key:
        return Unread(line_of(element), "this segment does not say which of the translation's it is")
    data = {one.get("id", ""): one.text or "" for one in element.iter() if local(one) == "data"}
    notes = (one for one in element.iter() if local(one) == "note" and one.get("category") == BASE)
    source: list[Part] = []
    target: list[Part] = []
    for holder in element.iter():
        if local(holder) == "source":
            source += _parts2(holder, data)
        elif local(holder) == "target":
            target += _parts2(holder, data)
    return _returned(key, source, target, base=_number(next(notes, None)), line=line_of(element))


def _parts2(holder: etree._Element, data: dict[str, str]) -> list[Part]:
    """The marks of codes stand beside the text; a tool may have cut the segment into several."""
    found: list[Part] = [(holder.text or "", False)]
    for code in holder:
        match local(code):
            case "pc":
                opening, closing = (data.get(code.get(name, ""), "") for name in ("dataRefStart", "dataRefEnd"))
                found += [(opening, True), *_parts2(code, data), (closing, True)]
            case "mrk":
                found += _parts2(code, data)
            case "cp":
                found.append((character(code.get("hex", "")), True))
            case "ph" | "sc" | "ec":
                found.append((data.get(code.get("dataRef", ""), ""), True))
        found.append((code.tail or "", False))
    return found


def _returned(key: str, source: list[Part], target: list[Part], *, base: int | None, line: int) -> Returned:
    said = "".join(text for text, _ in target)
    return Returned(
        key=key, source="".join(text for text, _ in source), target=said, typed=_typed(target), base=base, line=line
    )


def _typed(parts: list[Part]) -> str:
    """The text with what was typed as text, in normal form. A backslash before a mark goes: all text is escaped."""
    careful = "".join(escape_inline(text) if not is_code else text for text, is_code in parts if text != "\\")
    return write_inline(read_inline(careful)).strip()


def _number(holder: etree._Element | None) -> int | None:
    text = (holder.text or "").strip() if holder is not None else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None
