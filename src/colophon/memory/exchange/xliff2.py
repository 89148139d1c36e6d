"""XLIFF 2.1: as XLIFF 1.2 with paired codes around their text; one document has one pair of languages."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from lxml import etree

from colophon.errors import InputError
from colophon.memory.exchange.codes import Code, Piece, Side, Sort, pieces, storable
from colophon.memory.exchange.foreign import inline_of
from colophon.memory.exchange.segment_xml import character
from colophon.memory.exchange.unread import NO_LANGUAGES, Unread
from colophon.memory.exchange.xml import SPACE, elements, line_of, local, made
from colophon.memory.unit import Origin, Unit

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
OWN = "colophon:pair"
_FORMATS = {Sort.STRONG: "xlf:b", Sort.EMPHASIS: "xlf:i"}
_NOTES = ("before", "after", "article", "date", "desk")
_STATES = {Origin.MACHINE: "initial", Origin.PERSON: "translated", Origin.REVIEWED: "reviewed"}
_ORIGINS = {"initial": Origin.MACHINE, "reviewed": Origin.REVIEWED, "final": Origin.REVIEWED}


def write_xliff2(units: Iterable[Unit], stream: BinaryIO) -> int:
    """Write every unit as one `unit` with one segment. InputError if they are not all of one pair of languages."""
    rest = iter(units)
    first = next(rest, None)
    languages = {"srcLang": first.source_language, "trgLang": first.target_language} if first else {"srcLang": "und"}
    rows = chain((first,), rest) if first else rest
    count = 0
    with etree.xmlfile(stream, encoding="utf-8") as document:
        document.write_declaration()
        with (
            document.element(_name("xliff"), {"version": "2.1", **languages}, nsmap={None: NAMESPACE}),
            document.element(_name("file"), id="f1"),
        ):
            for unit in rows:
                if [unit.source_language, unit.target_language] != list(languages.values()):
                    raise InputError("An XLIFF 2 file holds one pair of languages: export one pair at a time.")
                count += 1
                document.write("\n", _written(unit, count))
    return count


def read_xliff2(stream: BinaryIO) -> Iterator[Unit | Unread]:
    """Every segment that has a translation. Text of other tools comes as inline Markdown."""
    languages = ("", "")
    for element in elements(stream, whole=("unit",), opened=("xliff",)):
        if isinstance(element, Unread):
            yield element
        elif local(element) == "xliff":
            languages = (element.get("srcLang", ""), element.get("trgLang", ""))
        elif not all(languages):
            yield Unread(line_of(element), NO_LANGUAGES)
        else:
            yield from _units(element, languages)


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _written(unit: Unit, count: int) -> etree._Element:
    element = made("unit", {"id": str(count), "type": OWN, SPACE: "preserve"}, namespace=NAMESPACE)
    if unit.id:
        element.set("name", str(unit.id))
    said = [(field, value) for field in _NOTES if (value := getattr(unit, field))]
    if said:
        notes = etree.SubElement(element, _name("notes"))
        for field, value in said:
            etree.SubElement(notes, _name("note"), {"category": field}).text = storable(value)
    data = Data()
    segment = etree.Element(_name("segment"), {"state": _STATES[unit.origin]})
    for tag, text in (("source", unit.source), ("target", unit.target)):
        fill_pieces(etree.SubElement(segment, _name(tag)), pieces(text), data, prefix=tag[0])
    if len(data.element):
        element.append(data.element)
    element.append(segment)
    return element


class Data:
    """The marks of codes, which XLIFF 2 keeps apart from the text."""

    def __init__(self) -> None:
        self.element = etree.Element(_name("originalData"))

    def reference(self, marks: str) -> str:
        name = f"d{len(self.element) + 1}"
        data = etree.SubElement(self.element, _name("data"), {"id": name, SPACE: "preserve"})
        data.text = marks
        return name


def fill_pieces(holder: etree._Element, row: Sequence[Piece], data: Data, *, prefix: str) -> None:
    """Write a text in pieces into a source or target; the ids of its codes begin with `prefix`."""
    stack: list[etree._Element] = [holder]
    for piece in row:
        if piece.code is None:
            _say(stack[-1], piece.text)
        elif piece.code.side is Side.OPENS:
            stack.append(_paired(stack[-1], piece, f"{prefix}{piece.code.number}", data))
        elif piece.code.side is Side.CLOSES:
            stack.pop().set("dataRefEnd", data.reference(piece.text))
        elif piece.code.sort is Sort.CHARACTER:
            etree.SubElement(stack[-1], _name("cp"), {"hex": f"{ord(piece.text):04X}"})
        else:
            code = etree.SubElement(stack[-1], _name("ph"), {"id": f"{prefix}{piece.code.number}"})
            code.set("dataRef", data.reference(piece.text))


def _paired(parent: etree._Element, piece: Piece, name: str, data: Data) -> etree._Element:
    assert isinstance(piece.code, Code)
    code = etree.SubElement(parent, _name("pc"), {"id": name})
    if piece.code.sort in _FORMATS:
        code.set("type", "fmt")
        code.set("subType", _FORMATS[piece.code.sort])
    elif piece.code.sort is Sort.LINK:
        code.set("type", "link")
    code.set("dataRefStart", data.reference(piece.text))
    return code


def _say(holder: etree._Element, text: str) -> None:
    if len(holder):
        holder[-1].tail = (holder[-1].tail or "") + text
    else:
        holder.text = (holder.text or "") + text


def _units(element: etree._Element, languages: tuple[str, str]) -> Iterator[Unit | Unread]:
    own = element.get("type") == OWN
    data = {one.get("id", ""): one.text or "" for one in element.iter(_name("data"))}
    said = {note.get("category", ""): note.text or "" for note in element.iter(_name("note"))} if own else {}
    number = element.get("name", "") if own else ""
    for segment in element.iter(_name("segment")):
        parts = {local(child): child for child in segment}
        if "source" not in parts or "target" not in parts:
            yield Unread(line_of(segment), "it has no translation")
            continue
        yield Unit(
            source=_own(parts["source"], data) if own else inline_of(parts["source"]),
            target=_own(parts["target"], data) if own else inline_of(parts["target"]),
            source_language=languages[0],
            target_language=languages[1],
            origin=_ORIGINS.get(segment.get("state", "translated"), Origin.PERSON),
            id=int(number) if number.isascii() and number.isdigit() and len(number) < 16 else 0,
            **{field: value for field, value in said.items() if field in _NOTES},
        )


def _own(holder: etree._Element, data: dict[str, str]) -> str:
    """The text with the marks of its codes; nesting is bounded by the reader."""
    parts = [holder.text or ""]
    for code in holder:
        match local(code):
            case "pc":
                parts += [data.get(code.get("dataRefStart", ""), ""), _own(code, data)]
                parts.append(data.get(code.get("dataRefEnd", ""), ""))
            case "ph":
                parts.append(data.get(code.get("dataRef", ""), ""))
            case "cp":
                parts.append(character(code.get("hex", "")))
        parts.append(code.tail or "")
    return "".join(parts)
