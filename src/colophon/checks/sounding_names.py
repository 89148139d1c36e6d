"""Names of a source in Latin letters, and what in a Chinese, Cyrillic or Arabic text sounds like them."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Translation
from colophon.checks.scripts import is_chinese, scripts_of
from colophon.languages.library import language
from colophon.languages.places import places
from colophon.languages.sounds import han_sound, latin_sound, name_characters, sound_alike, strong

_NAME = re.compile(r"(?<![.!?…\"“] )(?<=[\w,;:] )[A-ZÀ-Þ][a-zà-ÿ]{3,20}(?!\w)")
_RUN = re.compile(r"[\u4e00-\u9fff]{2,40}")
_WORD = re.compile(r"[^\W\d_]{2,30}")
_HEARD, _LAST_LATIN = frozenset({"Cyrl", "Arab"}), "\u024f"
_SMALL = frozenset("的了是在和与等将被对为以及中上下有不这他她我也都而或会来到说")
_SHORTEST_SOUND = 2
# Names of so many characters, as they are marked; only the first is taken, so that the next may begin inside.
_NAMES = {
    5: re.compile("k(?=(?:[ku]kk|kuk|kku)k)"),
    4: re.compile("k(?=(?:[ku]k|ku)k)"),
    3: re.compile("k(?=[ku]k)"),
    2: re.compile("k(?=k)"),
}
_MOST_NAMES, _MOST_PAIRS, _MOST_OF_PAIR = 200, 40, 50
_LONGEST = 4000


def names_with_pairs(translation: Translation, brief: Brief) -> Iterator[tuple[str, list[Pair]]]:
    """Names of the source and the pairs they stand in; countries, cities and names kept in Latin letters aside.

    None where the target is in no script that is heard, or the source has no Latin letters.
    """
    heard = is_chinese(brief.target_language) or scripts_of(brief.target_language) & _HEARD
    if not heard or "Latn" not in scripts_of(brief.source_language):
        return
    where: dict[str, list[Pair]] = {}
    for pair in translation.pairs:
        for name in _names(pair, brief.source_language):
            where.setdefault(name, []).append(pair)
    for name in list(where)[:_MOST_NAMES]:
        yield name, where[name][:_MOST_PAIRS]


def renderings(name: str, target: str) -> list[str]:
    """What sounds most like a name in a Chinese plain text, the longest first; empty where nothing does."""
    sound, written = strong(latin_sound(name)), _written_names(target)
    best = [text for text, heard in written if heard == sound]
    if not best and len(sound) != _SHORTEST_SOUND:
        best = [text for text, heard in written if Levenshtein.distance(heard, sound, score_cutoff=1) == 1]
    return sorted(best, key=len, reverse=True)


@lru_cache(maxsize=64)
def _written_names(target: str) -> tuple[tuple[str, str], ...]:
    """Whatever could write a foreign name in a Chinese plain text, with its sound: asked for one name after the other.

    All characters write foreign names, but for one inside; none is a small word.
    """
    kinds, found = _kinds(), dict[str, str]()
    for run in _RUN.findall(target, 0, _LONGEST):
        marked = run.translate(kinds)
        for length, pattern in _NAMES.items():
            for begun in pattern.finditer(marked):
                window = run[begun.start() : begun.start() + length]
                if window not in found:
                    found[window] = strong("".join(map(han_sound, window)))
    return tuple(found.items())


def is_heard(name: str, target: str) -> bool:
    """Whether anything in a plain text of another script sounds like a name."""
    if renderings(name, target):
        return True
    return any(sound_alike(name, word) for word in _WORD.findall(target, 0, _LONGEST) if word[0] > _LAST_LATIN)


def _names(pair: Pair, tag: str) -> Iterator[str]:
    source = plain(pair.source)
    known = {source[place.start : place.end] for place in places(source, tag)}
    days = language(tag).calendar
    for name in list(dict.fromkeys(_NAME.findall(source, 0, _LONGEST)))[:_MOST_OF_PAIR]:
        if name.lower() in days.months or name.lower() in days.weekdays:
            continue
        if name not in known and name not in pair.target and len(strong(latin_sound(name))) >= _SHORTEST_SOUND:
            yield name


class _Kinds(dict[int, str]):
    """Marks characters: `k` writes foreign names, `s` is a small word; of the others `u`."""

    def __missing__(self, code: int) -> str:
        return "u"


@lru_cache(maxsize=1)
def _kinds() -> Mapping[int, str]:
    return _Kinds({ord(c): "k" for c in name_characters()} | {ord(c): "s" for c in _SMALL})
