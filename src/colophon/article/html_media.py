"""Pictures and players of HTML: which address of a picture is the largest, and what a player plays."""

import re
from itertools import islice

from lxml.html import HtmlElement

from colophon.article.html_tree import collapsed

_CANDIDATE = re.compile(r"(\S*[^\s,])(?:\s+([0-9.]{1,10})[wx])?\s*(?:,|$)")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_SINGLE = ("data-src", "data-original", "data-lazy-src", "data-full-src", "src")
_MOST_SOURCES = 30
_PLAYED = ("src", "data-src", "data", "href")


def picture_address(image: HtmlElement) -> str:
    """The address of the largest version that an image or the picture around it offers; empty where there is none."""
    offered = [
        found for element in (image, *_sources(image)) for name in _SETS for found in _candidates(element.get(name, ""))
    ]
    if offered:
        return max(offered)[1]
    return next((url for name in _SINGLE if (url := _address(image.get(name, "")))), "")


def _sources(image: HtmlElement) -> list[HtmlElement]:
    """The sources of the picture around an image; the parser takes a source for what holds all that follows it."""
    around = image.getparent()
    while around is not None and around.tag == "source":
        around = around.getparent()
    return list(islice(around.iter("source"), _MOST_SOURCES)) if around is not None and around.tag == "picture" else []


def _candidates(srcset: str) -> list[tuple[float, str]]:
    found = [(match[2] or "1", match[1]) for match in _CANDIDATE.finditer(srcset[:20_000])]
    return [(_size(size), url) for size, url in found if _address(url)]


def _size(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _address(url: str) -> str:
    """An address that leads somewhere: not the bytes of a placeholder."""
    return "" if url.lower().startswith(("data:", "about:", "blob:", "{", "[")) else url.strip()


def with_scheme(url: str) -> str:
    """An address that leaves its scheme to the page (`//host/x`) says nothing without the page: it gets https."""
    return f"https:{url}" if url.startswith("//") else url


def is_tracker(image: HtmlElement) -> bool:
    """Whether an image is a counting pixel."""
    return any(image.get(side, "").strip().removesuffix("px") in ("0", "1") for side in ("width", "height"))


def player(element: HtmlElement) -> tuple[str, str]:
    """What a frame, video or sound plays: its name (or its address) and its address; empty where it plays nothing."""
    sources = [element, *element.iterchildren("source")]
    url = next((url for each in sources for name in _PLAYED if (url := _address(each.get(name, "")))), "")
    return collapsed(element.get("title") or element.get("aria-label") or url).strip(), url
