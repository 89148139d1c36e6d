"""What one person says with a sign-off: an in-toto Statement v1 about the manifest as far as it is covered."""

from dataclasses import dataclass

from colophon.errors import EnvelopeError
from colophon.signoff.canonical import Json, canonical_bytes, canonical_value
from colophon.signoff.coverage import Part, PartDigest, covered_digest, part_digests
from colophon.signoff.fields import Fields
from colophon.signoff.manifest import Manifest, Person
from colophon.signoff.stages import Stage

_PARTS = frozenset(Part)

STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
PREDICATE_TYPE = "https://colophon.example/signoff/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """`person` says at `signed` (ISO 8601 with zone) that `stage` is done for what has this digest.

    `parts` let a verifier name what differs; the digest decides whether anything does.
    """

    stage: Stage
    person: Person
    signed: str
    translation: str
    digest: str
    parts: tuple[PartDigest, ...]


def state(manifest: Manifest, stage: Stage, *, person: Person, signed: str) -> Statement:
    """The statement that `person` makes about this manifest."""
    return Statement(
        stage=stage,
        person=person,
        signed=signed,
        translation=manifest.translation,
        digest=covered_digest(manifest, stage),
        parts=part_digests(manifest, stage),
    )


def statement_bytes(statement: Statement) -> bytes:
    """The in-toto Statement as canonical JSON."""
    person = {"id": statement.person.id, "name": statement.person.name}
    predicate: Json = {
        "stage": statement.stage.value,
        "person": person,
        "signed": statement.signed,
        "parts": [[part.part.value, part.pair, part.digest] for part in statement.parts],
    }
    return canonical_bytes(
        {
            "_type": STATEMENT_TYPE,
            "subject": [{"name": statement.translation, "digest": {"sha256": statement.digest}}],
            "predicateType": PREDICATE_TYPE,
            "predicate": predicate,
        }
    )


def read_statement(data: bytes) -> Statement:
    """The inverse of `statement_bytes`; raises EnvelopeError or NotCanonicalError."""
    whole = _fields(canonical_value(data), "statement", "_type subject predicateType predicate")
    if (whole.text("_type"), whole.text("predicateType")) != (STATEMENT_TYPE, PREDICATE_TYPE):
        raise EnvelopeError("This envelope holds a statement of another kind than a sign-off.")
    subjects = whole.each("subject", _subject)
    if len(subjects) != 1:
        raise EnvelopeError("A sign-off speaks of exactly one translation.")
    predicate = whole.inside("predicate", lambda value, at: _fields(value, at, "stage person signed parts"))
    person = predicate.inside("person", lambda value, at: _fields(value, at, "id name"))
    translation, digest = subjects[0]
    return Statement(
        stage=predicate.one_of("stage", Stage),
        person=Person(person.text("id"), person.text("name")),
        signed=predicate.text("signed"),
        translation=translation,
        digest=digest,
        parts=predicate.each("parts", _part),
    )


def _fields(value: Json, place: str, names: str) -> Fields:
    return Fields(value, place, names=names, refusal=EnvelopeError)


def _subject(value: Json, place: str) -> tuple[str, str]:
    subject = _fields(value, place, "name digest")
    return subject.text("name"), subject.inside("digest", lambda inner, at: _fields(inner, at, "sha256")).text("sha256")


def _part(value: Json, place: str) -> PartDigest:
    match value:
        case [str(part), str(pair), str(digest)] if part in _PARTS:
            return PartDigest(Part(part), pair, digest)
    raise EnvelopeError(f"{place} should be a part, a pair and a digest.")
