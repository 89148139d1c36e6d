"""Terms that a memory suggests by itself: words and phrases that it renders in one way nearly always."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from colophon.article.inline import plain
from colophon.memory.stems import words

_LONGEST = 3
_LONGEST_HAN = 6
_MOST_PHRASES = 400_000
_SURE = 0.5
_SHARE = 0.05
_SHORT = 3
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`source` is rendered as `target` in `together` of the `met` pairs that have it."""

    source: str
    target: str
    together: int
    met: int


def mined_terms(
    pairs: Iterable[tuple[str, str]], *, source_language: str, target_language: str, least: int = 5
) -> Iterator[Suggestion]:
    """Suggestions from pairs of inline Markdown, surest first. Pairs are read twice and must be a collection.

    A phrase counts where its words carry no function word at an end, and where half of the pairs that have it share a
    rendering that is much rarer elsewhere.
    """
    rows = [(_phrases(source, source_language), _phrases(target, target_language)) for source, target in pairs]
    ours, theirs = _counts(row[0] for row in rows), _counts(row[1] for row in rows)
    common = max(least, int(len(rows) * _SHARE))
    wanted = {key for key, count in ours.items() if least <= count <= common}
    together: defaultdict[str, Counter[str]] = defaultdict(Counter)
    surface: dict[str, Counter[str]] = defaultdict(Counter)
    for left, right in rows:
        for key in left.keys() & wanted:
            together[key].update(other for other in right if theirs[other] >= least)
            surface[key][left[key]] += 1
        for key, text in right.items():
            if theirs[key] >= least:
                surface[f"> {key}"][text] += 1
    found = _paired(together, ours, theirs, surface)
    yield from sorted(_without_parts(found), key=lambda one: (-one.together / one.met, -one.together, one.source))


def _paired(
    together: dict[str, Counter[str]], ours: Counter[str], theirs: Counter[str], surface: dict[str, Counter[str]]
) -> Iterator[Suggestion]:
    for key, others in together.items():
        best = max(others.items(), key=lambda row: (_likeness(row, ours[key], theirs), len(row[0])), default=None)
        if best and _likeness(best, ours[key], theirs) >= _SURE and best[1] >= _SURE * ours[key]:
            source = _usual(surface[key])
            spellings = surface[f"> {best[0]}"]
            target = source if source in spellings else _usual(spellings)  # GRUB, though commands write grub
            yield Suggestion(source, target, best[1], ours[key])


def _usual(spellings: Counter[str]) -> str:
    """The spelling that is met most, of several the shortest."""
    return max(spellings, key=lambda text: (spellings[text], -len(text), text))


def _likeness(row: tuple[str, int], met: int, theirs: Counter[str]) -> float:
    """Dice's measure, with one meeting smoothed away."""
    return 2 * (row[1] - 0.7) / (met + theirs[row[0]])


def _counts(rows: Iterable[dict[str, str]]) -> Counter[str]:
    """In how many pairs a phrase stands; the rarest are forgotten when there are too many to hold."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(row.keys())
        if len(counts) > _MOST_PHRASES:
            counts = Counter({key: count for key, count in counts.items() if count > 1})
    return counts


def _phrases(inline: str, tag: str) -> dict[str, str]:
    """Phrases of a text by their stems, with the way they are written. None goes over a number or a mark."""
    text = plain(inline)
    spans, stems = words(text, tag)
    breaks = [_DIGIT.search(text, *span) is not None for span in spans]
    found: dict[str, str] = {}
    for first, stem in enumerate(stems):
        begin, longest = spans[first][0], _longest(stem)
        for last in range(first, min(len(stems), first + longest)):
            if breaks[last] or (last > first and spans[last][0] - spans[last - 1][1] > 1):
                break
            if _is_a_phrase(stem, stems[last], several=last > first):
                found.setdefault(" ".join(stems[first : last + 1]), text[begin : spans[last][1]])
    return found


def _longest(stem: str) -> int:
    return _LONGEST_HAN if len(stem) == 1 and stem > "\u2e80" else _LONGEST


def _is_a_phrase(first: str, last: str, *, several: bool) -> bool:
    """At least two characters of a script without spaces, or words of which neither end is short."""
    if first > "\u2e80" and len(first) == 1:
        return several
    return len(first) > _SHORT and len(last) > _SHORT


def _without_parts(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """A phrase that is always met inside a longer one with the same rendering is not suggested beside it."""
    rows = list(found)
    for one in rows:
        longer = (other for other in rows if other is not one and one.source in other.source)
        if not any(other.together >= 0.8 * one.together for other in longer):
            yield one
