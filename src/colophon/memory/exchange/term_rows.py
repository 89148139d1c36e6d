"""Terms in CSV: one row a term, the rows of a concept share its key."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TextIO

from colophon.memory.concept import Concept, PartOfSpeech, Term, TermStatus
from colophon.memory.exchange.spreadsheet import read_rows, rows_together, write_rows
from colophon.memory.exchange.unread import Unread

COLUMNS = (
    *("concept", "language", "term", "status", "part_of_speech", "term_note", "term_evidence"),
    *("domain", "definition", "note", "evidence"),
)


def write_terms_csv(concepts: Iterable[Concept], stream: TextIO) -> int:
    """How many terms were written."""
    return write_rows(COLUMNS, (_row(concept, term) for concept in concepts for term in concept.terms), stream)


def read_terms_csv(stream: TextIO) -> Iterator[Concept | Unread]:
    """Concepts; rows of one concept must follow each other. What is not said of a concept may be left out."""
    rows = (one if isinstance(one, Unread) else _concept(*one) for one in read_rows(stream))
    return rows_together(rows, _together)


def _together(one: Concept, other: Concept) -> Concept | None:
    return replace(one, terms=(*one.terms, *other.terms)) if one.key == other.key else None


def _row(concept: Concept, term: Term) -> tuple[str, ...]:
    return (
        *(concept.key, term.language, term.text, term.status.value, term.part_of_speech or "", term.note),
        *(term.evidence, concept.domain, concept.definition, concept.note, concept.evidence),
    )


def _concept(line: int, row: dict[str, str]) -> Concept | Unread:
    text, language = row.get("term", ""), row.get("language", "")
    status, part = row.get("status", "") or TermStatus.PREFERRED.value, row.get("part_of_speech", "")
    if not text or not language:
        return Unread(line, "it has no term or no language")
    if status not in set(TermStatus):
        return Unread(line, f"its status is “{status[:40]}”; there are {', '.join(TermStatus)}")
    term = Term(
        language=language,
        text=text,
        status=TermStatus(status),
        part_of_speech=PartOfSpeech(part) if part in set(PartOfSpeech) else None,
        note=row.get("term_note", ""),
        evidence=row.get("term_evidence", ""),
    )
    return Concept(
        key=row.get("concept", "") or text,
        terms=(term,),
        domain=row.get("domain", ""),
        definition=row.get("definition", ""),
        note=row.get("note", ""),
        evidence=row.get("evidence", ""),
    )
