"""Terms that the desk's memory suggests and its termbase does not have."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import Case, F, QuerySet, Value, When

from colophon.desk.models import CandidateState, Desk, TermCandidate, UnitRecord
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


def open_candidates(desk: Desk) -> QuerySet[TermCandidate]:
    """What nobody has decided on: words that are translated first, then those that stay as they are."""
    stays = Case(When(source__iexact=F("target"), then=Value(1)), default=Value(0))
    return TermCandidate.objects.filter(desk=desk, state=CandidateState.OPEN).order_by(stays, "-together", "pk")
