"""Which stretches of visible text a page has, in reading order, and where in its tree each one stands."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml.html import HtmlElement


def words(text: str) -> frozenset[str]:
    """A set of words written as one text."""
    return frozenset(text.split())


INLINE = words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rb rp rt rtc s samp "
    "small span strike strong sub sup time tt u var wbr"
)
SILENT = words(
    "script style noscript template head link meta title svg math iframe object embed canvas audio video source track "
    "select option optgroup datalist textarea button input map area dialog progress meter"
)
_HIDDEN = re.compile(r"(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_SPACES = re.compile(r"[\s\u00ad\u200b\u2060\ufeff]+")


@dataclass(slots=True)
class Run:
    """The text between two block boundaries: `slots` are the (element, is it its tail) places its `pieces` come from.

    `block` is the element that holds it; `linked` counts its key's characters inside links; `place` its order in the
    page; `text` and `key` are the whole text, in one line and squeezed.
    """

    block: HtmlElement
    place: int
    slots: list[tuple[HtmlElement, bool]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    depth: int = 0
    text: str = ""
    key: str = ""


def squeezed(text: str) -> str:
    """The text without any space or invisible break, in small letters: what two readings of a page are compared by."""
    return _SPACES.sub("", text).casefold()


_MODIFIER = re.compile(r"--[\w-]+|(?:^|\s)(?:has|with|without|no|is|js)-[\w-]+")
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def tokens(element: HtmlElement) -> frozenset[str]:
    """The words in an element's class and id, in small letters: "ArticleBody" gives article and body.

    What a name only says about its state or looks ("has-sharing", "layout--related") does not count.
    """
    return _tokens(f"{element.get('class') or ''} {element.get('id') or ''}"[:400])


@lru_cache(maxsize=4096)
def _tokens(named: str) -> frozenset[str]:
    return frozenset(token.lower() for token in _TOKEN.findall(_MODIFIER.sub(" ", named)))


def runs_of(root: HtmlElement, *, hidden: bool = False) -> tuple[list[Run], list[tuple[HtmlElement, int]]]:
    """Every run under `root` that holds a visible character, and every image with the number of runs before it.

    With `hidden` also what the page hides until something is pressed.
    """
    reader = _Reader(root)
    stack: list[tuple[HtmlElement, bool]] = [(root, True)]
    while stack:  # no recursion: hostile pages nest deeper than the stack
        element, entering = stack.pop()
        if not entering:
            reader.leave(element)
        elif not isinstance(element.tag, str) or element.tag in SILENT or (is_hidden(element) and not hidden):
            reader.skip(element)
        else:
            reader.enter(element)
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))
    reader.close()
    return reader.runs, reader.images


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element says in itself that it is not shown."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _leads(element: HtmlElement) -> bool:
    """Whether an element is a link that leads anywhere: not a button for a script."""
    return element.tag == "a" and not (element.get("href") or "").lstrip().lower().startswith("javascript:")


class _Reader:
    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.runs: list[Run] = []
        self.images: list[tuple[HtmlElement, int]] = []
        self.run = Run(root, 0)
        self.blocks: list[HtmlElement] = [root]
        self.links = 0
        self.breaks = 0

    def enter(self, element: HtmlElement) -> None:
        if element.tag == "br":
            self._break(element)
            return
        if element.tag == "img":
            self.images.append((element, len(self.runs)))
        if _leads(element):
            self.links += 1
        if element.tag not in INLINE:
            self.close()
            self.blocks.append(element)
            self.run.block = element
        self._take(element, element.text, tail=False)

    def leave(self, element: HtmlElement) -> None:
        if _leads(element):
            self.links -= 1
        if element.tag not in INLINE and element.tag != "br":
            self.close()
            self.blocks.pop()
            self.run.block = self.blocks[-1] if self.blocks else self.root
        self.skip(element)

    def skip(self, element: HtmlElement) -> None:
        """Only what stands after the element is shown."""
        if element is not self.root:
            self._take(element, element.tail, tail=True)

    def close(self) -> None:
        whole = "".join(self.run.pieces)
        self.run.text, self.run.key = " ".join(whole.split()), squeezed(whole)
        self.run.depth = len(self.blocks)
        if self.run.key:
            self.runs.append(self.run)
        self.run = Run(self.blocks[-1] if self.blocks else self.root, len(self.runs))
        self.breaks = 0

    def _break(self, element: HtmlElement) -> None:
        """One line break stays inside its run; two end it, as pages without paragraphs write it."""
        self.breaks += 1
        self.run.slots.append((element, False))
        self.run.pieces.append("\n")
        if self.breaks > 1:
            self.close()

    def _take(self, element: HtmlElement, text: str | None, *, tail: bool) -> None:
        if not text:
            return
        self.run.slots.append((element, tail))
        self.run.pieces.append(text)
        if text.strip():
            self.breaks = 0
            if self.links:
                self.run.linked += len(squeezed(text))
