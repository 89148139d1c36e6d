"""HTML parsed and walked without recursion, however deep it is; nothing is fetched and no entity is followed."""

import re
from collections.abc import Callable, Iterator

from lxml import etree, html
from lxml.html import HtmlElement

_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ANY_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_UNSEEN = re.compile(r"(?is)<(script|style|template)\b.*?</\1\s*>")
_SPACES = re.compile(r"[ \t\n\r\f]+")


def parsed(text: str) -> HtmlElement | None:
    """The whole document that the text is or belongs into; None for an empty one."""
    return parsed_and_kept(text)[0]


def parsed_and_kept(text: str) -> tuple[HtmlElement | None, bool]:
    """The document, and whether its structure was kept.

    Of a document nested more deeply than the parser goes (2,048), only the texts are kept, as paragraphs.
    """
    readable = _NO_TEXT.sub("\ufffd", text).strip()
    root, complete = _parsed(readable)
    if complete:
        return root, True
    return _parsed(_ANY_TAG.sub("<p>", _UNSEEN.sub(" ", readable)))[0], False


def _parsed(text: str) -> tuple[HtmlElement | None, bool]:
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = html.document_fromstring(f"<!doctype html>\n{text}".encode(), parser=parser)
    except etree.ParserError:
        return None, True
    return root, all(error.type_name != "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def collapsed(text: str) -> str:
    """Text as HTML shows it: each run of white space is one space."""
    return _SPACES.sub(" ", text)


def seen_text(element: HtmlElement) -> str:
    """All text in an element, on one line."""
    return collapsed("".join(element.itertext())).strip()


def walk(
    root: HtmlElement,
    *,
    enter: Callable[[HtmlElement], bool],
    leave: Callable[[HtmlElement], None],
    text: Callable[[str], None],
) -> None:
    """Visit a tree in reading order; `enter` says whether to go inside, and only then `leave` is called."""
    pending: list[tuple[HtmlElement, Iterator[HtmlElement]]] = []
    if not enter(root):
        return
    text(root.text or "")
    pending.append((root, iter(root)))
    while pending:
        element, children = pending[-1]
        child = next(children, None)
        if child is None:
            pending.pop()
            leave(element)
            if pending:
                text(element.tail or "")
        elif isinstance(child.tag, str) and enter(child):
            text(child.text or "")
            pending.append((child, iter(child)))
        else:
            text(child.tail or "")
