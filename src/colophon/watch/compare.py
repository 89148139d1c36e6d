"""Two versions of a source, sentence by sentence: what was changed, added, dropped and moved."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from rapidfuzz.fuzz import ratio

from colophon.article.article import Article
from colophon.article.lead import with_lead_once
from colophon.segments.pair_articles import split_article
from colophon.watch.boilerplate import is_boilerplate, is_correction_note
from colophon.watch.change import Reason, SentenceChange
from colophon.watch.fixed_places import fixed_places, is_cell
from colophon.watch.folding import folded, read
from colophon.watch.reasons import Setting, reasons, setting
from colophon.watch.words_apart import words

_LIKE = 55.0
"""Hundredths of likeness from which two sentences are versions of one."""
_LABEL = re.compile(r"[^\W\d]+(?: [^\W\d]+)?")
_LONGEST_LABEL = 30
_WORDS_OF_A_VALUE = 3
_MOST = 400
"""Sentences on a side that are compared with each other one by one; a text rewritten at greater length is new."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """`key` is equal for sentences that are the same one; `fixed` where its place says so, whatever it says now."""

    text: str
    place: str
    key: str
    fixed: bool = False


def compared(before: Article, after: Article) -> tuple[SentenceChange, ...]:
    """Every sentence of which something became, in the order of the new text. Nothing for two equal texts.

    A lead image that stands in the text as well is one image, whether or not the reader of a version knew that.
    """
    before, after = with_lead_once(before), with_lead_once(after)
    old, new = _in_fixed_places(_sentences(before), _sentences(after), fixed_places(before), fixed_places(after))
    known = setting((read(one.text) for one in (*old, *new)), after.language or before.language)
    return tuple(_changes(old, new, known))


def _sentences(article: Article) -> list[_Sentence]:
    return [_Sentence(pair.source, pair.place, folded(pair.source)) for pair in split_article(article)]


def _in_fixed_places(
    old: list[_Sentence], new: list[_Sentence], before: Mapping[str, str], after: Mapping[str, str]
) -> tuple[list[_Sentence], list[_Sentence]]:
    """Cells and captions whose text became another get the key of their place, so that they face each other."""
    ours, theirs = _alone(old, before), _alone(new, after)
    tied = {name for name, one in ours.items() if name in theirs and theirs[name].key != one.key}
    keys = {id(side[name]): name for side in (ours, theirs) for name in tied}
    return _with_keys(old, keys), _with_keys(new, keys)


def _with_keys(sentences: Sequence[_Sentence], keys: Mapping[int, str]) -> list[_Sentence]:
    return [replace(one, key=keys[id(one)], fixed=True) if id(one) in keys else one for one in sentences]


def _alone(sentences: Sequence[_Sentence], names: Mapping[str, str]) -> dict[str, _Sentence]:
    """Texts of one sentence by what they are of."""
    often = Counter(one.place for one in sentences)
    return {names[one.place]: one for one in sentences if one.place in names and often[one.place] == 1}


def _changes(old: Sequence[_Sentence], new: Sequence[_Sentence], known: Setting) -> Iterator[SentenceChange]:
    matcher = SequenceMatcher(None, [one.key for one in old], [one.key for one in new], autojunk=False)
    stretches = [(what, old[a:b], new[c:d]) for what, a, b, c, d in matcher.get_opcodes()]
    gone = [one for what, before, after in stretches if not _same(what, before, after) for one in before]
    come = [one for what, before, after in stretches if not _same(what, before, after) for one in after]
    moved = Counter(one.key for one in gone if not one.fixed) & Counter(one.key for one in come if not one.fixed)
    partners = _partners(*([one for one in side if not moved[one.key] and not one.fixed] for side in (gone, come)))
    partners.update(_fixed(gone, come))
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
        found = _of_place(reasons(one.text, other.text, known), one, other)
        if found:
            yield SentenceChange(one.text, other.text, one.place, other.place, found)


def _come(one: _Sentence, moved: Counter[str], partners: Mapping[int, _Sentence], known: Setting) -> SentenceChange:
    """What a sentence of the new text was before: elsewhere, otherwise, or not there."""
    if moved[one.key] and not one.fixed:
        return SentenceChange(one.text, one.text, one.place, one.place, frozenset({Reason.MOVED}))
    partner = partners.get(id(one))
    if partner is None:
        return SentenceChange("", one.text, "", one.place, frozenset({_why_added(one)}))
    found = _of_place(reasons(partner.text, one.text, known), partner, one)
    return SentenceChange(partner.text, one.text, partner.place, one.place, found)


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
    return Reason.BOILERPLATE if _is_of_page(one) else Reason.ADDED


def _why_dropped(one: _Sentence) -> Reason:
    if not one.key:
        return Reason.PUNCTUATION
    return Reason.BOILERPLATE if _is_of_page(one) else Reason.DROPPED


def _is_of_page(one: _Sentence) -> bool:
    """A line that belongs to the page; a figure alone in a cell is none."""
    return not is_cell(one.place) and (is_boilerplate(read(one.text)) or _is_label(one))


def _is_label(one: _Sentence) -> bool:
    """A word or two above the text name a section of the site."""
    return one.place == "0" and _LABEL.fullmatch(one.key) is not None and len(one.key) <= _LONGEST_LABEL


def _of_place(found: frozenset[Reason], old: _Sentence, new: _Sentence) -> frozenset[Reason]:
    """A headline in other words is news; so is a cell with another word in it, or a caption that is another one."""
    if Reason.WORDING not in found:
        return found
    if new.place == "title":
        return found | {Reason.HEADLINE}
    short = is_cell(new.place) and max(len(words(one.text)) for one in (old, new)) <= _WORDS_OF_A_VALUE
    unlike = new.fixed and ratio(folded(old.text), folded(new.text)) < _LIKE
    return found | {Reason.VALUE} if short or unlike else found


def _fixed(gone: Sequence[_Sentence], come: Sequence[_Sentence]) -> dict[int, _Sentence]:
    """For each new sentence in a place that is known (by identity) the one that stood in it."""
    before = {one.key: one for one in gone if one.fixed}
    return {id(one): before[one.key] for one in come if one.fixed and one.key in before}
