"""What was done to the text of an edition in a copy, sentence by sentence, without accusing a faithful new setting."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from colophon.article.inline_writer import escape_inline
from colophon.checks.scripts import primary
from colophon.languages.cues import cues
from colophon.watch.boilerplate import is_boilerplate
from colophon.watch.change import Reason
from colophon.watch.reasons import Setting, reasons, setting
from colophon.watch.reprints.between import put_between
from colophon.watch.reprints.copy import Copy
from colophon.watch.reprints.laid import Laid, State
from colophon.watch.reprints.letters import Stream, in_one_script, letters
from colophon.watch.reprints.printed import Part
from colophon.watch.reprints.verdict import Alteration, Done, Extent

_TYPESETTING = frozenset({Reason.MARKUP, Reason.PUNCTUATION})
_NOT_CARRIED = frozenset({Part.SUMMARY, Part.CAPTION})
"""Parts that a reprint may leave out without a word: pictures are licensed by themselves."""
_SAID = frozenset({Part.TEXT, Part.HEADING})
_FEW = 0.4
_HARDLY = 0.3
_MOVABLE = 12
_SENTENCE = 20
_AROUND = 30
_ENDS = (".", "!", "?", "。", "！", "？", "…", "؟", "।", "۔", "”", '"', "」", "』", "»")


def extent_of(laid: Sequence[Laid]) -> Extent:
    """How much there is, told by sentences long enough to be told from chance."""
    long = [one for one in laid if len(one.sentence.letters) >= _MOVABLE and one.sentence.part in _SAID]
    same = sum(one.state is State.SAME for one in long)
    gone = sum(one.state is State.GONE for one in long)
    if same and gone >= (1 - _FEW) * len(long) and same >= len(long) - gone - same:
        return Extent.EXCERPT
    return Extent.REWORDED if same < _HARDLY * len(long) or _is_reworded(long) else Extent.WHOLE


def _is_reworded(long: Sequence[Laid]) -> bool:
    """Whether little was left to the letter: putting a text in other words leaves its short sentences as they were."""
    same = [one for one in long if one.state is State.SAME]
    left, whole = (sum(len(one.sentence.letters) for one in each) for each in (same, long))
    return left < _HARDLY * whole and len(same) < _FEW * len(long)


def alterations_of(laid: Sequence[Laid], copy: Copy, seen: Stream, *, language: str) -> Iterator[Alteration]:
    """Everything that was done to the text, in the edition's order, then what was put into it."""
    extent = extent_of(laid)
    known = setting([one.sentence.text for one in laid], language)
    moved = _moved(laid) if extent is not Extent.REWORDED else frozenset()
    for place, group in groupby(laid, key=lambda one: one.sentence.place):
        inside = list(group)
        if place == "title":
            yield from _headline(inside[0], copy, known)
            continue
        if place in moved:
            yield Alteration(done=Done.MOVED, place=place, before=_text(inside))
        yield from _changed(inside, seen, known)
        if extent is Extent.WHOLE:
            yield from _dropped(inside)
    if extent is not Extent.REWORDED:
        yield from put_between(
            laid,
            seen,
            why=lambda before, after: _why(before, after, known) - _TYPESETTING,
            denies=lambda text: _denies(text, language),
        )
    if extent is Extent.WHOLE:
        yield from _added(laid, copy, seen)


def _headline(title: Laid, copy: Copy, known: Setting) -> Iterator[Alteration]:
    """A headline that is among the copy's is there: sites put their name around it."""
    heads = [one for one in copy.headlines if letters(one)]
    if not heads or any(_is_headline(one, title.sentence.letters) for one in heads):
        return
    before, after = title.sentence.text, heads[0]
    why = _why(before, after, known)
    if not why <= _TYPESETTING:
        yield Alteration(done=Done.HEADLINE, place="title", before=before, after=after, reasons=why)


def _is_headline(line: str, title: str) -> bool:
    """Whether a line is the title with little around it."""
    there = letters(line[: 4 * len(title) + 200])
    return title in there and len(there) <= 2 * len(title) + _AROUND


def _changed(inside: Sequence[Laid], seen: Stream, known: Setting) -> Iterator[Alteration]:
    for one in inside:
        if one.state is State.OTHERWISE:
            before, after = one.sentence.text, seen.text_at(one.start, one.end)
            why = _why(before, after, known) - _TYPESETTING
            yield Alteration(done=Done.ALTERED, place=one.sentence.place, before=before, after=after, reasons=why)


def _why(before: str, after: str, known: Setting) -> frozenset[Reason]:
    """What about a text matters; Chinese of both kinds is compared in one."""
    if primary(known.language) == "zh":
        before, after = in_one_script(before), in_one_script(after)
    return reasons(escape_inline(before), escape_inline(after), known)


def _denies(text: str, language: str) -> bool:
    chinese = in_one_script(text) if primary(language) == "zh" else text
    return any(one.kind == "negator" for one in cues(chinese, language))


def _dropped(inside: Sequence[Laid]) -> Iterator[Alteration]:
    gone = [one for one in inside if one.state is State.GONE and one.sentence.part not in _NOT_CARRIED]
    if gone:
        yield Alteration(done=Done.DROPPED, place=gone[0].sentence.place, before=_text(gone))


def _text(of: Sequence[Laid]) -> str:
    return " ".join(one.sentence.text for one in of)


def _moved(laid: Sequence[Laid]) -> frozenset[str]:
    """The fewest paragraphs that would have to be put back so that the order is the edition's."""
    firsts: list[tuple[str, int]] = []
    for place, group in groupby(laid, key=lambda one: one.sentence.place):
        there = [one for one in group if one.state is State.SAME and len(one.sentence.letters) >= _MOVABLE]
        if there and there[0].sentence.part is Part.TEXT:
            firsts.append((place, there[0].start))
    kept = _longest_rising([start for _, start in firsts])
    return frozenset(place for number, (place, _) in enumerate(firsts) if number not in kept)


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """The places of a longest rising row among numbers."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        slot = bisect_left(tails, number)
        before.append(ends[slot - 1] if slot else -1)
        tails[slot : slot + 1] = [number]
        ends[slot : slot + 1] = [at]
    kept, at = set(), ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return frozenset(kept)


def _added(laid: Sequence[Laid], copy: Copy, seen: Stream) -> Iterator[Alteration]:
    """Sentences between the first and the last of the edition that are none of it; lines of the page are not meant."""
    taken = sorted((one.start, one.end) for one in laid if one.state is not State.GONE and one.end > one.start)
    text = [one for one in laid if one.state is State.SAME and len(one.sentence.letters) >= _MOVABLE]
    if not text:
        return
    first, last = min(one.start for one in text), max(one.end for one in text)
    edges = (*seen.starts, len(seen.letters))
    for number, passage in enumerate(copy.passages):
        start, end = edges[number], edges[number + 1]
        if start < first or end > last or end - start < _SENTENCE or _covered(taken, start, end) > 0.3 * (end - start):
            continue
        if passage.linked < 0.5 and passage.text.rstrip().endswith(_ENDS) and not is_boilerplate(passage.text):
            yield Alteration(done=Done.ADDED, after=passage.text)


def _covered(taken: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """How many letters of a stretch belong to the edition."""
    near = bisect_right(taken, (end, 0))
    return sum(max(0, min(b, end) - max(a, start)) for a, b in taken[max(0, near - 60) : near])
