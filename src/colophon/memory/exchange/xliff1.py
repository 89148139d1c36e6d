"""XLIFF 1.2: the form in which translation tools hand over work, read and written as a stream."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from lxml import etree

from colophon.memory.exchange.codes import Side, storable
from colophon.memory.exchange.foreign import inline_of
from colophon.memory.exchange.segment_xml import fill, read_own
from colophon.memory.exchange.unread import NO_LANGUAGES, Unread
from colophon.memory.exchange.xml import SPACE, elements, line_of, local, made
from colophon.memory.unit import Origin, Unit

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
DATATYPE = "x-colophon-markdown"
_NUMBERS = {Side.OPENS: ("id", "rid"), Side.CLOSES: ("id", "rid"), Side.ALONE: ("id",)}
_CONTEXTS = {"before": "x-before", "after": "x-after", "date": "x-date", "desk": "x-desk"}
_OF_CONTEXTS = {context: field for field, context in _CONTEXTS.items()}
_STATES = {Origin.MACHINE: "needs-review-translation", Origin.PERSON: "translated", Origin.REVIEWED: "signed-off"}
_REVIEWED = frozenset({"signed-off", "final"})
_NOT_BEGUN = frozenset({"new", "needs-translation"})
_MACHINE = frozenset({"leveraged-mt", "mt-suggestion", "fuzzy-match", "exact-match", "id-match"})


def write_xliff1(units: Iterable[Unit], stream: BinaryIO) -> int:
    """Write every unit as one `trans-unit`; neighbours of the same languages and article share a `file`."""
    count = 0
    with etree.xmlfile(stream, encoding="utf-8") as document:
        document.write_declaration()
        with document.element(_name("xliff"), version="1.2", nsmap={None: NAMESPACE}):
            for (source, target, article), group in groupby(units, key=_file_of):
                attributes = {"source-language": source, "target-language": target, "datatype": DATATYPE}
                attributes["original"] = storable(article)
                with document.element(_name("file"), attributes), document.element(_name("body")):
                    for unit in group:
                        count += 1
                        document.write("\n", _written(unit, count))
    return count


def read_xliff1(stream: BinaryIO) -> Iterator[Unit | Unread]:
    """Every `trans-unit` that has a translation. Text of other tools comes as inline Markdown."""
    head = _File({})
    for element in elements(stream, whole=("trans-unit",), opened=("file",)):
        if isinstance(element, Unread):
            yield element
        elif local(element) == "file":
            head = _File({str(name): str(value) for name, value in element.attrib.items()})
        else:
            yield from _units(element, head)


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _file_of(unit: Unit) -> tuple[str, str, str]:
    return unit.source_language, unit.target_language, unit.article


def _written(unit: Unit, count: int) -> etree._Element:
    element = made("trans-unit", {"id": str(count), SPACE: "preserve"}, namespace=NAMESPACE)
    if unit.id:
        element.set("resname", str(unit.id))
    fill(etree.SubElement(element, _name("source")), unit.source, attributes=_NUMBERS, sort="ctype")
    target = etree.SubElement(element, _name("target"), {"state": _STATES[unit.origin]})
    if unit.origin is Origin.MACHINE:
        target.set("state-qualifier", "leveraged-mt")
    fill(target, unit.target, attributes=_NUMBERS, sort="ctype")
    said = {kind: value for field, kind in _CONTEXTS.items() if (value := getattr(unit, field))}
    if said:
        group = etree.SubElement(element, _name("context-group"), {"purpose": "information"})
        for kind, value in said.items():
            etree.SubElement(group, _name("context"), {"context-type": kind}).text = storable(value)
    return element


class _File:
    """What a `file` says of its units."""

    def __init__(self, said: dict[str, str]) -> None:
        self.source_language = said.get("source-language", "")
        self.target_language = said.get("target-language", "")
        self.own = said.get("datatype") == DATATYPE
        self.article = said.get("original", "") if self.own else ""


def _units(element: etree._Element, head: _File) -> Iterator[Unit | Unread]:
    """One unit, or one a segment where another tool has cut the text into some."""
    parts = {local(child): child for child in reversed(element)}
    if "source" not in parts or "target" not in parts:
        yield Unread(line_of(element), "it has no translation")
    elif parts["target"].get("state") in _NOT_BEGUN:
        yield Unread(line_of(element), "it is marked as not translated yet")
    elif not head.source_language or not head.target_language:
        yield Unread(line_of(element), NO_LANGUAGES)
    else:
        for source, target in _segments(parts):
            yield _unit(element, head, source, target)


def _segments(parts: dict[str, etree._Element]) -> list[tuple[etree._Element, etree._Element]]:
    """Segments that both sides have; the whole texts where nobody has cut them, or where nothing fits."""
    ours = _cut(parts["seg-source"]) if "seg-source" in parts else {}
    theirs = _cut(parts["target"]) if ours else {}
    both = [(ours[number], theirs[number]) for number in ours if number in theirs]
    return both or [(parts["source"], parts["target"])]


def _cut(element: etree._Element) -> dict[str, etree._Element]:
    """What is marked as a segment, by its number; of codes around it nothing counts."""
    marked = (one for one in element.iter() if local(one) == "mrk" and one.get("mtype") == "seg")
    return {one.get("mid", ""): one for one in marked}


def _unit(element: etree._Element, head: _File, source: etree._Element, target: etree._Element) -> Unit:
    number = element.get("resname", "") if head.own else ""
    said = {
        field: context.text or ""
        for context in element.iter(_name("context"))
        if (field := _OF_CONTEXTS.get(context.get("context-type", "")))
    }
    return Unit(
        source=_text(source, own=head.own),
        target=_text(target, own=head.own),
        source_language=head.source_language,
        target_language=head.target_language,
        origin=_origin(next(one for one in (target, *target.iterancestors()) if local(one) == "target")),
        article=head.article,
        id=int(number) if number.isascii() and number.isdigit() and len(number) < 16 else 0,
        **said,
    )


def _text(element: etree._Element, *, own: bool) -> str:
    return read_own(element, sort="ctype") if own else inline_of(element)


def _origin(target: etree._Element) -> Origin:
    if target.get("state-qualifier") in _MACHINE:
        return Origin.MACHINE
    return Origin.REVIEWED if target.get("state") in _REVIEWED else Origin.PERSON
