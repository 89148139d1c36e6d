"""Which words of one document may render which of the other, before any sentence is aligned, and how surely."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from colophon.segments.sounds import latin, syllables

Partners = dict[str, dict[str, float]]
"""For a word of the source, words of the translation with how surely they go together (0 to 1)."""

_SURE = {"#": 0.85, "=": 0.5, "@": 0.9, "|": 0.9, "+": 0.4}
_BUCKET = 400


def partners(source: Iterable[str], target: Iterable[str]) -> Partners:
    """Same values, marks and names; words that are written or sound alike."""
    ours, theirs = sorted(set(source)), sorted(set(target))
    found: Partners = defaultdict(dict)
    known = frozenset(theirs)
    for word in ours:
        if word in known:
            found[word][word] = _SURE.get(word[0], 0.5 if len(word) > 3 else 0.25)
    _written_alike(ours, theirs, found)
    _sounding_alike(ours, theirs, found)
    return dict(found)


def _written_alike(ours: list[str], theirs: list[str], found: Partners) -> None:
    """Names and words of five letters and more that begin with the same two letters and hardly differ."""
    buckets: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word in theirs:
        key = _spelt(word)
        if len(key) > 3:
            buckets[key[:2]].append((word, key))
    for word in ours:
        key = _spelt(word)
        for other, spelt in buckets.get(key[:2], ())[:_BUCKET] if len(key) > 3 else ():
            alike = Levenshtein.normalized_similarity(key, spelt, score_cutoff=0.65)
            if alike and word != other and (word[0] == "@") == (other[0] == "@"):
                found[word][other] = max(found[word].get(other, 0.0), (alike - 0.3) * (1.2 if word[0] == "@" else 0.9))


@lru_cache(maxsize=1 << 15)
def _spelt(word: str) -> str:
    return "" if word[0] in "#=|+" else latin(word.lstrip("@"))


def _sounding_alike(ours: list[str], theirs: list[str], found: Partners) -> None:
    """Names in Latin letters beside Chinese characters that are read so."""
    for name, characters in _read_so(ours, theirs):
        found[name][characters] = max(found[name].get(characters, 0.0), _heard(characters))
    for name, characters in _read_so(theirs, ours):
        found[characters][name] = max(found[characters].get(name, 0.0), _heard(characters))


def _heard(characters: str) -> float:
    return 0.7 if len(characters) > 1 else 0.4


def _read_so(names: list[str], words: list[str]) -> Iterator[tuple[str, str]]:
    sounds = {name: latin(name[1:]) for name in names if name[0] == "@"}
    read: dict[str, list[str]] = {sound: [] for sound in sounds.values()}
    for word in words if read else ():
        if "\u4e00" <= word[0] <= "\u9fff":
            for reading in syllables(word):
                if reading in read:
                    read[reading].append(word)
    for name, sound in sounds.items():
        yield from ((name, characters) for characters in read[sound])


def turned(known: Partners) -> Partners:
    """The same, asked from the other side."""
    back: Partners = {}
    for word, row in known.items():
        for other, sure in row.items():
            back.setdefault(other, {})[word] = sure
    return back


def together(*several: Partners) -> Partners:
    """What any of them knows; where several do, the surest."""
    found: Partners = {}
    for known in several:
        for word, row in known.items():
            kept = found.setdefault(word, {})
            for other, sure in row.items():
                kept[other] = max(kept.get(other, 0.0), sure)
    return found
