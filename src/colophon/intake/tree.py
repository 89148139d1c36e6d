"""How a page is read into a tree that hostile markup cannot make deep, and how one walks up in it."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from colophon.errors import UnreadablePageError

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def page_tree(text: str) -> HtmlElement:
    """The page's tree, at most 255 levels deep. Raises UnreadablePageError where there is no element at all."""
    clean = _FORBIDDEN.sub("", _DECLARATION.sub("", text))
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.ParserError, ValueError) as refused:
        raise UnreadablePageError() from refused
    for element in tree.iter("noscript"):
        if len(element.findall(".//p")) > 1:
            element.tag = "div"  # the article itself, for readers without scripts
    return tree


def body_element(tree: HtmlElement) -> HtmlElement:
    found = tree.find("body")
    return tree if found is None else found


def above(element: HtmlElement | None, stop: HtmlElement | None = None) -> Iterator[HtmlElement]:
    """The element and everything around it, up to but without `stop`."""
    while element is not None and element is not stop:
        yield element
        element = element.getparent()
