"""The text of a block of HTML while its elements come: the spans so far, and what is open around the next one."""

from lxml.html import HtmlElement
from msgspec import structs

from colophon.article.html_media import with_scheme
from colophon.article.html_tree import collapsed, seen_text
from colophon.article.link_targets import Targets
from colophon.article.span import Kind, Span

_STRONG = frozenset(("strong", "b"))
_EMPHASIS = frozenset(("em", "i"))


class OpenText:
    """The text that waits for the end of its block. Marks and links may stay open from one block to the next."""

    def __init__(self, targets: Targets) -> None:
        self._targets = targets
        self._spans: list[Span] = []
        self._strong = self._emphasis = 0
        self._links: list[str] = []

    @property
    def is_empty(self) -> bool:
        return not self._spans

    @property
    def ends_with_break(self) -> bool:
        return bool(self._spans) and self._spans[-1].kind is Kind.BREAK

    def take(self) -> list[Span]:
        """The spans of the block that ends here."""
        spans, self._spans = self._spans, []
        return spans

    def enter(self, element: HtmlElement, tag: str) -> None:
        self._strong += tag in _STRONG
        self._emphasis += tag in _EMPHASIS
        if tag == "a":
            self._links.append(self._target(element))
        elif tag == "q":
            self.add(Span(text="“"))

    def leave(self, tag: str) -> None:
        self._strong -= tag in _STRONG
        self._emphasis -= tag in _EMPHASIS
        if tag == "a":
            self._links.pop()
        elif tag == "q":
            self.add(Span(text="”"))

    def add(self, span: Span) -> None:
        """A span, set as everything is here."""
        link = self._links[-1] if self._links else ""
        self._spans.append(structs.replace(span, strong=self._strong > 0, emphasis=self._emphasis > 0, link=link))

    def say(self, text: str) -> None:
        """Text as it stands in the file: runs of white space are one space, and none at the begin of a line."""
        shown = collapsed(text)
        if self._spans and self._spans[-1].text.endswith((" ", "\n")):
            shown = shown.removeprefix(" ")
        if shown and (self._spans or shown != " "):
            self.add(Span(text=shown))

    def say_ruby(self, element: HtmlElement) -> None:
        base = element.text or ""
        for child in element:
            if child.tag == "rt":
                self.add(Span(kind=Kind.RUBY, text=base, target=seen_text(child)))
                base = ""
            elif child.tag != "rp":
                base += seen_text(child)
            base += child.tail or ""
        self.say(base)

    def link(self, text: str, url: str) -> None:
        """A link of our own words."""
        self._links.append(self._addressed(url))
        self.add(Span(text=text))
        self._links.pop()

    def show(self, image: HtmlElement, alternative: str, url: str) -> None:
        """A picture inside the text."""
        self.add(Span(kind=Kind.IMAGE, text=alternative, target=self._numbered(image) or self._addressed(url)))

    def _target(self, anchor: HtmlElement) -> str:
        """Where a link leads; nowhere inside of the page."""
        if number := self._numbered(anchor):
            return number
        href = anchor.get("href", "").strip()
        return "" if not href or href.startswith("#") else self._addressed(href, anchor.get("title", ""))

    def _numbered(self, element: HtmlElement) -> str:
        """A link's number, where we wrote one."""
        given: str = element.get("data-link", "")
        return given if given and self._targets.labelled(given) == given else ""

    def _addressed(self, url: str, title: str = "") -> str:
        """A relative address of digits alone would look like a link's number."""
        return self._targets.addressed(f"./{url}" if url.isdigit() else with_scheme(url), title)
