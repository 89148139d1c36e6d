"""Terms that the memory suggests: looked for, kept, and decided on by people."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count

from colophon.desk.actions.terms import add_concept
from colophon.desk.models import CandidateState, Desk, MemoryEnd, Person, TermCandidate, TermMining, UnitRecord
from colophon.desk.queries.suggested_terms import suggested_terms
from colophon.memory.concept import Concept, Term
from colophon.memory.mined_terms import Suggestion

LEAST_PAIRS = 200
"""Pairs of two languages that a memory must have before it is worth asking it for terms."""

_GROWN = 1.05
_MOST = 200


def mine_everywhere(*, now: datetime) -> int:
    """Look for terms for every desk and pair of languages whose memory has grown since; how many candidates are new."""
    return sum(
        mine(desk, source_language=source, target_language=target, now=now)
        for desk in Desk.objects.order_by("pk")
        for source, target in _grown(desk)
    )


def has_grown() -> bool:
    """Whether `mine_everywhere` would find a memory that has grown."""
    return any(True for desk in Desk.objects.order_by("pk") for _ in _grown(desk))


def _grown(desk: Desk) -> Iterator[tuple[str, str]]:
    end = MemoryEnd.objects.filter(pk=1).values_list("last", flat=True).first() or 0
    before = {(one.source_language, one.target_language): one.upto for one in TermMining.objects.filter(desk=desk)}
    if end < LEAST_PAIRS or (before and end <= min(before.values()) * _GROWN):
        return
    kinds = UnitRecord.objects.filter(replaced=False, target_language__in=desk.languages)
    rows = kinds.order_by().values_list("source_language", "target_language").annotate(count=Count("pk"))
    for source, target, count in rows:
        if count >= LEAST_PAIRS and end > before.get((source, target), 0) * _GROWN:
            yield source, target


def mine(desk: Desk, *, source_language: str, target_language: str, now: datetime) -> int:
    """Keep what the memory suggests for these languages; how many candidates are new.

    Counts of open candidates are brought up to date. What was decided before is not asked again. The memory is read
    before anything is kept: that takes up to a minute, in which others must be able to save.
    """
    languages: dict[str, Any] = {"source_language": source_language, "target_language": target_language}
    end = MemoryEnd.objects.filter(pk=1).values_list("last", flat=True).first() or 0
    found = list(suggested_terms(desk, **languages, limit=_MOST))
    return _keep(desk, found, languages, end=end, now=now)


@transaction.atomic
def _keep(desk: Desk, found: Sequence[Suggestion], languages: dict[str, Any], *, end: int, now: datetime) -> int:
    new = 0
    for one in found:
        counts = {"together": one.together, "met": one.met}
        there, made = TermCandidate.objects.get_or_create(
            desk=desk, **languages, source=one.source[:300], target=one.target[:300], defaults=counts
        )
        new += made
        if not made and there.state == CandidateState.OPEN:
            TermCandidate.objects.filter(pk=there.pk).update(**counts)
    TermMining.objects.update_or_create(desk=desk, **languages, defaults={"upto": end, "moment": now})
    return new


@transaction.atomic
def take(candidate: TermCandidate, *, target: str = "", by: Person, now: datetime) -> bool:
    """Into the termbase, with another rendering if one is given; False if somebody has decided already."""
    if not _decide(candidate, CandidateState.TAKEN, by=by, now=now):
        return False
    found = f"{candidate.together} of {candidate.met} pairs of the memory"
    terms = (
        Term(language=candidate.source_language, text=candidate.source),
        Term(language=candidate.target_language, text=target.strip() or candidate.target, evidence=found),
    )
    add_concept(candidate.desk, Concept(key=candidate.source[:200], terms=terms))
    return True


def decline(candidate: TermCandidate, *, by: Person, now: datetime) -> bool:
    """It is no term; it is not suggested again. False if somebody has decided already."""
    return _decide(candidate, CandidateState.DECLINED, by=by, now=now)


def _decide(candidate: TermCandidate, state: CandidateState, *, by: Person, now: datetime) -> bool:
    still = TermCandidate.objects.filter(pk=candidate.pk, state=CandidateState.OPEN)
    return still.update(state=state, decided_by=by, decided=now) == 1
