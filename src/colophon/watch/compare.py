"""Two versions of a source, sentence by sentence: what was changed, added, dropped and moved."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
_LABEL = re.compile(r"[^\W\d]+(?: [^\W\d]+)?")
_LONGEST_LABEL = 30
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
    stretches = [(what, old[a:b], new[c:d]) for what, a, b, c, d in matcher.get_opcodes()]
    gone = [one for what, before, after in stretches if not _same(what, before, after) for one in before]
    come = [one for what, before, after in stretches if not _same(what, before, after) for one in after]
    moved = Counter(one.key for one in gone) & Counter(one.key for one in come)
    partners = _partners([one for one in gone if not moved[one.key]], [one for one in come if not moved[one.key]])
    kept = {id(one) for one in partners.values()}
    for what, before, after in stretches:
        if what == "equal":
            yield from _kept(before, after, known)
        elif _same(what, before, after):
            yield _joined(before, after)
        else:
            yield from (_come(one, moved, partners, known) for one in after)
            yield from (
                SentenceChange(one.text, "", one.place, "", frozenset({_why_dropped(one)}))
                for one in before
                if not moved[one.key] and id(one) not in kept
            )


def _same(what: str, before: Sequence[_Sentence], after: Sequence[_Sentence]) -> bool:
    """Whether two stretches have the same words, though they may be cut into other sentences."""
    if what == "equal" or not before or not after:
        return what == "equal"
    return _words(before) == _words(after)


def _words(of: Sequence[_Sentence]) -> str:
    return " ".join(one.key for one in of if one.key)


def _kept(old: Sequence[_Sentence], new: Sequence[_Sentence], known: Setting) -> Iterator[SentenceChange]:
    """Sentences of the same words: perhaps with another mark or link."""
    for one, other in zip(old, new, strict=True):
        found = reasons(one.text, other.text, known)
        if found:
            yield SentenceChange(one.text, other.text, one.place, other.place, found)


def _come(one: _Sentence, moved: Counter[str], partners: Mapping[int, _Sentence], known: Setting) -> SentenceChange:
    """What a sentence of the new text was before: elsewhere, otherwise, or not there."""
    if moved[one.key]:
        return SentenceChange(one.text, one.text, one.place, one.place, frozenset({Reason.MOVED}))
    partner = partners.get(id(one))
    if partner is None:
        return SentenceChange("", one.text, "", one.place, frozenset({_why_added(one)}))
    found = reasons(partner.text, one.text, known)
    return SentenceChange(partner.text, one.text, partner.place, one.place, _of_headline(found, one))


def _joined(old: Sequence[_Sentence], new: Sequence[_Sentence]) -> SentenceChange:
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


def _why_added(one: _Sentence) -> Reason:
    if not one.key:
        return Reason.PUNCTUATION
    if is_correction_note(read(one.text)):
        return Reason.CORRECTION_NOTE
    return Reason.BOILERPLATE if is_boilerplate(read(one.text)) or _is_label(one) else Reason.ADDED


def _why_dropped(one: _Sentence) -> Reason:
    if not one.key:
        return Reason.PUNCTUATION
    return Reason.BOILERPLATE if is_boilerplate(read(one.text)) or _is_label(one) else Reason.DROPPED


def _is_label(one: _Sentence) -> bool:
    """A word or two above the text name a section of the site."""
    return one.place == "0" and _LABEL.fullmatch(one.key) is not None and len(one.key) <= _LONGEST_LABEL


def _of_headline(found: frozenset[Reason], sentence: _Sentence) -> frozenset[Reason]:
    """A headline in other words is news."""
    return found | {Reason.HEADLINE} if sentence.place == "title" and Reason.WORDING in found else found
