"""How a page is read into a tree, and how one walks up in it."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from colophon.article.html_tree import parsed_and_kept
from colophon.errors import UnreadablePageError

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def page_tree(text: str) -> HtmlElement:
    """The page's tree. Raises UnreadablePageError where there is no element at all."""
    return tree_and_kept(text)[0]


def tree_and_kept(text: str) -> tuple[HtmlElement, bool]:
    """The page's tree, and whether its structure was kept: a page that nests past all measure is read as its texts."""
    tree, kept = parsed_and_kept(_FORBIDDEN.sub("", _DECLARATION.sub("", text)))
    if tree is None:
        raise UnreadablePageError()
    for element in tree.iter("noscript"):
        if len(element.findall(".//p")) > 1:
            element.tag = "div"  # the article itself, for readers without scripts
    return tree, kept


def body_element(tree: HtmlElement) -> HtmlElement:
    found = tree.find("body")
    return tree if found is None else found


def above(element: HtmlElement | None, stop: HtmlElement | None = None) -> Iterator[HtmlElement]:
    """The element and everything around it, up to but without `stop`."""
    while element is not None and element is not stop:
        yield element
        element = element.getparent()
