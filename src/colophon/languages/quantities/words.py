"""Tokens of a text that is written with spaces: its digits and every word that can be part of a quantity."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from colophon.article.inline import characters
from colophon.languages.quantities.digits import digit_pattern
from colophon.languages.quantities.lexicon import Lexicon, Roles
from colophon.languages.quantities.surroundings import lowered
from colophon.languages.quantities.total import Total

# A word of an abugida or of decomposed Latin goes on through its combining marks; most texts have none.
_MARKS = (
    r"\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    r"\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u09e2\u09e3\u200c"
)
_MARK = re.compile(f"[{_MARKS}]")
_PLAIN_LETTERS, _LETTERS = r"[^\W\d_]+", rf"(?:[^\W\d_][{_MARKS}]*)+"


_DIGIT = re.compile("[0-9]")  # All digits are folded onto these.
_WORD = re.compile(rf"{_PLAIN_LETTERS}(?:'{_PLAIN_LETTERS})*")


# Most of what texts are made of; of the rest each character is asked.
_COMMON_LETTERS = frozenset(c for c in map(chr, (*range(0x250), *range(0x370, 0x530))) if c.isalpha())
_NO_LETTERS = {code: " " for code in range(128) if not chr(code).isalpha() and chr(code) != "'"}


class Token(NamedTuple):
    """A number in digits (`roles` is None) or a word that has a role."""

    word: str
    start: int
    end: int
    roles: Roles | None


@lru_cache(maxsize=64)
def _pattern(decimal: str, grouping: str, *, marks: bool) -> re.Pattern[str]:
    letters = _LETTERS if marks else _PLAIN_LETTERS
    return re.compile(rf"({digit_pattern(decimal, grouping)})|{letters}(?:'{letters})*")


def words_of(text: str) -> list[str]:
    """Every word of a text in lower case, and what stands on either side of an apostrophe."""
    spaced = _spaced(text, lowered(text))
    return spaced.split() if "'" not in spaced else [*spaced.split(), *spaced.replace("'", " ").split()]


def tokens(text: str, words: Lexicon) -> list[Token]:
    """Every number in digits and every word with a role, in order."""
    marks = not text.isascii() and _MARK.search(text) is not None
    if words.plain and not marks:
        return _spotted(text, words)
    if words.unparted is not None:
        return _unparted(text, words.unparted, words.words)
    known, table = words.language, words.words
    found = []
    for match in _pattern(known.decimal, known.grouping, marks=marks).finditer(text):
        written = match.group()
        if match.lastindex:
            found.append(Token(written, match.start(), match.end(), None))
            continue
        word = written.lower()
        roles = table.get(word)
        if roles is not None:
            found.append(Token(word, match.start(), match.start() + len(word), roles))
        elif not words.plain or "'" in word:
            token = _word(word, match.start(), words)
            if token is not None:
                found.append(token)
    return found


def _unparted(text: str, pattern: re.Pattern[str], table: Mapping[str, Roles]) -> list[Token]:
    """The same of a script without spaces: known words wherever they stand, not in longer ones that count nothing."""
    return [
        Token(match[0], match.start(), match.end(), None if match.lastindex else table[match[0]])
        for match in pattern.finditer(text)
        if match.lastindex or match[0] in table
    ]


def _spotted(text: str, words: Lexicon) -> list[Token]:
    """The same where no word is made of others: only known words are looked at."""
    low, table = lowered(text), words.words
    found = _in_digits(low, words.digits)
    counted, place, spaced = len(found), 0, f" {_spaced(text, low)} "
    for written in [one for one in spaced.split() if one in table or ("'" in one and _holds_known(one, table))]:
        start = spaced.find(f" {written} ", place)
        place = start + len(written)
        if "'" not in written:
            found.append(Token(written, start, place, table[written]))
        else:
            found.extend(_beside_apostrophe(written, start, words))
    if counted and counted < len(found):
        found.sort(key=_start)
    return found


def _in_digits(low: str, pattern: re.Pattern[str]) -> list[Token]:
    """Numbers in digits; to look for a digit first is much quicker than to look for all that may begin with one."""
    found = []
    digit = _DIGIT.search(low)
    while digit is not None and (match := pattern.match(low, digit.start())) is not None:
        found.append(Token(match[0], match.start(), match.end(), None))
        digit = _DIGIT.search(low, match.end())
    return found


def _spaced(text: str, low: str) -> str:
    """A text in lower case in which nothing but letters and apostrophes is left between spaces, equally long."""
    if low.isascii():
        return low.translate(_NO_LETTERS)
    for c in characters(text) - _COMMON_LETTERS:
        if not c.isalpha() and c != "'":
            low = low.replace(c, " ")
    return low


def _holds_known(written: str, table: Mapping[str, Roles]) -> bool:
    """Whether something between apostrophes is a known word, or all of it."""
    bare = written.strip("'")
    return bare in table or not table.keys().isdisjoint(bare.split("'"))


def _beside_apostrophe(written: str, start: int, words: Lexicon) -> Iterator[Token]:
    for found in _WORD.finditer(written):
        word, place = found.group(), start + found.start()
        roles = words.words.get(word)
        token = _elided(word, place, words) if roles is None else Token(word, place, place + len(word), roles)
        if token is not None:
            yield token


def _start(token: Token) -> int:
    return token.start


def _word(word: str, start: int, words: Lexicon) -> Token | None:
    """A word that is no form of the lexicon's: written together, onto what it counts, or behind an apostrophe."""
    roles = _bound(word, words) if words.bound is not None and word not in words.beside else None
    if roles is None and "'" in word:
        return _elided(word, start, words)
    if roles is None and words.compound is not None:
        roles = compound(word, words)
    return Token(word, start, start + len(word), roles) if roles is not None else None


def _bound(word: str, words: Lexicon) -> Roles | None:
    """A numeral written onto what it counts: семилетний, zwölfstündig. It goes on with no other numeral."""
    assert words.bound is not None
    found = words.bound.fullmatch(word)
    if found is None:
        return None
    numerals = words.language.numerals
    value = numerals.bound.get(found["count"])
    if value is None and words.compound is not None:
        roles = words.words.get(found["count"]) or compound(found["count"], words)
        value = roles.cardinal if roles is not None else None
    if value is None:
        return None
    period = numerals.bound_stems[found["stem"]]
    return Roles(bound=value, period="" if period == "other" else period)


def _elided(word: str, start: int, words: Lexicon) -> Token | None:
    """ "l'onzième" and "Monday's": the part on either side of an apostrophe."""
    place = start
    for part in word.split("'"):
        roles = words.words.get(part)
        if roles is not None:
            return Token(part, place, place + len(part), roles)
        place += len(part) + 1
    return None


@lru_cache(maxsize=4096)
def _split(word: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
    parts, place = [], 0
    while place < len(word):
        found = pattern.match(word, place)
        if found is None:
            return ()
        parts.append(found.group())
        place = found.end()
    return tuple(parts)


def compound(word: str, words: Lexicon) -> Roles | None:
    """The value of numerals written as one word: einundzwanzig, zweihundertfünfte, trecentoventi."""
    assert words.compound is not None
    total, ordinal, table = Total(), False, words.words
    for part in _split(word, words.compound):
        roles = table.get(part)
        if roles is None or (roles.cardinal is None and roles.scale is None and roles.ordinal is None):
            continue
        value = roles.ordinal if roles.ordinal is not None else roles.cardinal
        ordinal = roles.ordinal is not None
        done = total.scale(roles.scale) if roles.scale is not None else total.add(value or 0, joined=True)
        if not done:
            return None
    if total.empty:
        return None
    return Roles(ordinal=total.value) if ordinal else Roles(cardinal=total.value)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A spelled number: its value, the tokens it took, and whether it is an ordinal."""

    value: float
    count: int
    ordinal: bool


def spelled(found: list[Token], first: int, *, text: str, words: Lexicon) -> Spelled | None:
    """The number that begins at token `first`, or None. Linear in the tokens it takes."""
    alone = found[first].roles
    if alone is not None and not _goes_on(found, first, text):
        return _one_word(alone)
    numerals = words.language.numerals
    total, ordinal, count = Total(vigesimal=numerals.vigesimal), False, 0
    chain = _chain(found, first, text=text, words=words, total=total)
    for index, token, joined in _turned(chain) if numerals.scale_first else chain:
        roles = token.roles
        assert roles is not None
        ascending = joined or roles.joined or (bool(numerals.joined_by) and roles.cardinal == 10)
        if (ordinal and roles.ordinal is None and not ascending) or not _takes(total, roles, joined=ascending):
            break
        count = index - first + 1
        ordinal = (ordinal and ascending) or (roles.ordinal is not None and roles.cardinal is None)
    return Spelled(total.value, count, ordinal) if count else None


def _goes_on(found: list[Token], first: int, text: str) -> bool:
    """Whether another word touches the token, or it multiplies: then it is no number by itself."""
    token = found[first]
    assert token.roles is not None
    if token.roles.scale is not None or token.roles.dual is not None or token.roles.joiner:
        return True
    if first + 1 == len(found):
        return False
    after = found[first + 1]
    return after.roles is not None and not text[token.end : after.start].strip(" -")


def _one_word(roles: Roles) -> Spelled | None:
    if roles.cardinal is not None:
        return Spelled(roles.cardinal, 1, False)
    return Spelled(roles.ordinal, 1, True) if roles.ordinal is not None else None


def _chain(
    found: list[Token], first: int, *, text: str, words: Lexicon, total: Total
) -> Iterator[tuple[int, Token, bool]]:
    """The word tokens from `first` on that touch each other, joiners skipped where one may stand."""
    joined, end = False, found[first].start
    for index in range(first, len(found)):
        token = found[index]
        if token.roles is None or text[end : token.start].strip(" -") or (index > first and token.roles.article):
            return
        if token.roles.joiner:
            if joined or index == first or total.value < words.language.numerals.joined_from:
                return
            joined, end = True, token.end
            continue
        yield index, token, joined
        joined, end = False, token.end


def _turned(chain: Iterator[tuple[int, Token, bool]]) -> Iterator[tuple[int, Token, bool]]:
    """Scale words, where they stand before what they multiply ("elfu tatu", three thousand), put behind it."""
    waiting: tuple[int, Token, bool] | None = None
    for index, token, joined in chain:
        assert token.roles is not None
        if waiting is not None:
            if token.roles.cardinal is not None and not joined:
                yield waiting[0], token, waiting[2]
                yield index, waiting[1], False
                waiting = None
                continue
            yield waiting
            waiting = None
        if token.roles.scale is not None:
            waiting = index, token, joined
        else:
            yield index, token, joined
    if waiting is not None:
        yield waiting


def _takes(total: Total, roles: Roles, *, joined: bool) -> bool:
    if roles.scale is not None and (not total.empty or (roles.cardinal is None and roles.dual is None)):
        return total.scale(roles.scale)
    if roles.cardinal is not None:
        return total.add(roles.cardinal, joined=joined)
    if roles.dual is not None:
        return total.add(roles.dual)
    return roles.ordinal is not None and total.add(roles.ordinal, joined=joined)
