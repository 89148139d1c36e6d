"""Adding to the termbase and the name ledger; what is there already is completed, not doubled."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from colophon.desk.models import ConceptRecord, Desk, NameRecord, NameRendering, Person, TermRecord
from colophon.memory.concept import Concept, Term
from colophon.memory.name import Name


@transaction.atomic
def add_concept(desk: Desk, concept: Concept) -> bool:
    """Keep a concept, or what is new in it where its key is known; whether anything was new.

    A term that is there already gets the status, note and evidence that are given now.
    """
    said = {"domain": concept.domain, "definition": concept.definition, "note": concept.note}
    said["evidence"] = concept.evidence
    record, new = ConceptRecord.objects.get_or_create(desk=desk, key=concept.key, defaults=said)
    fuller = {name: value for name, value in said.items() if value and getattr(record, name) != value}
    if fuller:
        ConceptRecord.objects.filter(pk=record.pk).update(**fuller)
    known = {(term.language, term.text): term for term in record.terms.all()}
    changed = [_put(record, term, known, position) for position, term in enumerate(concept.terms, len(known))]
    return new or bool(fuller) or any(changed)


def _put(record: ConceptRecord, term: Term, known: dict[tuple[str, str], TermRecord], position: int) -> bool:
    values = {
        "status": term.status.value,
        "part_of_speech": term.part_of_speech.value if term.part_of_speech else "",
        "note": term.note,
        "evidence": term.evidence,
    }
    there = known.get((term.language, term.text))
    if there is not None and all(getattr(there, name) == value for name, value in values.items()):
        return False
    if there is not None:  # a new record, so that whoever holds the termbase in memory sees that it changed
        position = there.position
        there.delete()
    known[term.language, term.text] = TermRecord.objects.create(
        concept=record, language=term.language, text=term.text, position=position, **values
    )
    return True


@transaction.atomic
def remove_concept(desk: Desk, key: str) -> bool:
    """Take a concept out; whether there was one."""
    return ConceptRecord.objects.filter(desk=desk, key=key).delete()[0] > 0


@transaction.atomic
def agree_on_name(desk: Desk, name: Name, *, person: Person | None, now: datetime) -> bool:
    """Keep a name with its renderings; whether anything was new. What was agreed before stays as superseded."""
    defaults = {"kind": name.kind.value, "original": name.original, "language": name.language, "note": name.note}
    record, new = NameRecord.objects.get_or_create(desk=desk, key=name.key, defaults=defaults)
    spellings = [list(one) for one in name.spellings]
    more = [one for one in spellings if one not in record.spellings]
    if more:
        record.spellings = [*record.spellings, *more]
        record.changes += 1
        record.save(update_fields=["spellings", "changes"])
    in_order = sorted(name.renderings, key=lambda one: not one.superseded)
    there = {(one.language, one.text) for one in record.renderings.all()}
    newest = {one.language: one.text for one in record.renderings.all()}
    changed = False
    for one in in_order:
        if newest.get(one.language) == one.text or (one.superseded and (one.language, one.text) in there):
            continue
        NameRendering.objects.create(
            name=record, language=one.language, text=one.text, evidence=one.evidence, person=person, agreed=now
        )
        newest[one.language] = one.text
        changed = True
    return new or changed or bool(more)


def add_concepts(desk: Desk, concepts: Iterable[Concept]) -> tuple[int, int]:
    """Keep many concepts; how many were new or changed, and how many there were."""
    changed = total = 0
    for concept in concepts:
        total += 1
        changed += add_concept(desk, concept)
    return changed, total
