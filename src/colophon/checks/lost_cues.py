"""Which cues of one side of a pair nothing renders in the sentence that faces them."""

import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief
from colophon.languages.cues import Cue, cues_by_kind, renders
from colophon.languages.library import language
from colophon.languages.wording import HEDGES, SPEECH
from colophon.segments.facing import Facing, facing

_CITED = 4
_MOST = 100
_PARTED = {"fr": re.compile(r"\b(?:ne|n['’]\S{1,20})(?:\s\S{1,20}){0,3}\s(?:plus|que)\b", re.IGNORECASE)}
_RENDERED: Mapping[str, str] = {
    "negator": "negation",
    "denial": "negation",
    **{kind: kind for kind in HEDGES},
    **{kind: "speech" for kind in (*SPEECH, "according", "cites")},
}
"""Each class of cues with the class of what may render it."""
_ORDER = {kind: place for place, kind in enumerate(_RENDERED)}


def lost(pair: Pair, brief: Brief, kinds: Set[str]) -> Iterator[Cue]:
    """The cues of these classes in the source that nothing renders in the sentence that faces them.

    None of a class that the target's language lists no renderings for.
    """
    found = _all_lost(pair, brief.source_language, brief.target_language)
    return (cue for cue in found if cue.kind in kinds)


def any_lost(pair: Pair, brief: Brief) -> bool:
    """Whether a cue of any class is lost: the occasion to ask each check of them."""
    return bool(_all_lost(pair, brief.source_language, brief.target_language))


def added(pair: Pair, brief: Brief, kinds: Set[str]) -> Iterator[Cue]:
    """The cues of these classes in the target for which nothing stands in the sentence of the source it faces."""
    found = _all_lost(_turned(pair), brief.target_language, brief.source_language)
    return (cue for cue in found if cue.kind in kinds)


def denies_in_two(text: str, tag: str) -> bool:
    """Whether inline text denies by two words, of which the second alone is no denial: *ne … plus*, *ne … que*."""
    parted = _PARTED.get(tag.partition("-")[0])
    return parted is not None and parted.search(plain(text)) is not None


@lru_cache(maxsize=4096)
def _turned(pair: Pair) -> Pair:
    return Pair(pair.id, pair.target, pair.source, pair.place)


def _all_lost(pair: Pair, here: str, there: str) -> tuple[Cue, ...]:
    found = cues_by_kind(plain(pair.source), here)
    if _RENDERED.keys().isdisjoint(found) or not pair.target.strip():
        return ()
    return _lost_of_some(pair, here, there)


@lru_cache(maxsize=4096)
def _lost_of_some(pair: Pair, here: str, there: str) -> tuple[Cue, ...]:
    found = cues_by_kind(plain(pair.source), here)
    known = language(there).renderings
    asked = [kind for kind in found if _RENDERED.get(kind) in known]
    if not asked:
        return ()
    sides, heard = facing(pair), dict[tuple[tuple[int, int], str], bool]()
    lost_ones = []
    for cue in (cue for kind in sorted(asked, key=_ORDER.__getitem__) for cue in found[kind][:_MOST]):
        key = place, wanted = sides.target_of(cue.start), _RENDERED[cue.kind]
        if key not in heard:
            heard[key] = renders(sides.target, there, wanted, within=place)
        if not heard[key] and not _is_cited(sides, cue):
            lost_ones.append(cue)
    return tuple(lost_ones)


def _is_cited(sides: Facing, cue: Cue) -> bool:
    """Whether the cue stands in the target as it is, with its neighbours: a title or a message left as it was."""
    around = sides.source[max(0, cue.start - _CITED) : cue.start], sides.source[cue.end : cue.end + _CITED]
    word = sides.source[cue.start : cue.end]
    return any(
        len(cited.strip()) > len(word) and cited in sides.target for cited in (around[0] + word, word + around[1])
    )
