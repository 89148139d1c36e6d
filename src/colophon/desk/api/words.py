"""Calls about the memory, the termbase and the name ledger."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from colophon.adapters.clock import now
from colophon.desk.actions.terms import add_concept, agree_on_name, remove_concept
from colophon.desk.api.caller import visit
from colophon.desk.api.fields import Done, Language, Note, Word, answers
from colophon.desk.permissions import Action
from colophon.desk.queries.memory import matches_of
from colophon.desk.queries.terms import concepts_of, names_of
from colophon.errors import NoSuchRecordError
from colophon.memory.concept import Concept, Term, TermStatus
from colophon.memory.match import Asked
from colophon.memory.name import Name, NameKind, Rendering
from colophon.memory.store import Languages

router = Router(tags=["memory"])
_MOST = 500


class MatchShown(Schema):
    """`percent` after penalties; 100 is the same text. `proposal` has the numbers and links of the text asked for."""

    source: str
    target: str
    proposal: str
    percent: int
    likeness: str
    origin: str
    article: str
    date: str


class TermShown(Schema):
    language: Language
    text: Word = Field(min_length=1)
    status: TermStatus = TermStatus.PREFERRED
    note: Note = ""
    evidence: Note = ""


class ConceptShown(Schema):
    key: Word = Field(min_length=1)
    terms: list[TermShown] = Field(max_length=200)
    domain: Word = ""
    definition: Note = ""
    note: Note = ""
    evidence: Note = ""


class RenderingShown(Schema):
    language: Language
    text: Word = Field(min_length=1)
    evidence: Note = ""


class NameShown(Schema):
    key: Word = Field(min_length=1)
    kind: NameKind
    original: Word = Field(min_length=1)
    language: Language
    renderings: list[RenderingShown] = Field([], max_length=200)
    note: Note = ""


class Lookup(Schema):
    text: Note
    source_language: Language
    target_language: Language
    most: int = Field(5, ge=1, le=20)


@router.post("/desks/{desk}/memory/matches", response=answers(list[MatchShown]), summary="What was translated before")
def memory(request: HttpRequest, desk: str, said: Lookup) -> Any:
    """A call by POST, because a text can be longer than an address; it changes nothing."""
    made = visit(request, desk, Action.SEE)
    asked = Asked(source=said.text, desk=made.desk.name)
    found = matches_of(asked, Languages(said.source_language, said.target_language), most=said.most)
    return [
        MatchShown(
            source=one.unit.source,
            target=one.unit.target,
            proposal=one.proposal,
            percent=round(100 * one.value),
            likeness=one.likeness.value,
            origin=one.unit.origin.value,
            article=one.unit.article,
            date=one.unit.date,
        )
        for one in found
    ]


@router.get("/desks/{desk}/terms", response=answers(list[ConceptShown]), summary="The termbase")
def terms(request: HttpRequest, desk: str, containing: Word = "") -> Any:
    made = visit(request, desk, Action.SEE)
    found = concepts_of(made.desk, containing=containing)
    return [_shown(one) for one, _ in zip(found, range(_MOST), strict=False)]


@router.put("/desks/{desk}/terms", response=answers(Done), summary="Add a concept, or what is new in it")
def put_terms(request: HttpRequest, desk: str, said: ConceptShown) -> Any:
    made = visit(request, desk, Action.KEEP_TERMS)
    terms = tuple(Term(**one.dict()) for one in said.terms)
    more = {"domain": said.domain, "definition": said.definition, "note": said.note, "evidence": said.evidence}
    return Done(done=add_concept(made.desk, Concept(key=said.key, terms=terms, **more)))


@router.delete("/desks/{desk}/terms", response=answers(Done), summary="Take a concept out")
def drop_terms(request: HttpRequest, desk: str, key: Word) -> Any:
    made = visit(request, desk, Action.KEEP_TERMS)
    if not remove_concept(made.desk, key):
        raise NoSuchRecordError("There is no such concept.")
    return Done()


@router.get("/desks/{desk}/names", response=answers(list[NameShown]), summary="The name ledger")
def names(request: HttpRequest, desk: str, containing: Word = "") -> Any:
    made = visit(request, desk, Action.SEE)
    found = names_of(made.desk, containing=containing)
    return [_named(one) for one, _ in zip(found, range(_MOST), strict=False)]


@router.put("/desks/{desk}/names", response=answers(Done), summary="Agree on a name")
def put_name(request: HttpRequest, desk: str, said: NameShown) -> Any:
    made = visit(request, desk, Action.KEEP_TERMS)
    rendered = tuple(Rendering(**one.dict()) for one in said.renderings)
    name = Name(
        key=said.key,
        kind=said.kind,
        original=said.original,
        language=said.language,
        renderings=rendered,
        note=said.note,
    )
    return Done(done=agree_on_name(made.desk, name, person=made.person, now=now()))


def _shown(one: Concept) -> dict[str, Any]:
    terms = [
        {"language": t.language, "text": t.text, "status": t.status, "note": t.note, "evidence": t.evidence}
        for t in one.terms
    ]
    more = {name: getattr(one, name) for name in ("key", "domain", "definition", "note", "evidence")}
    return {**more, "terms": terms}


def _named(one: Name) -> dict[str, Any]:
    agreed = [
        {"language": r.language, "text": r.text, "evidence": r.evidence} for r in one.renderings if not r.superseded
    ]
    more = {name: getattr(one, name) for name in ("key", "kind", "original", "language", "note")}
    return {**more, "renderings": agreed}
