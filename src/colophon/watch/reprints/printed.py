"""An edition as a reprint should carry it: its sentences in their places, in the order in which a reader meets them."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from colophon.article.article import Article, Code, Heading, Image, Table
from colophon.article.inline import plain
from colophon.article.places import block_texts
from colophon.segments.split import sentences
from colophon.watch.reprints.letters import elsewhere, letters

_SHORTEST_LINE = 6


class Part(StrEnum):
    """What a sentence belongs to. Not every page shows a summary, and captions go with their pictures."""

    TITLE = "title"
    SUMMARY = "summary"
    HEADING = "heading"
    TEXT = "text"
    CAPTION = "caption"
    TABLE = "table"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Printed:
    """A sentence as plain text; `place` names its paragraph."""

    text: str
    letters: str
    place: str
    part: Part


def printed(article: Article) -> tuple[Printed, ...]:
    """Every sentence with words or values in it; a row of a table and a line of code are one each."""
    return tuple(one for one in _all(article) if one.letters)


def text_of(article: Article) -> str:
    """All of it as plain text: what an index learns."""
    return "\n".join(one.text for one in printed(article))


def with_words_of(sentences: Sequence[Printed], number: int) -> tuple[Printed, ...]:
    """The same sentences, to be looked for with another region's words (see `elsewhere`)."""
    return tuple(replace(one, letters=letters(tuple(elsewhere(one.text))[number])) for one in sentences)


def _all(article: Article) -> Iterator[Printed]:
    language = article.language
    yield _one(plain(article.title), "title", Part.TITLE)
    yield from _cut(article.summary, "summary", Part.SUMMARY, language)
    for number, block in enumerate(article.blocks):
        place = str(number)
        if isinstance(block, Code):
            lines = (line for line in block.text.split("\n") if len(letters(line)) >= _SHORTEST_LINE)
            yield from (_one(line, place, Part.CODE) for line in lines)
        elif isinstance(block, Table):
            yield from (_one(" ".join(plain(cell) for cell in row), place, Part.TABLE) for row in block.rows)
        elif isinstance(block, Image):
            yield from _cut(block.caption, place, Part.CAPTION, language)
        else:
            part = Part.HEADING if isinstance(block, Heading) else Part.TEXT
            for where, text in block_texts(block, place):
                yield from _cut(text, where, part, language)


def _cut(text: str, place: str, part: Part, language: str) -> Iterator[Printed]:
    yield from (_one(plain(one), place, part) for one in sentences(text, language))


def _one(text: str, place: str, part: Part) -> Printed:
    composed = unicodedata.normalize("NFC", text)
    return Printed(composed, letters(composed), place, part)
