"""The termbase and the name ledger as the engine's values, whole or by what stands in them."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import Q, QuerySet

from colophon.desk.models import ConceptRecord, Desk, NameRecord
from colophon.memory.concept import Concept, PartOfSpeech, Term, TermStatus
from colophon.memory.name import Name, NameKind, Rendering, as_concept
from colophon.memory.termbase import ConceptTermbase

_CHUNK = 2_000
_MOST_KEPT = 16


def concepts_of(desk: Desk, *, containing: str = "") -> Iterator[Concept]:
    """The desk's concepts in the order they came, or those with a term, key or domain that contains a text."""
    records = ConceptRecord.objects.filter(desk=desk)
    if containing:
        found = Q(terms__text__icontains=containing) | Q(key__icontains=containing) | Q(domain__icontains=containing)
        records = records.filter(found).distinct()
    for record in _whole(records):
        yield _concept(record)


def names_of(desk: Desk, *, containing: str = "") -> Iterator[Name]:
    """The ledger in the order it grew, or those names of which a form contains a text."""
    records = NameRecord.objects.filter(desk=desk)
    if containing:
        found = Q(original__icontains=containing) | Q(renderings__text__icontains=containing)
        records = records.filter(found | Q(key__icontains=containing)).distinct()
    for record in _named(records):
        yield _name(record)


def termbase_of(desk: Desk, *, source_language: str, target_language: str) -> ConceptTermbase:
    """Terms and names together, ready to be asked; made once and kept by this process until a term or name changes."""
    languages = (desk.pk, source_language, target_language)
    stamp, (known, termbase) = _stamp(desk), _kept.get(languages, ((), None))
    if termbase is None or known != stamp:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        termbase = _made(desk, source_language=source_language, target_language=target_language)
        _kept[languages] = (stamp, termbase)
    return termbase


_STAMP = """
SELECT 1 AS place, COUNT(one.id), MAX(one.id), 0 FROM desk_termrecord one
JOIN desk_conceptrecord whole ON one.concept_id = whole.id WHERE whole.desk_id = %s
UNION ALL SELECT 2, COUNT(one.id), MAX(one.id), 0 FROM desk_namerendering one
JOIN desk_namerecord whole ON one.name_id = whole.id WHERE whole.desk_id = %s
UNION ALL SELECT 3, COUNT(id), MAX(id), SUM(changes) FROM desk_namerecord WHERE desk_id = %s
ORDER BY place"""
"""One question, because every page that asks the checks asks it."""
_kept: dict[tuple[int, str, str], tuple[tuple[int | None, ...], ConceptTermbase]] = {}


def _stamp(desk: Desk) -> tuple[int | None, ...]:
    """Numbers that change with every term and name."""
    with connection.cursor() as cursor:
        cursor.execute(_STAMP, [desk.pk] * 3)
        return tuple(number for row in cursor.fetchall() for number in row)


def _made(desk: Desk, *, source_language: str, target_language: str) -> ConceptTermbase:
    names = (as_concept(name, read_in=source_language) for name in names_of(desk))
    concepts = [*concepts_of(desk), *names]
    return ConceptTermbase(concepts, source_language=source_language, target_language=target_language)


def _whole(records: QuerySet[ConceptRecord]) -> Iterator[ConceptRecord]:
    return records.prefetch_related("terms").iterator(chunk_size=_CHUNK)


def _named(records: QuerySet[NameRecord]) -> Iterator[NameRecord]:
    return records.prefetch_related("renderings").iterator(chunk_size=_CHUNK)


def _concept(record: ConceptRecord) -> Concept:
    return Concept(
        key=record.key,
        terms=tuple(
            Term(
                language=term.language,
                text=term.text,
                status=TermStatus(term.status),
                part_of_speech=PartOfSpeech(term.part_of_speech) if term.part_of_speech else None,
                note=term.note,
                evidence=term.evidence,
            )
            for term in record.terms.all()
        ),
        domain=record.domain,
        definition=record.definition,
        note=record.note,
        evidence=record.evidence,
    )


def _name(record: NameRecord) -> Name:
    rows = list(record.renderings.all())
    newest = {row.language: row.pk for row in rows}
    return Name(
        key=record.key,
        kind=NameKind(record.kind),
        original=record.original,
        language=record.language,
        renderings=tuple(
            Rendering(
                language=row.language, text=row.text, evidence=row.evidence, superseded=newest[row.language] != row.pk
            )
            for row in rows
        ),
        spellings=tuple((language, text) for language, text in record.spellings),
        note=record.note,
    )
