"""What a copy puts between the sentences of an edition, in its paragraphs: a sentence, or a word that denies.

A word before a sentence that is there to the letter can turn it round. Only what denies is told of at the edges of a
sentence: places, numbers of notes and "read more" stand there on many a faithful page.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from colophon.watch.change import Reason
from colophon.watch.reprints.laid import Laid, State
from colophon.watch.reprints.letters import Stream
from colophon.watch.reprints.printed import Part
from colophon.watch.reprints.verdict import Alteration, Done

Why = Callable[[str, str], frozenset[Reason]]
Denies = Callable[[str], bool]
_SENTENCE = 20
_MOST = 40
_ENDS = (".", "!", "?", "。", "！", "？", "…", "؟", "।", "۔", "”", '"', "」", "』", "»")


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the copy that is none of the edition's, with the sentences on both sides of it in its passage."""

    text: str
    start: int
    end: int
    left: Laid | None
    right: Laid | None

    @property
    def size(self) -> int:
        return self.end - self.start


def put_between(laid: Sequence[Laid], seen: Stream, *, why: Why, denies: Denies) -> Iterator[Alteration]:
    """Everything that was put in; `why` says what about two texts matters, `denies` whether a text has such a word.

    What the edition says itself, here or elsewhere, was not put in: what it says twice may have changed places.
    """
    own = "".join(one.sentence.letters for one in laid)
    sentences = {one.sentence.letters for one in laid}
    for gap in _gaps(laid, seen):
        put = seen.letters[gap.start : gap.end]
        if put in sentences or (len(put) >= _SENTENCE and put in own):
            continue
        found = _said(gap) or (_denied(gap, why) if denies(gap.text) else None)
        if found is not None:
            yield found


def _gaps(laid: Sequence[Laid], seen: Stream) -> Iterator[Gap]:
    there = sorted((one for one in laid if one.end > one.start), key=lambda one: (one.start, one.end))
    for number, group in groupby(there, key=lambda one: seen.number_at(one.start)):
        inside = list(group)
        ends = (*seen.starts[1:], len(seen.letters))
        edges = [(seen.starts[number], None), *((one.end, one) for one in inside)]
        begins = [*((one.start, one) for one in inside), (ends[number], None)]
        for (start, left), (end, right) in zip(edges, begins, strict=True):
            if end - start > 0 and _is_text(left) and _is_text(right):
                yield Gap(seen.text_at(start, end), start, end, left, right)


def _is_text(one: Laid | None) -> bool:
    """Whether nothing, or a sentence of the text that is there to the letter: what was changed is told of by itself."""
    return one is None or (one.state is State.SAME and one.sentence.part is Part.TEXT)


def _denied(gap: Gap, why: Why) -> Alteration | None:
    if gap.size > _MOST:
        return None
    for one, first in ((gap.right, gap.text), (gap.left, "")):
        if one is None:
            continue
        before, last = one.sentence.text, "" if first else gap.text
        after = " ".join(part for part in (first, before, last) if part)
        reasons = why(before, after)
        if Reason.NEGATION in reasons:
            return Alteration(done=Done.ALTERED, place=one.sentence.place, before=before, after=after, reasons=reasons)
    return None


def _said(gap: Gap) -> Alteration | None:
    """A whole sentence between two of the edition's."""
    whole = gap.size >= _SENTENCE and gap.text.rstrip().endswith(_ENDS)
    return Alteration(done=Done.ADDED, after=gap.text) if whole and gap.left and gap.right else None
