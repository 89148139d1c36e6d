"""TMX 1.4b: the form in which translation memories travel, read and written as a stream."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import BinaryIO

from lxml import etree

from colophon.memory.concept import speaks
from colophon.memory.exchange.codes import Side, storable
from colophon.memory.exchange.foreign import inline_of
from colophon.memory.exchange.segment_xml import fill, read_own
from colophon.memory.exchange.unread import Unread
from colophon.memory.exchange.xml import LANGUAGE, elements, line_of, local, made
from colophon.memory.unit import Origin, Unit

TOOL = "Colophon"
_NUMBERS = {Side.OPENS: ("i", "x"), Side.CLOSES: ("i",), Side.ALONE: ("x",)}
_PROPS = {
    "before": "x-context-pre",
    "after": "x-context-post",
    "article": "x-article",
    "desk": "x-desk",
    "date": "x-date",
}
_OF_OTHERS = {"prev": "before", "next": "after", "file": "article"}  # OmegaT's
_OF_PROPS = {prop: field for field, prop in _PROPS.items()} | _OF_OTHERS
_WRAPPED = re.compile(r"<seg>(.*)</seg>", re.DOTALL)
_ORIGINS = {origin.value: origin for origin in Origin}
_ANY = ("", "*all*")
_KNOWN = frozenset({"x-origin", *_OF_PROPS})


def write_tmx(units: Iterable[Unit], stream: BinaryIO, *, version: str, source_language: str = "*all*") -> int:
    """Write every unit as one `tu` and answer how many there were; memory does not grow with them."""
    count = 0
    with etree.xmlfile(stream, encoding="utf-8") as document:
        document.write_declaration()
        with document.element("tmx", version="1.4"):
            document.write(_header(version, source_language))
            with document.element("body"):
                for unit in units:
                    count += 1
                    document.write("\n", _written(unit))
    return count


def read_tmx(stream: BinaryIO, *, source_language: str = "", target_language: str = "") -> Iterator[Unit | Unread]:
    """Every pair of languages of every `tu` that begins with the source's; both languages can be left open.

    Segments of other tools come as inline Markdown with their bold and italics; their other codes go.
    """
    wanted = (source_language, target_language)
    header = _Header()
    for element in elements(stream, whole=("tu",), opened=("header",)):
        if isinstance(element, Unread):
            yield element
        elif local(element) == "header":
            header = _Header.of(element)
        else:
            yield from _units(element, header, wanted)


def _header(version: str, source_language: str) -> etree._Element:
    return made(
        "header",
        {
            "creationtool": TOOL,
            "creationtoolversion": version,
            "segtype": "sentence",
            "o-tmf": TOOL,
            "adminlang": "en",
            "srclang": source_language,
            "datatype": "x-markdown",
        },
    )


def _written(unit: Unit) -> etree._Element:
    element = etree.Element("tu", {"srclang": unit.source_language})
    if unit.id:
        element.set("tuid", str(unit.id))
    for field, kind in _PROPS.items():
        if value := getattr(unit, field):
            etree.SubElement(element, "prop", {"type": kind}).text = storable(value)
    etree.SubElement(element, "prop", {"type": "x-origin"}).text = unit.origin.value
    for language, text in ((unit.source_language, unit.source), (unit.target_language, unit.target)):
        variant = etree.SubElement(element, "tuv", {LANGUAGE: language})
        fill(etree.SubElement(variant, "seg"), text, attributes=_NUMBERS, sort="type")
    return element


class _Header:
    """What the head of a file says of all its units."""

    def __init__(self, source_language: str = "", *, own: bool = False) -> None:
        self.source_language = source_language
        self.own = own

    @classmethod
    def of(cls, element: etree._Element) -> "_Header":
        language = element.get("srclang", "")
        return cls("" if language.lower() in _ANY else language, own=element.get("o-tmf") == TOOL)


def _units(element: etree._Element, header: _Header, wanted: tuple[str, str]) -> Iterator[Unit | Unread]:
    variants: list[tuple[str, str]] = []
    props: dict[str, str] = {}
    told = False
    for child in element:
        name = local(child)
        if name == "tuv":
            language, text = _variant(child, own=header.own)
            if not language:
                told = True
                yield Unread(line_of(child), "a variant does not say its language")
            else:
                variants.append((language, text))
        elif name == "prop" and child.get("type") in _KNOWN:
            props[child.get("type", "")] = child.text or ""
    declared = element.get("srclang", "")
    source = wanted[0] or ("" if declared.lower() in _ANY else declared) or header.source_language
    found = list(_pairs(variants, source, wanted[1]))
    if not found and not told:
        yield Unread(line_of(element), "there is no translation of it in these languages")
    for left, right in found:
        yield _unit(element, left, right, props)


def _variant(element: etree._Element, *, own: bool) -> tuple[str, str]:
    language = element.get(LANGUAGE) or element.get("lang") or ""
    for child in element:
        if local(child) == "seg":
            return language, read_own(child, sort="type") if own else inline_of(child)
    return language, ""


def _pairs(
    variants: list[tuple[str, str]], source: str, target: str
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """The source's variant (the first one, where nobody says which it is) with each of the others that is wanted."""
    left = next((one for one in variants if not source or speaks(one[0], source)), None)
    if left is None:
        return
    for right in variants:
        if right is not left and (not target or speaks(right[0], target)):
            yield left, right


def _unit(element: etree._Element, left: tuple[str, str], right: tuple[str, str], props: dict[str, str]) -> Unit:
    number = element.get("tuid", "")
    said = {
        _OF_PROPS[kind]: _unwrapped(value) if value[:1] == "<" else value
        for kind, value in props.items()
        if kind in _OF_PROPS
    }
    if "date" not in said:
        moment = element.get("changedate") or element.get("creationdate")
        said["date"] = _day(moment) if moment else _date_of_variants(element)
    return Unit(
        source=left[1],
        target=right[1],
        source_language=left[0],
        target_language=right[0],
        origin=_origin(props.get("x-origin", "")),
        id=int(number) if number.isascii() and number.isdigit() and len(number) < 16 else 0,
        **said,
    )


def _origin(word: str) -> Origin:
    return _ORIGINS.get(word, Origin.PERSON)


def _unwrapped(value: str) -> str:
    """What memoQ says of the neighbours stands in an element of its own, as text; a sentence in plain words."""
    found = _WRAPPED.fullmatch(value.strip())
    return re.sub(r"<[^>]*>", "", unescape(found[1])) if found else value


def _date_of_variants(element: etree._Element) -> str:
    """When the last variant that says so was changed or made: OmegaT writes it there."""
    moments = (one.get(name, "") for one in reversed(element) for name in ("changedate", "creationdate"))
    return next((day for moment in moments if (day := _day(moment))), "")


def _day(moment: str) -> str:
    """`20260301T093000Z` as an ISO date; empty for anything else."""
    digits = moment[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else ""
