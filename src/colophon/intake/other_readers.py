"""How others read a page: trafilatura, the page's own account of its text, and whoever takes long paragraphs."""

import logging
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from colophon.errors import TooLargeInputError
from colophon.intake import json_ld
from colophon.intake.body import Body, Page, body_of, signs_of
from colophon.intake.furniture import is_furniture
from colophon.intake.reading import Reading
from colophon.intake.runs import Run, is_hidden, runs_of
from colophon.intake.signs import Signs
from colophon.intake.tree import above, body_element

_LONG = 60
_NEAR = 6
_MOSTLY = 3
_MOST_SISTERS = 2000
_TOLD_FROM = 200
_MOST_RUNS = 60_000
_MOST_LEVELS = 1_500_000
_BREAKS = (
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    KeyError,
    RecursionError,
    AssertionError,
    etree.LxmlError,
)


def known(tree: HtmlElement) -> Page:
    """What a page shows and tells before anybody looks for its article, hidden text where it hides most of it.

    Raises TooLargeInputError.
    """
    page, elements = body_element(tree), tuple(tree.iter())
    runs, images = runs_of(page)
    if _prose(runs) * _MOSTLY < _hidden_prose(page):
        runs, images = runs_of(page, hidden=True)
    if len(runs) > _MOST_RUNS or sum(run.depth for run in runs) > _MOST_LEVELS:
        raise TooLargeInputError()
    told = " ".join(json_ld.first(item.get("articleBody")) for item in json_ld.articles(tree))
    return Page(page, runs, images, Reading(told) if len(told) >= _TOLD_FROM else None, elements)


def _prose(runs: list[Run]) -> int:
    return sum(len(run.key) for run in runs if len(run.key) >= _LONG)


def _hidden_prose(page: HtmlElement) -> int:
    """How long the paragraphs are that the page hides, as slides do and text that waits for a click."""
    if not any(is_hidden(e) for e in page.xpath(".//*[@hidden or @style]")):
        return 0
    hidden = [
        e for e in page.iter("p") if any(is_hidden(each) for each, _ in zip(above(e), range(_NEAR), strict=False))
    ]
    return sum(len(text) for e in hidden if len(text := "".join(e.itertext())) >= _LONG)


def find_body(tree: HtmlElement, page: Page, *, title: str) -> Body | None:
    """The body by the first reader that found anything of what the page shows."""
    found = (body_of(page, reading, title=title) for reading in _readings(tree, page))
    return next((body for body in found if body is not None), None)


def find_signs(tree: HtmlElement, page: Page, *, title: str) -> Signs | None:
    """What `find_body` decides by, for those who learn from it."""
    found = (signs_of(page, reading, title=title) for reading in _readings(tree, page))
    return next((signs for signs in found if signs is not None), None)


def _readings(tree: HtmlElement, page: Page) -> Iterator[Reading]:
    yield Reading(_by_trafilatura(tree))
    if page.told is not None:
        yield page.told
    long = (r for r in page.runs if len(r.key) >= _LONG and r.linked < len(r.key) / 3 and not _is_around(r))
    yield Reading("\n".join(run.text for run in long))
    yield Reading("\n".join(r.text for r in page.runs if r.linked < len(r.key) / 3 and not _is_around(r)))


def _by_trafilatura(tree: HtmlElement) -> str:
    """Hostile trees may break it, which counts as having read nothing; many links in a row take it for ever."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    if _most_sisters(tree) > _MOST_SISTERS:
        return ""
    try:
        found = bare_extraction(deepcopy(tree), include_comments=False)
    except _BREAKS:
        return ""
    return str(getattr(found, "text", "") or "")


def _most_sisters(tree: HtmlElement) -> int:
    return max(Counter(link.getparent() for link in tree.iter("a")).values(), default=0)


def _is_around(run: Run) -> bool:
    return any(is_furniture(element) for element in above(run.block))
