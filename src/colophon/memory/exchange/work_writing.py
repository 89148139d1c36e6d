"""A translation at work as XLIFF 1.2 or 2.1, for the tools of translators."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from lxml import etree

from colophon.memory.exchange import xliff1, xliff2
from colophon.memory.exchange.codes import Piece, Side
from colophon.memory.exchange.segment_xml import fill_pieces
from colophon.memory.exchange.work import Progress, WorkHead, WorkUnit, cut
from colophon.memory.exchange.xml import SPACE, made

DATATYPE = "x-colophon-work"
TYPE = "colophon:work"
BASE = "x-colophon-base"
_NUMBERS = {Side.OPENS: ("id", "rid"), Side.CLOSES: ("id", "rid"), Side.ALONE: ("id",)}
_STATES = {Progress.NEW: "needs-translation", Progress.TRANSLATED: "translated", Progress.REVIEWED: "signed-off"}
_STATES_2 = {Progress.NEW: "initial", Progress.TRANSLATED: "translated", Progress.REVIEWED: "reviewed"}


def write_work1(head: WorkHead, units: Iterable[WorkUnit], stream: BinaryIO) -> None:
    """XLIFF 1.2: every segment one `trans-unit`, its key as `resname`."""
    name = xliff1.NAMESPACE
    said = {
        "original": head.translation,
        "source-language": head.source_language,
        "target-language": head.target_language,
        "datatype": DATATYPE,
    }
    with etree.xmlfile(stream, encoding="utf-8") as document:
        document.write_declaration()
        with (
            document.element(_in(name, "xliff"), version="1.2", nsmap={None: name}),
            document.element(_in(name, "file"), said),
            document.element(_in(name, "body")),
        ):
            for number, unit in enumerate(units, 1):
                document.write("\n", _unit1(unit, number))


def _unit1(unit: WorkUnit, number: int) -> etree._Element:
    name = xliff1.NAMESPACE
    element = made("trans-unit", {"id": str(number), "resname": unit.key, SPACE: "preserve"}, namespace=name)
    source, target = cut(unit)
    fill_pieces(etree.SubElement(element, _in(name, "source")), source, attributes=_NUMBERS, sort="ctype")
    holder = etree.SubElement(element, _in(name, "target"), {"state": _STATES[unit.progress]})
    fill_pieces(holder, target, attributes=_NUMBERS, sort="ctype")
    group = etree.SubElement(element, _in(name, "context-group"), {"purpose": "information"})
    etree.SubElement(group, _in(name, "context"), {"context-type": BASE}).text = str(unit.base)
    return element


def write_work2(head: WorkHead, units: Iterable[WorkUnit], stream: BinaryIO) -> None:
    """XLIFF 2.1: every segment one `unit`, its key as `name`."""
    name = xliff2.NAMESPACE
    said = {"version": "2.1", "srcLang": head.source_language, "trgLang": head.target_language}
    with etree.xmlfile(stream, encoding="utf-8") as document:
        document.write_declaration()
        with (
            document.element(_in(name, "xliff"), said, nsmap={None: name}),
            document.element(_in(name, "file"), {"id": "f1", "original": head.translation}),
        ):
            for number, unit in enumerate(units, 1):
                document.write("\n", _unit2(unit, number))


def _unit2(unit: WorkUnit, number: int) -> etree._Element:
    name = xliff2.NAMESPACE
    said = {"id": f"u{number}", "name": unit.key, "type": TYPE, SPACE: "preserve"}
    element = made("unit", said, namespace=name)
    notes = etree.SubElement(element, _in(name, "notes"))
    etree.SubElement(notes, _in(name, "note"), {"category": BASE}).text = str(unit.base)
    data = xliff2.Data()
    segment = etree.Element(_in(name, "segment"), {"state": _STATES_2[unit.progress]})
    source, target = cut(unit)
    _side(segment, "source", source, data)
    if unit.target:
        _side(segment, "target", target, data)
    if len(data.element):
        element.append(data.element)
    element.append(segment)
    return element


def _side(segment: etree._Element, tag: str, row: Sequence[Piece], data: xliff2.Data) -> None:
    xliff2.fill_pieces(etree.SubElement(segment, _in(xliff2.NAMESPACE, tag)), row, data, prefix="c")


def _in(namespace: str, tag: str) -> str:
    return f"{{{namespace}}}{tag}"
