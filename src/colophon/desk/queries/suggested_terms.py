"""Terms that the desk's memory suggests and its termbase does not have."""

from collections.abc import Iterator
from itertools import islice

from colophon.desk.models import Desk, UnitRecord
from colophon.desk.queries.terms import concepts_of
from colophon.memory.mined_terms import Suggestion, mined_terms

_MOST_PAIRS = 100_000


def suggested_terms(
    desk: Desk, *, source_language: str, target_language: str, least: int = 5, limit: int = 50
) -> Iterator[Suggestion]:
    """Suggestions from the newest 100,000 pairs of these languages, surest first."""
    units = UnitRecord.objects.filter(
        source_language=source_language, target_language=target_language, replaced=False
    ).order_by("-id")
    pairs = list(units.values_list("source", "target")[:_MOST_PAIRS])
    known = {term.text.casefold() for concept in concepts_of(desk) for term in concept.of(source_language)}
    found = mined_terms(pairs, source_language=source_language, target_language=target_language, least=least)
    yield from islice((one for one in found if one.source.casefold() not in known), limit)
