"""Why a changed sentence matters: its values, names, quotations, denials and hedges before and after."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from colophon.checks.known_numbers import numbers_are_known
from colophon.checks.quoted import quotations
from colophon.checks.scripts import primary
from colophon.languages.cues import cues
from colophon.languages.quantities.mention import Kind
from colophon.languages.quantities.reading import quantities
from colophon.languages.wording import HEDGES
from colophon.watch.change import Reason
from colophon.watch.folding import folded, read
from colophon.watch.number_slip import as_meant
from colophon.watch.same_values import as_written_before
from colophon.watch.words_apart import Replaced, is_slip, replaced, words

_CAPITALISED = re.compile(r"(?<![.!?…:“\"«„(]\s)(?<!^)(?<![.!?…])\b[^\W\d_a-zа-яёіїєґα-ω][\w'’-]+")
_LATIN = re.compile(r"[A-Za-z][\w'’.-]*[A-Za-z0-9]")
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_WIDE = frozenset({"zh", "ja", "ko"})
_NOUNS_LARGE = frozenset({"de", "lb"})
_DENIALS = frozenset({"negator"})
_HEDGES = frozenset(HEDGES)
_LONGEST = 20_000
_TWICE = re.compile(r"(?i)\b([^\W\d_]+)(?:\s+\1)+\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the article: its language, the names in it, and the words that it uses more than once."""

    language: str
    names: frozenset[str]
    vocabulary: frozenset[str]


def setting(texts: Iterable[str], language: str) -> Setting:
    """Learnt from the plain texts of both versions."""
    seen: Counter[str] = Counter()
    names: set[str] = set()
    for text in texts:
        seen.update(word.casefold() for word in words(text))
        names.update(_names_in(text, language))
    often = frozenset(word for word, count in seen.items() if count > 2)
    return Setting(language, frozenset(names), often)


def reasons(before: str, after: str, known: Setting) -> frozenset[Reason]:
    """Everything that changed between two versions of a sentence (inline Markdown); empty where nothing did."""
    if before == after:
        return frozenset()
    old, new = read(before)[:_LONGEST], read(after)[:_LONGEST]
    if old == new:
        return frozenset({Reason.MARKUP})
    if folded(before) == folded(after) and _digits(old) == _digits(new):
        return frozenset({Reason.PUNCTUATION})
    new = as_written_before(old, new, known.language)
    parts = replaced(old, new)
    meant = [part for part in parts if not is_slip(part, known.language, vocabulary=known.vocabulary)]
    slips = [part for part in parts if part not in meant]
    found = frozenset(_facts(_once(old), _once(as_meant(new, slips, known.language)), known, meant))
    return found or frozenset({Reason.WORDING if meant else Reason.TYPO})


def _once(text: str) -> str:
    """Without words that stand there twice in a row: tens of of thousands are still tens of thousands."""
    return _TWICE.sub(r"\1", text)


def _facts(old: str, new: str, known: Setting, meant: Sequence[Replaced]) -> Iterable[Reason]:
    """`meant` are the words that were replaced on purpose; denials and hedges are looked for in them."""
    if _values(old, known.language, quiet=bool(meant)) != _values(new, known.language, quiet=bool(meant)):
        yield Reason.VALUE
    if _names(old, known) != _names(new, known):
        yield Reason.NAME
    if meant and _quoted(old) != _quoted(new):
        yield Reason.QUOTATION
    for reason, kinds in ((Reason.NEGATION, _DENIALS), (Reason.HEDGE, _HEDGES)):
        if _cue_counts([part.before for part in meant], known.language, kinds) != _cue_counts(
            [part.after for part in meant], known.language, kinds
        ):
            yield reason


def _values(text: str, language: str, *, quiet: bool) -> Counter[tuple[str, str]]:
    """Every value, however it is written; where the language's numbers are not known, the digits as they stand.

    Without `quiet` words that are often no number ("single") are left out: where only slips were mended, one of them
    was misspelt.
    """
    if not numbers_are_known(language, language):
        return Counter(("digits", run) for run in _digits(text))
    return Counter(
        (one.kind, one.surface if one.kind is Kind.LABEL else f"{one.value:g} {sorted(one.money)} {one.share or ''}")
        for one in quantities(text, language)
        if quiet or not one.quiet
    )


def _digits(text: str) -> list[str]:
    return _DIGITS.findall(text)


def _quoted(text: str) -> Counter[str]:
    return Counter(folded(text[one.start : one.end]) for one in quotations(text))


def _cue_counts(stretches: Sequence[tuple[str, ...]], language: str, kinds: frozenset[str]) -> Counter[str]:
    space = "" if primary(language) in _WIDE else " "
    found = (cue for stretch in stretches for cue in cues(space.join(stretch), language))
    return Counter(cue.kind for cue in found if cue.kind in kinds)


def _names(text: str, known: Setting) -> Counter[str]:
    """The names of the article that stand in this sentence, at its beginning too."""
    if primary(known.language) in _WIDE:
        return Counter(word.casefold() for word in _LATIN.findall(text))
    return Counter(word.casefold() for word in words(text) if word.casefold() in known.names and word[:1].isupper())


@lru_cache(maxsize=4096)
def _names_in(text: str, language: str) -> frozenset[str]:
    """Words with a capital inside a sentence. Where all nouns have one, only those that stand beside another."""
    if primary(language) in _WIDE:
        return frozenset()
    found = [(match.start(), match.end(), match[0]) for match in _CAPITALISED.finditer(text)]
    if primary(language) in _NOUNS_LARGE:
        found = [one for a, b in pairwise(found) if b[0] - a[1] == 1 for one in (a, b)]
    return frozenset(word.casefold() for _, _, word in found)
