"""Inline Markdown as text with tags, for services that translate XML or HTML, and back again."""

import re
from dataclasses import dataclass
from html import escape, unescape

from colophon.article.inline_writer import write_inline
from colophon.article.span import Span
from colophon.memory.exchange.codes import Piece, Side, Sort, pieces

_TAG = re.compile(r"<(/?)\s*x\s*(?:id\s*=\s*[\"']?(\d+)[\"']?)?\s*(/?)\s*>", re.IGNORECASE)
_OTHER_TAG = re.compile(r"<[^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class Tagged:
    """`text` has `<x id="1">…</x>` around what is set, `<x id="2"/>` for what stands alone; `codes` are marks."""

    text: str
    codes: dict[int, tuple[str, str]]


def tagged(inline: str) -> Tagged:
    """Escapes are read, every other mark becomes a tag, and the text between is escaped for XML."""
    parts: list[str] = []
    codes: dict[int, tuple[str, str]] = {}
    for piece in pieces(inline):
        parts.append(_written(piece, codes))
    return Tagged("".join(parts), codes)


def _written(piece: Piece, codes: dict[int, tuple[str, str]]) -> str:
    code = piece.code
    if code is None:
        return escape(piece.text, quote=False)
    if code.sort is Sort.ESCAPE:
        return "" if piece.text == "\\" else piece.text
    if code.side is Side.OPENS:
        codes[code.number] = (piece.text, "")
        return f'<x id="{code.number}">'
    if code.side is Side.CLOSES:
        codes[code.number] = (codes.get(code.number, ("", ""))[0], piece.text)
        return "</x>"
    codes[code.number] = (piece.text, "")
    return f'<x id="{code.number}"/>'


def untagged(text: str, codes: dict[int, tuple[str, str]]) -> str:
    """The answer as inline Markdown with the marks put back. Tags that nobody sent are taken out."""
    out: list[str] = []
    open_codes: list[int] = []
    at = 0
    for tag in _TAG.finditer(text):
        out.append(_plain(text[at : tag.start()]))
        out.append(_mark(tag, codes, open_codes))
        at = tag.end()
    out.append(_plain(text[at:]))
    out += [codes[number][1] for number in reversed(open_codes)]
    return "".join(out).strip()


def _mark(tag: re.Match[str], codes: dict[int, tuple[str, str]], open_codes: list[int]) -> str:
    if tag[1]:
        return codes[open_codes.pop()][1] if open_codes else ""
    number = int(tag[2] or 0)
    if number not in codes:
        return ""
    if tag[3] or not codes[number][1]:
        return "".join(codes[number])
    open_codes.append(number)
    return codes[number][0]


def _plain(text: str) -> str:
    """Text between tags, its own marks escaped where they would be read as such; space at its ends stays."""
    words = unescape(_OTHER_TAG.sub("", text))
    inner = words.strip()
    if not inner:
        return words
    lead = words[: len(words) - len(words.lstrip())]
    return lead + write_inline([Span(text=inner)]) + words[len(words.rstrip()) :]
