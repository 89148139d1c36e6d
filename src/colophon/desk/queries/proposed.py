"""What the memory proposes for a sentence that changed or is new, in either direction; None where it knows nothing."""

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from colophon.desk.models import PairRecord, TranslationRecord, UnitRecord
from colophon.desk.queries.memory import matches_of
from colophon.desk.queries.units import units_by_id
from colophon.memory.lookup import LEAST
from colophon.memory.match import Asked, Match, matches
from colophon.memory.store import Languages
from colophon.memory.unit import Unit
from colophon.watch.onto_pairs import Touched

_BACKWARDS = 20_000
"""So many of the newest units are read against the grain: the memory has no index of its translations."""
_A_FEW = 5


def proposed(translation: TranslationRecord, one: Touched) -> Match | None:
    """The best match for what a source says now, without what stands in the translation already."""
    if not one.change.after:
        return None
    source, target = translation.snapshot.source, one.pair.target if one.pair else ""
    asked = Asked(source=one.change.after, desk=source.desk.name)
    found = matches_of(asked, Languages(source.language, translation.language), most=_A_FEW)
    return next((match for match in found if match.proposal != target), None)


def proposed_for_original(pair: PairRecord, text: str) -> Match | None:
    """How a sentence of the translation could stand in its original: by what was translated so before."""
    translation = pair.translation
    source = translation.snapshot.source
    asked = Asked(source=text, desk=source.desk.name)
    same_way = matches_of(asked, Languages(translation.language, source.language), most=1)
    turned = matches(asked, _turned(text, source.language, translation.language), most=1)
    return max((*same_way, *turned), key=lambda match: match.value, default=None)


def _turned(text: str, source_language: str, target_language: str) -> Iterator[tuple[Unit, float]]:
    """Units whose translation is like a text, turned round, with how like it is."""
    newest = UnitRecord.objects.filter(
        source_language=source_language, target_language=target_language, replaced=False
    ).exclude(source="")
    known = dict(newest.order_by("-id").values_list("pk", "target")[:_BACKWARDS])
    like = extract(text, known, scorer=ratio, score_cutoff=100 * LEAST, limit=_A_FEW)
    units = units_by_id(number for _, _, number in like)
    for _, score, number in like:
        if number in units:
            one = units[number]
            yield (
                replace(
                    one,
                    source=one.target,
                    target=one.source,
                    source_language=target_language,
                    target_language=source_language,
                ),
                score / 100,
            )
