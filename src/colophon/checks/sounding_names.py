"""Names of a source in Latin letters, and what in a Chinese, Cyrillic or Arabic text sounds like them."""

import re
from collections.abc import Iterator

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
_TOO_FAR = 2
_LENGTHS = (5, 4, 3, 2)
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
    sound = strong(latin_sound(name))
    found: dict[str, int] = {}
    for run in _RUN.findall(target, 0, _LONGEST):
        for length in _LENGTHS:
            for at in range(len(run) - length + 1):
                window = run[at : at + length]
                if _writes_names(window):
                    found.setdefault(window, _distance(window, sound))
    best = min(found.values(), default=_TOO_FAR)
    if best >= (1 if len(sound) == _SHORTEST_SOUND else _TOO_FAR):
        return []
    return sorted((text for text in found if found[text] == best), key=len, reverse=True)


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


def _writes_names(window: str) -> bool:
    """All characters write foreign names, but for one inside; none is a small word."""
    known = name_characters()
    ends = window[0] in known and window[-1] in known
    return ends and sum(char in known for char in window) >= len(window) - 1 and not _SMALL.intersection(window)


def _distance(window: str, sound: str) -> int:
    return Levenshtein.distance(strong("".join(map(han_sound, window))), sound, score_cutoff=1)
