"""Pictures and players of HTML: which address of a picture is the largest, and what a player plays."""

import re
from itertools import islice

from lxml.html import HtmlElement

from colophon.article.html_tree import collapsed

_CANDIDATE = re.compile(r"(\S*[^\s,])(?:\s+([0-9.]{1,10})[wx])?\s*(?:,|$)")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_SINGLE = ("data-src", "data-original", "data-lazy-src", "data-full-src", "data-url", "src")
_MOST_SOURCES = 30
_STANDS_IN = re.compile(r"(?i)missing|placeholder|blank|spacer|transparent|1x1|lazy-?load|dummy|/pixel[.]")
_OF_A_PICTURE = re.compile(r"(?i)[^\s,]+[.](?:jpe?g|png|webp|avif|gif)(?:[?#][^\s,]*)?(?=[\s,]|$)")
_PLAYED = ("src", "data-src", "data", "href")


def picture_address(image: HtmlElement) -> str:
    """The address of the largest version that an image or the picture around it offers; empty where there is none.

    What only holds the place until a script has run gives way to whatever else is named as a picture.
    """
    around = (image, *_sources(image))
    offered = [found for element in around for name in _SETS for found in _candidates(element.get(name, ""))]
    if offered:
        return max(offered)[1]
    shown = [url for name in _SINGLE if (url := _address(image.get(name, "")))]
    real = [url for url in shown if not _STANDS_IN.search(url)]
    return next(iter(real or [url for element in around for url in _kept_for_a_script(element)] or shown), "")


def _kept_for_a_script(element: HtmlElement) -> list[str]:
    """The pictures that attributes of a page's own making name: `data-anything`."""
    kept = [value for name, value in element.items() if name.startswith("data-") and name not in (*_SETS, *_SINGLE)]
    found = [match[0] for value in kept if (match := _OF_A_PICTURE.match(value.strip()[:2000]))]
    return [url for url in found if _address(url)]


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
    stripped = url.strip()
    return "" if stripped.lower().startswith(("data:", "about:", "blob:", "javascript:", "{", "[")) else stripped


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
