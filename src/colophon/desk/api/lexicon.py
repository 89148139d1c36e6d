"""Calls about words in use: where one stands in the memory, and the terms that the memory suggests."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.desk.actions.mine_terms import decline, take
from colophon.desk.api.caller import visit
from colophon.desk.api.fields import Done, Language, Number, answers
from colophon.desk.api.record import Numbered, the_one
from colophon.desk.gate import Visit
from colophon.desk.models import TermCandidate
from colophon.desk.permissions import Action
from colophon.desk.queries.suggested_terms import open_candidates
from colophon.desk.queries.where_used import MOST, Used, languages_of, where_used
from colophon.errors import DeskRuleError

router = Router(tags=["memory"])
HERE = "/desks/{desk}/terms/candidates"


class Span(Schema):
    """Code points of the plain text."""

    start: int
    end: int


class UseShown(Schema):
    """Both sides of a pair, and where in each the phrase stands. `translation` is empty if it is not of this desk."""

    source: str
    target: str
    source_language: str
    target_language: str
    in_source: list[Span]
    in_target: list[Span]
    before: str
    after: str
    translation: str
    pair: str
    address: str

    @classmethod
    def of(cls, one: Used) -> "UseShown":
        said = one.passage
        return cls(
            source=said.source,
            target=said.target,
            source_language=said.unit.source_language,
            target_language=said.unit.target_language,
            in_source=[Span(start=start, end=end) for start, end in said.source_places],
            in_target=[Span(start=start, end=end) for start, end in said.target_places],
            before=one.before,
            after=one.after,
            translation=one.whence.key,
            pair=one.whence.pair,
            address=one.whence.address,
        )


class Uses(Schema):
    """`counts`: in how many pairs each language has it; `uses` are the newest of `language`."""

    language: str
    counts: dict[str, int]
    uses: list[UseShown]


class Phrase(Schema):
    text: str = Field(min_length=1, max_length=300, pattern=r"^[^\x00]*$")
    language: Language | None = None
    most: int = Field(20, ge=1, le=MOST)


class CandidateShown(Numbered):
    """`source` is rendered as `target` in `together` of the `met` pairs that have it."""

    source_language: str
    target_language: str
    source: str
    target: str
    together: int
    met: int


class TakeTerm(Schema):
    """Another rendering than the one that is suggested, if it is not empty."""

    target: str = Field("", max_length=300, pattern=r"^[^\x00]*$")


@router.post("/desks/{desk}/memory/concordance", response=answers(Uses), summary="Where a phrase was used")
def concordance(request: HttpRequest, desk: str, said: Phrase) -> Any:
    """A call by POST, because a phrase can be longer than an address; it changes nothing."""
    made = visit(request, desk, Action.SEE)
    known = languages_of(made.desk)
    found = where_used(made.desk, said.text, language=said.language or "", languages=known, most=said.most)
    return Uses(language=found.language, counts=dict(found.counts), uses=[UseShown.of(one) for one in found.used])


@router.get(HERE, response=answers(list[CandidateShown]), summary="Terms that the memory suggests, surest first")
def candidates(request: HttpRequest, desk: str) -> Any:
    return open_candidates(visit(request, desk, Action.KEEP_TERMS).desk)[:100]


@router.post(f"{HERE}/{{number}}/take", response=answers(Done), summary="Take a suggestion into the termbase")
def taken(request: HttpRequest, desk: str, number: Number, said: TakeTerm) -> Any:
    made = visit(request, desk, Action.KEEP_TERMS)
    _decided(take(_candidate(made, number), target=said.target, by=made.person, now=now()))
    return Done()


@router.post(f"{HERE}/{{number}}/decline", response=answers(Done), summary="It is no term")
def declined(request: HttpRequest, desk: str, number: Number) -> Any:
    made = visit(request, desk, Action.KEEP_TERMS)
    _decided(decline(_candidate(made, number), by=made.person, now=now()))
    return Done()


def _candidate(made: Visit, number: int) -> TermCandidate:
    return the_one(TermCandidate.objects.filter(desk=made.desk).select_related("desk"), number, "suggestion")


def _decided(done: bool) -> None:
    if not done:
        raise DeskRuleError("Somebody else has decided already.", hint="Nothing was changed.")
