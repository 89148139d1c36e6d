"""What a page's JSON-LD says about its article, however it is nested or broken."""

import json
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from colophon.intake.runs import words

_ARTICLE = words(
    "NewsArticle Article BlogPosting ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle ReviewNewsArticle "
    "Report BackgroundNewsArticle ScholarlyArticle TechArticle LiveBlogPosting SocialMediaPosting WebPage Recipe"
)
_WRAPPING = re.compile(r"^\s*(?:<!\[CDATA\[|//<!\[CDATA\[|<!--)|(?:\]\]>|//\]\]>|-->)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_LARGEST = 1_000_000
_MOST = 2000

Object = dict[str, object]


def articles(tree: HtmlElement) -> list[Object]:
    """The objects that describe an article, the most telling first."""
    every = [item for script in _scripts(tree) for item in _objects(_loaded(script))]
    known = {identity: item for item in every if "name" in item and isinstance(identity := item.get("@id"), str)}
    found = [_resolved(item, known) for item in every if types(item) & _ARTICLE]
    return sorted(found, key=lambda item: ("WebPage" in types(item), "headline" not in item))


def _resolved(item: Object, known: dict[str, Object]) -> Object:
    """The object with its authors and publisher named where it only points at them."""

    def named(value: object) -> object:
        if isinstance(value, list):
            return [named(member) for member in value if not isinstance(member, list)]
        identity = value.get("@id") if isinstance(value, dict) and "name" not in value else None
        return known.get(identity, value) if isinstance(identity, str) else value

    return {key: named(value) if key in ("author", "creator", "publisher") else value for key, value in item.items()}


def types(item: Object) -> set[str]:
    return {kind.rsplit("/", 1)[-1] for kind in texts(item.get("@type"))}


def texts(value: object) -> list[str]:
    """The texts in a value: itself, its members, or the names, addresses and values of its objects."""
    if isinstance(value, str):
        return [" ".join(value.split())] if value.strip() else []
    if isinstance(value, list):
        return [text for member in value[:50] if not isinstance(member, list) for text in texts(member)]
    if isinstance(value, dict):
        for key in ("name", "@value", "url", "contentUrl", "@id"):
            if isinstance(value.get(key), str | list):
                return texts(value[key])
    return []


def first(value: object) -> str:
    return next(iter(texts(value)), "")


def address(value: object) -> str:
    """The address in an image or page value."""
    if isinstance(value, list):
        return next((found for member in value if (found := address(member))), "") if value else ""
    if isinstance(value, dict):
        return first(value.get("url") or value.get("contentUrl") or value.get("@id"))
    return value.strip() if isinstance(value, str) else ""


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) < _LARGEST:
            yield script.text


def _loaded(text: str) -> object:
    bare = _WRAPPING.sub("", _WRAPPING.sub("", text)).strip().rstrip(";")
    for attempt in (bare, _CONTROL.sub(" ", bare), _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", bare))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: object) -> Iterator[Object]:
    """Every object inside, without recursion."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, dict):
            yield item
            waiting.extend(
                item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement") if key in item
            )
        elif isinstance(item, list):
            waiting.extend(item)
