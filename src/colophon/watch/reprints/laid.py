"""Where each sentence of an edition stands in a copy: whole, changed, or not at all."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise

from rapidfuzz.distance import Indel, Opcodes
from rapidfuzz.fuzz import partial_ratio_alignment, ratio

from colophon.watch.reprints.letters import Stream
from colophon.watch.reprints.printed import Printed, with_words_of

_LONG = 8
"""Letters from which a sentence is told from chance by itself."""
_LIKE = 50.0
_SURELY_LIKE = 70.0
_FIRST_CHARACTER = "\u2e80"
"""Scripts that are written without spaces between words begin here."""
_LONGEST_GAP = 20_000
_MOST_SEARCHED = 40
_ROOM = 120
_EDGE = 8
_ENOUGH = 0.97
_PUT_BETWEEN = 40


class State(StrEnum):
    """SAME: every letter is there. OTHERWISE: something like it is. GONE: nothing is."""

    SAME = "same"
    OTHERWISE = "otherwise"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Laid:
    """A sentence and the stretch of the copy's letters that it stands in (0, 0 where it is gone)."""

    sentence: Printed
    state: State
    start: int = 0
    end: int = 0


def lay(sentences: Sequence[Printed], copy: Stream, *, chinese: bool = False) -> tuple[Laid, ...]:
    """Every sentence with what became of it, in the edition's order.

    Chinese that is not all there is looked for with the words of other regions too; what fits best counts.
    """
    found = _laid(sentences, copy)
    if not chinese or _same(found) > _ENOUGH * len(found):
        return found
    others = (_laid(with_words_of(sentences, number), copy) for number in (0, 1))
    return max(found, *others, key=_same)


def _same(laid: Sequence[Laid]) -> int:
    return sum(one.state is State.SAME for one in laid)


def _laid(sentences: Sequence[Printed], copy: Stream) -> tuple[Laid, ...]:
    found = _again(_anchored(sentences, copy.letters), copy.letters)
    found = _short(found, copy)
    found = tuple(_interrupted(one, copy) for one in found)
    found = tuple(_near(found, copy))
    return tuple(_anywhere(found, copy))


def _anchored(sentences: Sequence[Printed], text: str) -> tuple[Laid, ...]:
    """Long sentences that the edition has once and the copy has once."""
    counts = Counter(one.letters for one in sentences)
    return tuple(_once(one, text) if counts[one.letters] == 1 else Laid(one, State.GONE) for one in sentences)


def _once(sentence: Printed, text: str) -> Laid:
    at = text.find(sentence.letters) if len(sentence.letters) >= _LONG else -1
    if at < 0 or text.find(sentence.letters, at + 1) >= 0:
        return Laid(sentence, State.GONE)
    return Laid(sentence, State.SAME, at, at + len(sentence.letters))


def _again(laid: tuple[Laid, ...], text: str) -> tuple[Laid, ...]:
    """What stands several times is taken where its neighbours stand, or else where nobody else stands."""
    kept = list(laid)
    for first, last, start, end in _gaps(laid, len(text)):
        at = start
        for number in range(first, last):
            wanted = kept[number].sentence.letters
            found = text.find(wanted, at, end) if len(wanted) >= _LONG else -1
            if found >= 0:
                at = found + len(wanted)
                kept[number] = Laid(kept[number].sentence, State.SAME, found, at)
    taken = {one.start for one in kept if one.state is State.SAME}
    return tuple(_elsewhere(one, text, taken) for one in kept)


def _elsewhere(one: Laid, text: str, taken: set[int]) -> Laid:
    wanted = one.sentence.letters
    if one.state is not State.GONE or len(wanted) < _LONG:
        return one
    at = text.find(wanted)
    while at >= 0 and at in taken:
        at = text.find(wanted, at + 1)
    if at < 0:
        return one
    taken.add(at)
    return Laid(one.sentence, State.SAME, at, at + len(wanted))


def _interrupted(one: Laid, copy: Stream) -> Laid:
    """A sentence that goes on behind something that a site put into the middle of a paragraph."""
    wanted = one.sentence.letters
    at = copy.letters.find(wanted[:_LONG]) if one.state is State.GONE and len(wanted) >= 2 * _LONG else -1
    if at < 0:
        return one
    number = copy.number_at(at)
    ends = (*copy.starts[1:], len(copy.letters))
    rest = wanted[ends[number] - at :]
    if not rest or not wanted.startswith(copy.letters[at : ends[number]]):
        return one
    begins = copy.starts[number + 1 : number + 1 + _PUT_BETWEEN]
    found = next((start for start in begins if copy.letters.startswith(rest, start)), -1)
    return one if found < 0 else Laid(one.sentence, State.SAME, at, found + len(rest))


def _gaps(laid: Sequence[Laid], size: int) -> Iterator[tuple[int, int, int, int]]:
    """Each row of sentences not found yet (first, behind last) with the stretch of the copy that is free for it."""
    number = 0
    while number < len(laid):
        if laid[number].state is not State.GONE:
            number += 1
            continue
        last = number
        while last < len(laid) and laid[last].state is State.GONE:
            last += 1
        start = laid[number - 1].end if number else 0
        end = laid[last].start if last < len(laid) else size
        wanted = sum(len(one.sentence.letters) for one in laid[number:last])
        room = 2 * wanted + _ROOM
        if number == 0 and last < len(laid):
            start = max(0, end - room)
        if end < start or last == len(laid):
            end = min(size, start + room)
        yield number, last, start, end
        number = last


def _short(laid: tuple[Laid, ...], copy: Stream) -> tuple[Laid, ...]:
    """Short sentences beside their neighbours, or between them; a headline or a cell also as a passage of its own."""
    kept = _beside(laid, copy.letters)
    alone = {copy.letters[a:b]: a for a, b in zip(copy.starts, (*copy.starts[1:], len(copy.letters)), strict=True)}
    for first, last, start, end in _gaps(kept, len(copy.letters)):
        at = start
        for number in range(first, last):
            one = kept[number].sentence
            if len(one.letters) >= _LONG:
                continue
            found = copy.letters.find(one.letters, at, end)
            found = alone.get(one.letters, -1) if found < 0 else found
            if found >= 0:
                kept[number] = Laid(one, State.SAME, found, found + len(one.letters))
                at = max(at, kept[number].end) if found < end else at
    return tuple(kept)


def _beside(laid: Sequence[Laid], text: str) -> list[Laid]:
    """Sentences that follow the one before them, or precede the one behind them, without a letter between."""
    kept = list(laid)
    numbers = range(len(kept))
    for number, step in (*((at, -1) for at in numbers), *((at, 1) for at in reversed(numbers))):
        one, other = kept[number], number + step
        if one.state is not State.GONE or not 0 <= other < len(kept) or kept[other].state is State.GONE:
            continue
        size = len(one.sentence.letters)
        start = kept[other].end if step < 0 else kept[other].start - size
        if start >= 0 and text.startswith(one.sentence.letters, start):
            kept[number] = Laid(one.sentence, State.SAME, start, start + size)
    return kept


def _near(laid: tuple[Laid, ...], copy: Stream) -> Iterator[Laid]:
    """Sentences that stand changed where they should: the free stretch is parted among those that are missing."""
    put = dict(enumerate(laid))
    for first, last, start, end in _gaps(laid, len(copy.letters)):
        if end > start and end - start <= _LONGEST_GAP:
            put.update(enumerate(_parted(laid[first:last], copy.letters, start, end), first))
    yield from (put[number] for number in range(len(laid)))


def _parted(missing: Sequence[Laid], text: str, start: int, end: int) -> Iterator[Laid]:
    whole = "".join(one.sentence.letters for one in missing)
    codes = Indel.opcodes(whole, text[start:end])
    cuts = list(accumulate((len(one.sentence.letters) for one in missing), initial=0))
    images = [_image(codes, first, last) for first, last in pairwise(cuts)]
    for one, (low, high) in zip(missing, _widened(images, cuts, end - start), strict=True):
        stretch = text[start + low : start + high]
        wanted = one.sentence.letters
        if stretch and len(stretch) <= 3 * len(wanted) + _ROOM and ratio(wanted, stretch) >= _least(wanted):
            yield Laid(one.sentence, State.OTHERWISE, start + low, start + high)
        else:
            yield one


def _least(wanted: str) -> float:
    """How like a stretch has to be: a few letters of an alphabet are like many others, a few characters are not."""
    enough = _LONG if wanted[:1] >= _FIRST_CHARACTER else 2 * _LONG
    return _LIKE if len(wanted) >= enough else _SURELY_LIKE


def _widened(images: Sequence[tuple[int, int]], cuts: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
    """A sentence may begin or end with what was changed: a little that nobody else has is its own."""
    before = 0
    for number, (low, high) in enumerate(images):
        if high <= low:
            yield low, high
            continue
        after = next((a for a, b in images[number + 1 :] if b > a), size)
        most = max(_EDGE, (cuts[number + 1] - cuts[number]) // 3)
        low = before if low - before <= most else low
        high = after if after - high <= most else high
        before = high
        yield low, high


def _image(codes: Opcodes, first: int, last: int) -> tuple[int, int]:
    """Where the stretch of the one text stands in the other: from its first letter that is there to its last."""
    begin, end = -1, -1
    for code in codes:
        if code.tag != "equal" or code.src_end <= first or code.src_start >= last:
            continue
        low, high = max(first, code.src_start), min(last, code.src_end)
        if begin < 0:
            begin = code.dest_start + low - code.src_start
        end = code.dest_start + high - code.src_start
    return (begin, end) if begin >= 0 else (0, 0)


def _anywhere(laid: tuple[Laid, ...], copy: Stream) -> Iterator[Laid]:
    """The few that are still missing are looked for in the whole copy: they may have been moved and changed."""
    left = _MOST_SEARCHED
    taken = [(one.start, one.end) for one in laid if one.state is not State.GONE]
    for one in laid:
        wanted = one.sentence.letters
        if one.state is not State.GONE or len(wanted) < 2 * _LONG or left == 0:
            yield one
            continue
        left -= 1
        found = partial_ratio_alignment(wanted, copy.letters, score_cutoff=_SURELY_LIKE)
        if found is None or not _is_free(found.dest_start, found.dest_end, taken, len(wanted)):
            yield one
        else:
            yield Laid(one.sentence, State.OTHERWISE, found.dest_start, found.dest_end)


def _is_free(start: int, end: int, taken: Sequence[tuple[int, int]], size: int) -> bool:
    """Whether a stretch is long enough and no other sentence stands in it: two sentences may be much alike."""
    return end - start >= size // 2 and all(min(b, end) - max(a, start) < size // 4 for a, b in taken)
