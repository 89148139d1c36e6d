"""How names, with or without their addresses, are written one after another."""

import html
import re

from colophon.intake.published.found import Definitions

Name = tuple[str, str]
"""A name as printed and its address, or empty."""

_TARGET = r"\(\s*<?([^()\s>]*(?:\([^()\s]*\)[^()\s>]*)*)>?(?:\s+\"[^\"]*\")?\s*\)"
_LINK = re.compile(rf"\[([^\[\]]+)\]\s?(?:{_TARGET}|\[([^\[\]]*)\])")
_ADDRESS = re.compile(r"[(（<]?\s*(https?://[^\s<>()（），。、；]+)\s*[)）>]?")
_BETWEEN = re.compile(r"[、,，;；&＆/／|｜+]|(?<=\s)(?:and|et|y|e|und|и|та|і|و|with)(?=\s)")
_CHINESE_AND = re.compile(
    r"(?<=[\u3400-\u9fff]{2})[和与與及](?=[\u3400-\u9fff]{2})|(?<=[\s\x00])[和与與及](?=[\s\x00])"
)
_SPACED_NAMES = re.compile(r"\s*[\u3400-\u9fff]{2,4}(?:\s+[\u3400-\u9fff]{2,4})+\s*")
_SPACED_LINKS = re.compile(r"(?<=\x00)\s+(?=\x00)")
_SUFFIX = re.compile(r"(?:Jr|Sr|PhD|Ph\.D|MD|M\.D|II|III|IV)\.?", re.IGNORECASE)
_SENTENCE = re.compile(r"[。！!；]|[?？](?=.*\w)|(?<=\w\w\w)\.\s+(?=\w{3})")
_LONGEST = 80


def links_in(text: str, definitions: Definitions) -> list[Name]:
    """The links of a text, inline or by reference."""
    return [_linked(match, definitions) for match in _LINK.finditer(text)]


def first_address(text: str, definitions: Definitions) -> str:
    """The first address in a text, linked or bare, or empty."""
    for _, url in links_in(text, definitions):
        if url:
            return url
    bare = _ADDRESS.search(text)
    return html.unescape(bare[1]) if bare else ""


def without_links(text: str) -> str:
    """The text with each link replaced by the words it stands on."""
    return _LINK.sub(lambda match: match[1], text)


def names_in(text: str, definitions: Definitions) -> tuple[Name, ...] | None:
    """The names of a list; None when the text is too much of a sentence to be one."""
    links: list[Name] = []

    def keep(match: re.Match[str]) -> str:
        links.append(_linked(match, definitions))
        return f"\x00{len(links) - 1}\x00"

    held = _ADDRESS.sub(lambda m: f"\x01{m[1]}\x01", _LINK.sub(keep, text.replace("\x00", "").replace("\x01", "")))
    pieces = _pieces(_comma_between(held))
    names = tuple(_name(piece, links) for piece in pieces if piece.strip())
    if any(len(name) > _LONGEST or _SENTENCE.search(name) for name, _ in names):
        return None
    return names


def _comma_between(held: str) -> str:
    """Links with nothing but a space between them, and short Chinese names, are several people."""
    if _SPACED_NAMES.fullmatch(held):
        return "、".join(held.split())
    return _SPACED_LINKS.sub("、", held)


def _pieces(held: str) -> list[str]:
    """Split between names, but not inside an address and not before "Jr."."""
    out: list[str] = []
    for index, part in enumerate(held.split("\x01")):
        if index % 2:
            out[-1] += f"\x01{part}\x01"
            continue
        first, *rest = _CHINESE_AND.sub("、", _BETWEEN.sub("、", part)).split("、")
        out = [*out[:-1], out[-1] + first] if out else [first]
        for piece in rest:
            if _SUFFIX.fullmatch(piece.strip()):
                out[-1] += f",{piece}"
            else:
                out.append(piece)
    return out


def _linked(match: re.Match[str], definitions: Definitions) -> Name:
    if match[2] is not None:
        return match[1].strip(), html.unescape(match[2])
    return match[1].strip(), definitions.get((match[3] or match[1]).strip().casefold(), "")


def _name(piece: str, links: list[Name]) -> Name:
    url = ""

    def address(match: re.Match[str]) -> str:
        nonlocal url
        url = url or html.unescape(match[1])
        return " "

    def linked(match: re.Match[str]) -> str:
        nonlocal url
        name, found = links[int(match[1])]
        url = url or found
        return name

    text = re.sub("\x01([^\x01]*)\x01", address, piece)
    text = re.sub("\x00(\\d+)\x00", linked, text)
    return _whole_brackets(" ".join(text.split())), url


def _whole_brackets(name: str) -> str:
    """Without a square bracket that a broken link left open or closed."""
    if name.count("[") == name.count("]"):
        return name
    return name.strip("[]").strip()
