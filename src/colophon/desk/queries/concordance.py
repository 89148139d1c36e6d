"""Where a word or phrase was used in what the desk has translated, with its place in the text and its article."""

import logging
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from colophon.adapters.memory.phrases import Phrases
from colophon.article.inline import plain
from colophon.desk.queries.memory import PHRASES, update_in_background
from colophon.desk.queries.units import DeskUnits, units_by_id
from colophon.memory.concordance import places
from colophon.memory.phrase_sheaf import SIZE
from colophon.memory.phrase_terms import family
from colophon.memory.unit import Unit

SHOWN = 20

Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit with its plain texts, and where in each the phrase stands (code points)."""

    unit: Unit
    source: str
    target: str
    source_places: Places
    target_places: Places


@dataclass(frozen=True, slots=True)
class Uses:
    """`count` is how many units hold the phrase; `passages` are the newest of them."""

    count: int
    passages: tuple[Passage, ...]


def uses_of(phrase: str, language: str, *, most: int = SHOWN) -> Uses:
    """Everywhere the phrase stands in texts of this language, as source or as target, in whatever inflection."""
    phrases = the_phrases()
    found = phrases.located(phrase, language, most=most)
    if phrases.behind >= SIZE:  # a sheaf is written when all its units are there
        update_in_background()
    units = units_by_id(found.ids)
    passages = tuple(_passage(units[id], phrase, language) for id in found.ids if id in units)
    return Uses(found.count, passages)


def _passage(unit: Unit, phrase: str, language: str) -> Passage:
    return Passage(
        unit=unit,
        source=plain(unit.source),
        target=plain(unit.target),
        source_places=_places(phrase, unit.source, unit.source_language, asked=language),
        target_places=_places(phrase, unit.target, unit.target_language, asked=language),
    )


def _places(phrase: str, text: str, tag: str, *, asked: str) -> Places:
    same = family(tag).partition("-")[0] == family(asked).partition("-")[0]
    return places(phrase, text, tag) if same else ()


def the_phrases() -> Phrases:
    """The concordance of this desk's memory, one a process."""
    return _phrases_in(settings.HOME / PHRASES)


@cache
def _phrases_in(folder: Path) -> Phrases:
    return Phrases(folder, DeskUnits(), say=logging.getLogger("colophon.memory").warning)
