"""How a line of credits is written: one or more roles, each with names, in any of our languages and punctuations."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from colophon.article.credit import Credit, Role, SourceReference
from colophon.intake.published.found import Convention, Definitions, Found
from colophon.intake.published.names import first_address, names_in, without_links
from colophon.intake.published.role_words import BYLINE_WORDS, LABEL_WORDS, Place

LONGEST_LINE = 600
_MOST_WORDS = 6
_MARKS = re.compile(r"^(?:\s|>|[-*+•]\s|#{1,6}\s)+")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|~~|^[`\s]+|[`\s\\]+$")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_START = r"(?<![^\s|｜,，;；、/／·•.。)）\]】])"
_LABEL_WORD = _any(LABEL_WORDS)
_LABEL = re.compile(
    rf"{_START}(?:(?P<words>(?:{_LABEL_WORD})(?:\s?[/／&＆、和+]\s?(?:{_LABEL_WORD}|\w{{1,8}}))*)"
    rf"|(?P<unknown>[^\W\d_]{{1,12}}))\s?[:：](?!//)",
    re.IGNORECASE,
)
_BYLINE = re.compile(rf"(?:^|(?<=[|｜,，;；.·•])\s*)(?P<words>{_any(BYLINE_WORDS)})\s*[:：]?\s+", re.IGNORECASE)
_START_ONLY = ("by", "por", "par", "von")
_SPLIT_WORDS = re.compile(r"[/／&＆、和+]")
_TRAILING = " \t|｜,，;；、/／·•"


@dataclass(frozen=True, slots=True)
class Span:
    """A label (or a word nobody knows), and what is written behind it."""

    words: str
    meanings: tuple[Role | Place, ...]
    value: str


def bare(line: str) -> str:
    """The line without list, quotation, heading and emphasis marks, balanced or not."""
    text = _MARKS.sub("", line)
    without = _EMPHASIS.sub("", text).strip()
    return without if any(c.isalnum() for c in without.rpartition("：")[2].rpartition(":")[2]) else text.strip()


def read_credit_line(line: str, definitions: Definitions, *, convention: Convention = Convention.PLAIN) -> Found | None:
    """What a line of credits says; None when it is not wholly one."""
    if len(line) > LONGEST_LINE:
        return None
    text = bare(line)
    for split in (_labelled, _spaced, _bylines):
        spans = split(text)
        if spans:
            return _found(spans, definitions, convention)
    return None


def _labelled(text: str) -> list[Span]:
    matches = list(_LABEL.finditer(text))
    if not matches or text[: matches[0].start()].strip(_TRAILING) or not any(m["words"] for m in matches):
        return []
    return _spans(text, matches, lambda words: tuple(_meanings(words)))


def _spaced(text: str) -> list[Span]:
    """Chinese and Japanese roles with nothing but spaces or bars: "译者 甲 校对 乙"."""
    tokens = [token for token in re.split(r"[\s|｜]+", text) if token]
    if len(tokens) < 2 or len(tokens) % 2 or any(len(w) < 2 or w.isascii() for w in tokens[::2]):
        return []
    if any(word not in LABEL_WORDS for word in tokens[::2]) or any(word in LABEL_WORDS for word in tokens[1::2]):
        return []
    return [Span(w, (LABEL_WORDS[w],), value) for w, value in zip(tokens[::2], tokens[1::2], strict=True)]


def _bylines(text: str) -> list[Span]:
    matches = [m for m in _BYLINE.finditer(text) if m.start() == 0 or m["words"].casefold() not in _START_ONLY]
    if not matches or matches[0].start():
        return []
    spans = _spans(text, matches, lambda words: (BYLINE_WORDS[words.casefold()],))
    return spans if all(_looks_like_names(span.value) for span in spans) else []


def _looks_like_names(value: str) -> bool:
    plain = without_links(value)
    parts = re.split(r",|&|\band\b|\by\b|\bet\b|\bund\b|\bи\b|\bو\b", plain)
    if not plain or plain[0].islower() or plain[0].isdigit() or plain.endswith((".", "。", "!", "?", "…")):
        return False
    return all(len(part.split()) <= _MOST_WORDS for part in parts)


def _spans(text: str, matches: list[re.Match[str]], meanings: Callable[[str], tuple[Role | Place, ...]]) -> list[Span]:
    ends = [m.start() for m in matches[1:]] + [len(text)]
    return [
        Span(
            m[0].strip(" :："),
            meanings(m["words"]) if m["words"] else (),
            text[m.end() : end].strip(_TRAILING).rstrip(),
        )
        for m, end in zip(matches, ends, strict=True)
    ]


def _meanings(words: str) -> Iterable[Role | Place]:
    whole = LABEL_WORDS.get(words.casefold())
    if whole is not None:
        yield whole
        return
    seen: list[Role | Place] = []
    for word in _SPLIT_WORDS.split(words):
        meaning = LABEL_WORDS.get(word.strip().casefold())
        if meaning is not None and meaning not in seen:
            seen.append(meaning)
            yield meaning


def _unknown_words(words: str) -> bool:
    whole = words.casefold() in LABEL_WORDS
    return not whole and any(word.strip().casefold() not in LABEL_WORDS for word in _SPLIT_WORDS.split(words))


def _found(spans: list[Span], definitions: Definitions, convention: Convention) -> Found | None:
    credits: list[Credit] = []
    unread: list[str] = []
    places: dict[Place, Span] = {}
    for span in spans:
        names = names_in(span.value, definitions)
        if names is None and any(isinstance(m, Role) for m in span.meanings):
            return None
        if not span.meanings or _unknown_words(span.words):
            unread.append(f"{span.words}: {span.value}")
        for meaning in span.meanings:
            if isinstance(meaning, Role):
                credits += [Credit(meaning, name, url) for name, url in names or ()] or [Credit(meaning, "")]
            elif meaning in places:
                unread.append(f"{span.words}: {span.value}")
            else:
                places[meaning] = span
    if not credits and not _placed(places, definitions):
        return None
    return _with_places(credits, places, definitions, convention=convention, unread=tuple(unread))


def _placed(places: dict[Place, Span], definitions: Definitions) -> bool:
    return any(first_address(span.value, definitions) for span in places.values())


def _with_places(
    credits: list[Credit],
    places: dict[Place, Span],
    definitions: Definitions,
    *,
    convention: Convention,
    unread: tuple[str, ...],
) -> Found:
    source = places.get(Place.SOURCE)
    publisher = places.get(Place.PUBLISHED_BY)
    permalink = places.get(Place.PERMALINK)
    return Found(
        convention=convention,
        credits=tuple(credits),
        source=source_reference(source.value, definitions) if source else None,
        url=first_address(permalink.value, definitions) if permalink else "",
        publisher=without_links(publisher.value) if publisher else "",
        unread=unread,
    )


def source_reference(value: str, definitions: Definitions) -> SourceReference:
    """The source from "[title](url)", "[publisher][title](url)" or a bare address."""
    url = first_address(value, definitions)
    before = re.match(r"\s*\[([^\[\]]+)\](?=\[[^\[\]]*\]\()", value)
    rest = value[before.end() :] if before else value
    title = without_links(rest).replace(url, "").strip(" <>()（）")
    return SourceReference(url=url, title=title, publisher=before[1] if before else "")
