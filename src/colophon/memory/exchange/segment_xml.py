"""A segment's inline Markdown inside XML, with codes named `bpt`, `ept` and `ph` as TMX and XLIFF 1.2 have them."""

from collections.abc import Mapping, Sequence

from lxml import etree

from colophon.memory.exchange.codes import Code, Piece, Side, Sort, pieces
from colophon.memory.exchange.xml import local, words_of

CHARACTER = "x-character"
_TAGS = {Side.OPENS: "bpt", Side.CLOSES: "ept", Side.ALONE: "ph"}


def fill(segment: etree._Element, inline: str, *, attributes: Mapping[Side, tuple[str, ...]], sort: str) -> None:
    """Write inline Markdown into a segment. `attributes` of a code's side hold its number, `sort` its sort."""
    fill_pieces(segment, pieces(inline), attributes=attributes, sort=sort)


def fill_pieces(
    segment: etree._Element, row: Sequence[Piece], *, attributes: Mapping[Side, tuple[str, ...]], sort: str
) -> None:
    """The same for a text that is in pieces already."""
    last: etree._Element | None = None
    for piece in row:
        if piece.code is None:
            if last is None:
                segment.text = (segment.text or "") + piece.text
            else:
                last.tail = (last.tail or "") + piece.text
            continue
        code = piece.code
        last = etree.SubElement(segment, _TAGS[code.side])
        for name in attributes[code.side]:
            last.set(name, str(code.number))
        if code.side is not Side.CLOSES:
            last.set(sort, _name(code))
        last.text = f"{ord(piece.text):04X}" if code.sort is Sort.CHARACTER else piece.text


def read_own(segment: etree._Element, *, sort: str) -> str:
    """What `fill` wrote."""
    parts = [segment.text or ""]
    for code in segment:
        is_character = local(code) == "ph" and code.get(sort) == CHARACTER
        parts.append(character(code.text or "") if is_character else words_of(code))
        parts.append(code.tail or "")
    return "".join(parts)


def _name(code: Code) -> str:
    known = {Sort.STRONG: "bold", Sort.EMPHASIS: "italic", Sort.LINK: "link"}
    return known.get(code.sort, f"x-{code.sort.value}")


def character(code: str) -> str:
    """A character by its hexadecimal number; U+FFFD for what is none."""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
