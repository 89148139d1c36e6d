"""Who a page says wrote its article."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from colophon.article.placeholder import is_placeholder

_BY = re.compile(
    r"(?i)^\s*(?:(?:written|posted|reported|published|story|words|text|article) by|by|"
    r"(?:artikel|beitrag|veröffentlicht|geschrieben|verfasst|interview|kommentar) von|"
    r"von|text(?: von)?:|autor(?:in)?:?|"
    r"par|por|di|door|av|af|автор:?|текст:?|作者[:：]?|文[:：/]|撰文[:：]?|記者|记者|بقلم:?|كتب:?|author:?)\s+|^(?:作者|文|撰文|记者|記者)[:：/]?"
)
_BETWEEN = re.compile(r"\s*(?:[,;、，；|/]|\s(?:and|und|et|y|e|en|och|og|and|та|и|і)\s|\s&\s|和|و\s)\s*")
_NOISE = re.compile(
    r"(?i)https?:|www\.|[@?:!]|\d{3}|^(?:admin|administrator|editor|staff|redaktion|redaction|news|team|author|webmaster|by|von|par|por)$|\s(?:says|said|sagte?|schrieb|wrote)$"
)
_MARK = re.compile(
    r"(?i:(?<![a-z])(?:authors?|byline|autor|auteur|redakteur|verfasser)(?![a-z]))|(?:Author|Byline)(?![a-z])"
)
_DATED = re.compile(r"[|·•,–—-]?\s*(?:\d.*|(?:am|on|le|el|il|em)\s\d.*)$")
_LONGEST = 60
_MOST_WORDS = 6
_META = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "dc:creator",
    "sailthru.author",
    "parsely-author",
    "byl",
)


def names(values: Iterable[str]) -> tuple[str, ...]:
    """Names in credits as printed: "By A. Alba and B. Brun" gives both; addresses and placeholders are no names."""
    found: dict[str, None] = {}
    for value in values:
        if "://" in value:
            continue
        for part in _BETWEEN.split(_BY.sub("", " ".join(value[:500].split()))):
            name = _BY.sub("", part).strip(" .,:-–—|·•()")
            if _is_name(name):
                found.setdefault(name)
    return tuple(found)[:20]


def from_meta(meta: dict[str, list[str]]) -> tuple[str, ...]:
    return next((found for key in _META if (found := names(meta.get(key, ())))), ())


def from_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """From the first line beside the headline that begins as bylines do and says little else."""
    for line in lines:
        found = _BY.match(line)
        named = names([_DATED.sub("", line)]) if found and len(line) <= 2 * _LONGEST else ()
        if named and not any(name[0].islower() for name in named):
            return named
    return ()


def from_bylines(body: HtmlElement) -> tuple[str, ...]:
    """From elements that mark an author; the most explicit mark decides."""
    for marked in (_by_relation(body), _by_name(body)):
        texts = []
        for element in marked:
            text = " ".join("".join(element.itertext())[:600].split())
            if 2 < len(text) < 2 * _LONGEST:
                texts.append(text)
            if len(texts) == 3:
                break
        if found := names(texts[:1]) or names(texts):
            return found
    return ()


def _by_relation(body: HtmlElement) -> Iterator[HtmlElement]:
    for element in body.iter("a", "span", "div", "p", "address", "strong"):
        if element.get("rel") == "author" or "author" in (element.get("itemprop") or "").split():
            yield element


def _by_name(body: HtmlElement) -> Iterator[HtmlElement]:
    for element in body.iter("a", "span", "div", "p", "address", "h4", "strong", "li"):
        if _MARK.search(f"{element.get('class') or ''} {element.get('id') or ''}"[:400]):
            yield element


def _is_name(name: str) -> bool:
    if not 1 < len(name) <= _LONGEST or len(name.split()) > _MOST_WORDS or _NOISE.search(name):
        return False
    if " " in name and any(character.isdigit() for character in name):
        return False
    return not is_placeholder(name) and any(character.isalpha() for character in name)
