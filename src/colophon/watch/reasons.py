"""Why a changed sentence matters: its values, names, quotations, denials and hedges before and after."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from colophon.checks.quoted import quotations
from colophon.checks.scripts import primary
from colophon.languages.cues import cues
from colophon.languages.places import places
from colophon.languages.wording import HEDGES
from colophon.watch.change import Reason
from colophon.watch.exchanged import Spot, exchanged, pieces_exchanged
from colophon.watch.folding import folded, read
from colophon.watch.number_slip import as_meant
from colophon.watch.same_values import as_written_before
from colophon.watch.speakers import speaker_changed
from colophon.watch.values import DIGITS, Value, differ, marks_of_values, values
from colophon.watch.words_apart import WORD, Replaced, is_slip, replaced, words

_CAPITALISED = re.compile(r"(?<![.!?…:“\"«„(]\s)(?<!^)(?<![.!?…])\b[^\W\d_a-zа-яёіїєґα-ω][\w'’-]+")
_LATIN = re.compile(r"[A-Za-z][\w'’.-]*[A-Za-z0-9]")
_WIDE = frozenset({"zh", "ja", "ko"})
_NOUNS_LARGE = frozenset({"de", "lb"})
_DENIALS = frozenset({"negator"})
_HEDGES = frozenset(HEDGES)
_LIMITS = frozenset({"at_least", "at_most"})
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
    if folded(before) == folded(after) and DIGITS.findall(old) == DIGITS.findall(new):
        same = marks_of_values(old) == marks_of_values(new)
        return frozenset({Reason.PUNCTUATION if same else Reason.VALUE})
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
    if differ(old, new, known.language, quiet=bool(meant)):
        yield Reason.VALUE
    if _names(old, known) != _names(new, known) or (meant and _other_place(old, new, known.language)):
        yield Reason.NAME
    if meant and (_quoted(old) != _quoted(new) or speaker_changed(old, new, known.language, meant)):
        yield Reason.QUOTATION
    for reason, kinds in ((Reason.NEGATION, _DENIALS), (Reason.HEDGE, _HEDGES)):
        if _cue_counts([part.before for part in meant], known.language, kinds) != _cue_counts(
            [part.after for part in meant], known.language, kinds
        ):
            yield reason
    if meant and _limits(old, known.language) != _limits(new, known.language):
        yield Reason.HEDGE
    yield from _changed_places(old, new, known) if meant else ()


def _changed_places(old: str, new: str, known: Setting) -> Iterable[Reason]:
    """What stands in both texts and was put into each other's places."""
    if _are_exchanged(old, new, *([_spot(one) for one in values(text, known.language)] for text in (old, new))):
        yield Reason.VALUE
    elif _names_are_exchanged(old, new, known):
        yield Reason.NAME


def _spot(one: Value) -> Spot:
    """By its amount: the unit of a range stands with whichever number comes last."""
    return Spot(one.amount, one.start, one.end)


def _names_are_exchanged(old: str, new: str, known: Setting) -> bool:
    """Whole names, then their words, since only one of two names may have been cut; then any two pieces."""
    before, after = (_name_words(text, known) for text in (old, new))
    if [one.key for one in before] != [one.key for one in after]:
        whole = (_joined(spots, text) for spots, text in ((before, old), (after, new)))
        if _are_exchanged(old, new, *whole) or _are_exchanged(old, new, before, after):
            return True
    words_before, words_after = ([word.casefold() for word in words(text)] for text in (old, new))
    return pieces_exchanged(words_before, words_after, known.language)


def _are_exchanged(old: str, new: str, before: Sequence[Spot], after: Sequence[Spot]) -> bool:
    same = Counter(one.key for one in before) == Counter(one.key for one in after)
    return same and exchanged(old, new, before, after)


def _name_words(text: str, known: Setting) -> list[Spot]:
    """The words of names of the article that stand in a text."""
    if not known.names:
        return []
    found = ((match[0].casefold(), match) for match in WORD.finditer(text) if match[0][0].isupper())
    return [Spot(word, match.start(), match.end()) for word, match in found if word in known.names]


def _joined(spots: Sequence[Spot], text: str) -> list[Spot]:
    """Words of names that follow each other as one name."""
    found: list[Spot] = []
    for spot in spots:
        if found and text[found[-1].end : spot.start] in (" ", ". "):
            first = found.pop()
            found.append(Spot(f"{first.key} {spot.key}", first.start, spot.end))
        else:
            found.append(spot)
    return found


def _other_place(old: str, new: str, language: str) -> bool:
    """A country or city in the place of another one, in scripts without capitals too."""
    before, after = ({one.key for one in places(text, language) if one.kind != "language"} for text in (old, new))
    return bool(before - after) and bool(after - before)


def _quoted(text: str) -> Counter[str]:
    return Counter(folded(text[one.start : one.end]) for one in quotations(text))


def _limits(text: str, language: str) -> Counter[str]:
    """At least, at most: a limit is told by several words, of which one may have been replaced."""
    return Counter(cue.kind for cue in cues(text, language) if cue.kind in _LIMITS)


def _cue_counts(stretches: Sequence[tuple[str, ...]], language: str, kinds: frozenset[str]) -> Counter[str]:
    space = "" if primary(language) in _WIDE else " "
    found = (cue for stretch in stretches for cue in cues(space.join(stretch), language))
    return Counter(cue.kind for cue in found if cue.kind in kinds)


def _names(text: str, known: Setting) -> Counter[str]:
    """The names of the article that stand in this sentence, at its beginning too."""
    if primary(known.language) in _WIDE:
        return Counter(word.casefold() for word in _LATIN.findall(text))
    return Counter(one.key for one in _name_words(text, known))


@lru_cache(maxsize=4096)
def _names_in(text: str, language: str) -> frozenset[str]:
    """Words with a capital inside a sentence. Where all nouns have one, only those that stand beside another."""
    if primary(language) in _WIDE:
        return frozenset()
    found = [(match.start(), match.end(), match[0]) for match in _CAPITALISED.finditer(text)]
    if primary(language) in _NOUNS_LARGE:
        found = [one for a, b in pairwise(found) if b[0] - a[1] == 1 for one in (a, b)]
    return frozenset(word.casefold() for _, _, word in found)
