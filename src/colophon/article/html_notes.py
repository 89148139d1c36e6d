"""Footnotes in HTML: which small marks point at a note, and which elements are notes."""

import re
from itertools import islice

from lxml.html import HtmlElement

from colophon.article.html_style import OWN_NOTE
from colophon.article.html_tree import seen_text
from colophon.article.normal import note_label

_HOLDERS = frozenset(("li", "p", "div", "aside", "dd"))
_LONGEST_MARK = 8
_MOST_PARTS = 5
_BACK = frozenset("↩^↑⤴⏎")
_MARKER = re.compile(r"\b(?:footnote|noteref|fn-?ref|reference)", re.IGNORECASE)


def note_labels(root: HtmlElement) -> dict[str, str]:
    """The labels of all notes that a mark points at, by the id of the element that holds the note."""
    marks = {anchor.get("href", "")[1:]: anchor for anchor in root.iter("a") if _is_mark(anchor)}
    holders = [element for element in root.iter(*_HOLDERS) if element.get("id") in marks] if marks else []
    own = [item for section in root.iter("section") if _is_notes(section) for item in section.iter("li")]
    labels = {name: _label(name, marks[name]) for element in holders if (name := element.get("id", ""))}
    return labels | {
        name: note_label(name.removeprefix(OWN_NOTE))
        for item in own
        if (name := item.get("id", "")).startswith(OWN_NOTE)
    }


def note_mark(element: HtmlElement, tag: str, labels: dict[str, str]) -> str:
    """The label that an element refers to, if it is a note mark: a small link, alone in what raises it."""
    anchor = element
    if tag == "sup" and len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        anchor = element[0]
    if anchor.tag != "a" or not _is_mark(anchor):
        return ""
    name = anchor.get("href", "")[1:]
    return labels.get(name) or (_label(name, anchor) if anchor.get("role") == "doc-noteref" else "")


def is_back_link(anchor: HtmlElement) -> bool:
    """Whether a link only leads from a note back to its mark."""
    if not anchor.get("href", "").startswith("#"):
        return False
    if not _is_small(anchor):
        return False
    return anchor.get("role") == "doc-backlink" or seen_text(anchor).rstrip("\ufe0e\ufe0f") in _BACK


def _is_notes(section: HtmlElement) -> bool:
    return bool(section.get("role") == "doc-endnotes")


def _is_small(anchor: HtmlElement) -> bool:
    """Looking no further than a mark reaches keeps reading linear in nested links."""
    return len(list(islice(anchor.iter(), _MOST_PARTS + 1))) <= _MOST_PARTS


def _is_mark(anchor: HtmlElement) -> bool:
    if not anchor.get("href", "").startswith("#") or is_back_link(anchor):
        return False
    if anchor.get("role") == "doc-noteref":
        return True
    parent = anchor.getparent()
    raised = (parent is not None and parent.tag == "sup") or (len(anchor) == 1 and anchor[0].tag == "sup")
    named = _MARKER.search(f"{anchor.get('class', '')} {anchor.get('rel', '')}")
    return bool(raised or named) and _is_small(anchor) and 0 < len(seen_text(anchor)) <= _LONGEST_MARK


def _label(name: str, anchor: HtmlElement) -> str:
    if name.startswith(OWN_NOTE):
        return note_label(name.removeprefix(OWN_NOTE))
    return note_label(seen_text(anchor).strip("[]()"))
