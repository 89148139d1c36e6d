"""The numbered links of an article while it is read: which number a label or an address has."""

import re
from collections.abc import Iterable, Mapping

from colophon.article.article import Link

_UNSAFE = re.compile(r"[\s<>\\\x00-\x1f\x7f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


def clean_address(url: str) -> str:
    """An address that every form can carry: no space around it; space, controls, angles, backslashes in percent."""
    if url.isascii() and url.isprintable() and not (" " in url or "<" in url or ">" in url or "\\" in url):
        return url  # most are
    return _UNSAFE.sub(_percent, url.strip())


def clean_line(text: str) -> str:
    """Plain text of one line: runs of white space are one space, and what no form can carry is U+FFFD."""
    if text.isprintable() and "  " not in text and text == text.strip():
        return text  # no other white space can be printed
    return _SPACES.sub(" ", text.translate({0: 0xFFFD})).strip()


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


class LinkTable:
    """Numbers links as they are met. Known labels lead where they are defined; an address met twice keeps its number.

    `labels` maps what stands in brackets (in any case and spacing) to links; labels 1, 2, 3, … keep their number.
    """

    def __init__(self, links: Iterable[Link] = (), *, labels: Mapping[str, Link] | None = None) -> None:
        self._links = [_clean(link) for link in links]
        self._labels = {number: number for number in map(str, range(1, len(self._links) + 1))}
        self._numbers = dict(zip(reversed(self._links), reversed(self._labels), strict=True))  # the first ones count
        self._only_numbers = not labels
        self._waiting = {_folded(label): _clean(link) for label, link in (labels or {}).items()}
        while (label := str(len(self._links) + 1)) in self._waiting:
            self._labels[label] = label
            self._add(self._waiting.pop(label))

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(self._links)

    @property
    def only_numbers(self) -> bool:
        """Whether no other labels were ever defined."""
        return self._only_numbers

    def labelled(self, label: str) -> str:
        if not self._waiting and label in self._labels:
            return self._labels[label]
        folded = _folded(label)
        if folded in self._waiting:
            link = self._waiting.pop(folded)
            self._labels[folded] = self.addressed(link.url, link.title)
        return self._labels.get(folded, "")

    def addressed(self, url: str, title: str) -> str:
        link = _clean(Link(url, title))
        if link not in self._numbers:
            self._add(link)
        return self._numbers[link]

    def keep_unused(self) -> None:
        """Number the labels that nothing pointed at, so that no address is lost."""
        for label in tuple(self._waiting):
            self.labelled(label)

    def _add(self, link: Link) -> None:
        self._links.append(link)
        self._numbers.setdefault(link, str(len(self._links)))


def _clean(link: Link) -> Link:
    return Link(clean_address(link.url), clean_line(link.title))


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
