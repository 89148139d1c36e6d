"""Bringing the indexes of the memory up to date after much was added, or making them anew from the database."""

import os
from collections.abc import Callable

from django.conf import settings

from colophon.adapters.memory.phrases import rebuild_phrases, update_phrases
from colophon.adapters.memory.writer import rebuild_index, update_index
from colophon.desk.queries.memory import FOLDER, PHRASES
from colophon.desk.queries.units import DeskUnits

Say = Callable[[str], None]

PROCESSES = min(2, os.cpu_count() or 1)
"""Beside the one that reads the database, which has as much to do as both of them."""


def update_matches() -> bool:
    """Cover everything that was remembered in the index of matches only, which is quickly done."""
    return update_index(settings.HOME / FOLDER, DeskUnits())


def update_indexes(*, say: Say = lambda word: None) -> bool:
    """Cover everything that was remembered; False if another process is at it already. Lookups go on meanwhile."""
    units = DeskUnits()
    matches = update_index(settings.HOME / FOLDER, units, say=say, processes=PROCESSES)
    return update_phrases(settings.HOME / PHRASES, units, say=say) and matches


def rebuild_indexes(*, say: Say = lambda word: None) -> bool:
    """Make both indexes anew from the database alone; False if another process is writing them."""
    units = DeskUnits()
    matches = rebuild_index(settings.HOME / FOLDER, units, say=say, processes=PROCESSES)
    return rebuild_phrases(settings.HOME / PHRASES, units, say=say) and matches
