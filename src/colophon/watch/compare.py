"""Two versions of a source, sentence by sentence: what was changed, added, dropped and moved."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.fuzz import ratio

from colophon.article.article import Article
from colophon.segments.pair_articles import split_article
from colophon.watch.boilerplate import is_boilerplate, is_correction_note
from colophon.watch.change import Reason, SentenceChange
from colophon.watch.folding import folded, read
from colophon.watch.reasons import Setting, reasons, setting

_LIKE = 55.0
"""Hundredths of likeness from which two sentences are versions of one."""
_MOST = 400
"""Sentences on a side that are compared with each other one by one; a text rewritten at greater length is new."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    place: str
    key: str


def compared(before: Article, after: Article) -> tuple[SentenceChange, ...]:
    """Every sentence of which something became, in the order of the new text. Nothing for two equal texts."""
    old, new = _sentences(before), _sentences(after)
    known = setting((read(one.text) for one in (*old, *new)), after.language or before.language)
    return tuple(_changes(old, new, known))


def _sentences(article: Article) -> list[_Sentence]:
    return [_Sentence(pair.source, pair.place, folded(pair.source)) for pair in split_article(article)]


def _changes(old: Sequence[_Sentence], new: Sequence[_Sentence], known: Setting) -> Iterator[SentenceChange]:
    matcher = SequenceMatcher(None, [one.key for one in old], [one.key for one in new], autojunk=False)
    codes = matcher.get_opcodes()
    gone = Counter(one.key for what, a, b, _, _ in codes if what != "equal" for one in old[a:b])
    come = Counter(one.key for what, _, _, c, d in codes if what != "equal" for one in new[c:d])
    moved = gone & come
    for what, a, b, c, d in codes:
        if what == "equal":
            yield from _kept(old[a:b], new[c:d], known)
        else:
            yield from _between(old[a:b], new[c:d], moved, known)


def _kept(old: Sequence[_Sentence], new: Sequence[_Sentence], known: Setting) -> Iterator[SentenceChange]:
    """Sentences of the same words: perhaps with another mark or link."""
    for one, other in zip(old, new, strict=True):
        found = reasons(one.text, other.text, known)
        if found:
            yield SentenceChange(one.text, other.text, one.place, other.place, found)


def _between(
    old: Sequence[_Sentence], new: Sequence[_Sentence], moved: Counter[str], known: Setting
) -> Iterator[SentenceChange]:
    if old and new and " ".join(one.key for one in old) == " ".join(one.key for one in new):
        yield _joined(old, new)
        return
    left = [one for one in old if not moved[one.key]]
    partners = _partners(left, [one for one in new if not moved[one.key]])
    taken = set()
    for one in new:
        if moved[one.key]:
            yield SentenceChange(one.text, one.text, one.place, one.place, frozenset({Reason.MOVED}))
            continue
        partner = partners.get(id(one))
        if partner is None:
            yield SentenceChange("", one.text, "", one.place, frozenset({_why_added(one.text)}))
            continue
        taken.add(id(partner))
        found = reasons(partner.text, one.text, known)
        yield SentenceChange(partner.text, one.text, partner.place, one.place, _of_headline(found, one))
    for one in left:
        if id(one) not in taken:
            yield SentenceChange(one.text, "", one.place, "", frozenset({_why_dropped(one.text)}))


def _joined(old: Sequence[_Sentence], new: Sequence[_Sentence]) -> SentenceChange:
    # The same words, cut into other sentences by a mark.
    before, after = " ".join(one.text for one in old), " ".join(one.text for one in new)
    return SentenceChange(before, after, old[0].place, new[0].place, frozenset({Reason.PUNCTUATION}))


def _partners(old: Sequence[_Sentence], new: Sequence[_Sentence]) -> dict[int, _Sentence]:
    """For each new sentence (by identity) the old one that it is a version of; the likest pairs first."""
    likeness = [
        (ratio(one.key, other.key, score_cutoff=_LIKE), at, number)
        for at, one in enumerate(old[:_MOST])
        for number, other in enumerate(new[:_MOST])
    ]
    found: dict[int, _Sentence] = {}
    used: set[int] = set()
    for score, at, number in sorted(likeness, key=lambda one: (-one[0], abs(one[1] - one[2]))):
        if score >= _LIKE and at not in used and id(new[number]) not in found:
            found[id(new[number])] = old[at]
            used.add(at)
    return found


def _why_added(text: str) -> Reason:
    if is_correction_note(read(text)):
        return Reason.CORRECTION_NOTE
    return Reason.BOILERPLATE if is_boilerplate(read(text)) else Reason.ADDED


def _why_dropped(text: str) -> Reason:
    return Reason.BOILERPLATE if is_boilerplate(read(text)) else Reason.DROPPED


def _of_headline(found: frozenset[Reason], sentence: _Sentence) -> frozenset[Reason]:
    """A headline in other words is news."""
    return found | {Reason.HEADLINE} if sentence.place == "title" and Reason.WORDING in found else found
