"""Splitting a text into sentences, so that joining them again gives the text to the last space."""

import re
from itertools import pairwise

import sentencex

from colophon.segments.han import boundaries

_WITHOUT_SPACES = frozenset({"zh", "ja", "yue", "wuu"})

# What a boundary must never cut: code, numbered and inline links with their text, note marks, addresses, ruby.
_WHOLE = re.compile(
    r"`[^`\n]{1,2000}`"
    r"|!?\[[^\[\]\n]{0,1000}\](?:\[[^\[\]\n]{0,40}\]|\([^()\s]{0,2000}(?:[ \t]\"[^\"\n]{0,300}\")?\))"
    r"|\[\^[^\[\]\s]{1,40}\]"
    r"|<ruby>.{0,300}?</ruby>"
    r"|<?https?://[^\s<>]{1,2000}"
)
_NOTE_MARKS = re.compile(r"(?:\[\^[^\[\]\s]{1,40}\]|[*_~])+\s*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"\s*")


def split(text: str, language: str) -> tuple[str, ...]:
    """The sentences of `text` with the space that follows each; joined they are the text. No text, no sentences.

    Links, code and note marks stay whole. Any language is answered; those that we know better are split better.
    """
    if not text:
        return ()
    whole = [match.span() for match in _WHOLE.finditer(text)]
    cuts = [0]
    for cut in _candidates(text, language):
        cut = _after_marks(text, cut)
        if cuts[-1] < cut < len(text) and not _inside(cut, whole):
            cuts.append(cut)
    pieces = [text[begin:end] for begin, end in pairwise([*cuts, len(text)])]
    return tuple(_without_blank_pieces(pieces))


def sentences(text: str, language: str) -> tuple[str, ...]:
    """The sentences without the space around them."""
    return tuple(piece.strip() for piece in split(text, language) if piece.strip())


def _candidates(text: str, language: str) -> list[int]:
    """Where a sentence may begin, in order."""
    base = language.partition("-")[0].lower()
    if base in _WITHOUT_SPACES:
        return boundaries(text)
    # The library measures in bytes of UTF-8, which cannot hold unpaired surrogates; it only has to see their place.
    seen = text.encode("utf-8", "replace").decode() if _has_surrogates(text) else text
    found, at = [], 0
    for piece in sentencex.segment(base, seen):
        at += len(piece)
        found.append(at)
    return found


def _has_surrogates(text: str) -> bool:
    return not text.isascii() and _SURROGATE.search(text) is not None


def _after_marks(text: str, cut: int) -> int:
    """Emphasis that closes and note marks belong to the sentence before; space belongs to the end of a sentence."""
    marks = _NOTE_MARKS.match(text, cut)
    if marks and cut and not text[cut - 1].isspace():
        cut = marks.end()
    space = _SPACE.match(text, cut)
    return space.end() if space else cut


def _inside(cut: int, whole: list[tuple[int, int]]) -> bool:
    return any(begin < cut < end for begin, end in whole)


def _without_blank_pieces(pieces: list[str]) -> list[str]:
    """Space alone is no sentence: it joins the one before, or the first one after."""
    kept: list[str] = []
    blank = ""
    for piece in pieces:
        if not piece.strip():
            if kept:
                kept[-1] += piece
            else:
                blank += piece
            continue
        kept.append(blank + piece)
        blank = ""
    return kept if not blank else [*kept, blank]
