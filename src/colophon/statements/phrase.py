"""Words and marks around a verb of speech, and where the naming of a speaker begins and ends among them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from colophon.languages.language import Speech
from colophon.statements.statement import Stretch

_PIECE = re.compile(
    r"([^\W_]+(?:['’&./-][^\W_]+)*(?:\.(?:(?<=\b[A-Z]\.)|(?<=\bMr\.)|(?<=\bMrs\.)|(?<=\bMs\.)|(?<=\bDr\.)"
    r"|(?<=\bSen\.)|(?<=\bRep\.)|(?<=\bGov\.)|(?<=\bGen\.)|(?<=\bSt\.)|(?<=\bJr\.)|(?<=\bU\.S\.)))?)|[^\w\s]"
)
_MOST_WORDS = 14
_LINKS = frozenset({"of", "the", "de", "del", "la", "du", "des", "von", "van", "al", "bin", "&"})


class Piece(NamedTuple):
    """A word in lower case, or one mark of punctuation. `begins_big`: it is written with a capital."""

    text: str
    start: int
    end: int
    is_word: bool
    begins_big: bool


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """The words and marks of `text[start:end]`, in order."""
    found = []
    for match in _PIECE.finditer(text, start, end):
        piece = match[0]
        word = piece.lower().replace("’", "'") if "’" in piece else piece.lower()
        found.append(Piece(word, *match.span(), match.lastindex is not None, piece[0].isupper()))
    return found


def is_skipped(piece: Piece, speech: Speech) -> bool:
    """Whether a word may stand between a speaker and the verb."""
    word = piece.text
    if not piece.is_word or piece.begins_big:
        return word in speech.skipped and piece.is_word
    if word in speech.skipped:
        return True
    endings = _endings(speech.skipped)
    return word.endswith(endings) and any(word.endswith(one) and len(word) > len(one) + 1 for one in endings)


@lru_cache(maxsize=64)
def _endings(skipped: frozenset[str]) -> tuple[str, ...]:
    """The forms that stand for every word with such an end: "*ly"."""
    return tuple(form[1:] for form in skipped if form.startswith("*"))


def speaker_before(before: Sequence[Piece], speech: Speech) -> Stretch | None:
    """The naming of a speaker that ends directly before a verb, its own verbs and adverbs left out."""
    last = len(before) - 1
    while last >= 0 and is_skipped(before[last], speech):
        last -= 1
    if last >= 0 and before[last].text == ",":
        last = _before_insertion(before, last)
    return _phrase_back(before, last, speech) if last >= 0 else None


def speaker_after(after: Sequence[Piece], speech: Speech) -> Stretch | None:
    """The naming of a speaker that begins directly after a verb or frame."""
    taken: list[Piece] = []
    for piece in after[:_MOST_WORDS]:
        if (not piece.is_word and piece.text not in "&-") or (taken and _ends(piece, speech)):
            break
        if taken and taken[-1].text in speech.pronouns:
            break
        taken.append(piece)
    if not taken or (_ends(taken[0], speech) and not taken[0].begins_big):
        return None
    return Stretch(taken[0].start, taken[-1].end)


def subject(sentence: Sequence[Piece], speech: Speech) -> Stretch | None:
    """The naming with which a sentence begins: of whom a second verb ("and said", ", adding") most likely speaks."""
    taken: list[Piece] = []
    for piece in sentence[: _MOST_WORDS // 2]:
        if not piece.is_word or (taken and _ends(piece, speech)) or (len(taken) > 1 and not piece.begins_big):
            break
        taken.append(piece)
        if piece.text in speech.pronouns:
            break
    while len(taken) > 1 and is_skipped(taken[-1], speech):
        taken.pop()
    if not taken or taken[0].text in speech.ends or (len(taken) == 1 and taken[0].text in speech.nominal):
        return None
    return Stretch(taken[0].start, taken[-1].end)


def _before_insertion(before: Sequence[Piece], last: int) -> int:
    """Before a second comma: "Smith, a baker, said". Else what the comma parts is no speaker."""
    for at in range(last - 1, max(-1, last - 2 * _MOST_WORDS), -1):
        if before[at].text == ",":
            return at - 1
        if not before[at].is_word and before[at].text not in "-()&":
            break
    return -1


def _phrase_back(before: Sequence[Piece], last: int, speech: Speech) -> Stretch | None:
    first = last + 1
    if before[last].text in speech.pronouns:
        return Stretch(before[last].start, before[last].end)
    for at in range(last, max(-1, last - _MOST_WORDS), -1):
        piece = before[at]
        if (not piece.is_word and piece.text not in "&-") or (_ends(piece, speech) and not _is_link(before, at)):
            break
        first = at
    return Stretch(before[first].start, before[last].end) if first <= last else None


def _ends(piece: Piece, speech: Speech) -> bool:
    return piece.text in speech.ends or (piece.text in speech.pronouns and not piece.begins_big)


def _is_link(before: Sequence[Piece], at: int) -> bool:
    """A small word inside a name: "University of Oster"."""
    return before[at].text in _LINKS and at + 1 < len(before) and before[at + 1].begins_big
