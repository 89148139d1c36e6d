"""How records of the desk look to a program."""

from datetime import datetime
from typing import Any

from ninja import Schema

from colophon.checks.check import Finding
from colophon.desk.models import ApiToken, Claim, Desk, Edition, Remark, Source, TranslationRecord, Webhook
from colophon.desk.queries.board import Row
from colophon.desk.queries.document import Segment


class DeskShown(Schema):
    slug: str
    name: str
    language: str
    languages: list[str]
    open_to_requests: bool

    @classmethod
    def of(cls, one: Desk) -> "DeskShown":
        return cls(
            slug=one.slug,
            name=one.name,
            language=one.language,
            languages=one.languages,
            open_to_requests=one.open_to_requests,
        )


class PersonShown(Schema):
    """`key` names somebody for ever; `name` is how editions print them."""

    key: str
    name: str
    roles: list[str]


class SourceShown(Schema):
    number: int
    address: str
    title: str
    language: str
    proposed: datetime | None
    proposed_by: str
    why: str

    @classmethod
    def of(cls, one: Source) -> "SourceShown":
        return cls(
            number=one.pk,
            address=one.address,
            title=one.title,
            language=one.language,
            proposed=one.proposed,
            proposed_by=one.proposed_by.key if one.proposed_by else "",
            why=one.why,
        )


class TranslationShown(Schema):
    key: str
    source: int
    title: str
    language: str
    station: str
    begun: datetime
    closed: datetime | None
    length: int
    blocking: int
    warnings: int

    @classmethod
    def of(cls, one: TranslationRecord) -> "TranslationShown":
        return cls(
            key=one.key,
            source=one.snapshot.source_id,
            title=one.title,
            language=one.language,
            station=one.station,
            begun=one.begun,
            closed=one.closed,
            length=one.length,
            blocking=one.blocking,
            warnings=one.warnings,
        )


class CardShown(Schema):
    """A translation as the board shows it."""

    key: str
    title: str
    source_language: str
    language: str
    station: str
    pairs: int
    translated: int
    editions: int
    minutes: int
    blocking: int
    warnings: int
    rights: bool

    @classmethod
    def of(cls, one: Row) -> "CardShown":
        return cls(**{name: getattr(one, name) for name in cls.model_fields})


class SegmentShown(Schema):
    """Texts are inline Markdown. `revision` is what a save has to name as its base; 0 for no text yet."""

    pair: str
    number: int
    source: str
    target: str
    revision: int
    by: str
    state: str
    remarks: int
    disputed: bool

    @classmethod
    def of(cls, one: Segment) -> "SegmentShown":
        more = {name: getattr(one, name) for name in cls.model_fields if name not in {"pair", "remarks"}}
        return cls(pair=one.key, remarks=len(one.remarks), **more)


class FindingShown(Schema):
    """A question of a check. `start` and `end` are code points of the plain text of `side`."""

    check: str
    pair: str
    severity: str
    side: str
    start: int
    end: int
    evidence: dict[str, Any]
    fingerprint: str

    @classmethod
    def of(cls, one: Finding) -> "FindingShown":
        return cls(
            check=one.check,
            pair=one.pair,
            severity=one.severity.value,
            side=one.side.value,
            start=one.start,
            end=one.end,
            evidence=dict(one.evidence),
            fingerprint=one.fingerprint,
        )


class ClaimShown(Schema):
    number: int
    stage: str
    person: str
    taken: datetime
    due: datetime
    ended: datetime | None
    ending: str

    @classmethod
    def of(cls, one: Claim) -> "ClaimShown":
        return cls(
            number=one.pk,
            stage=one.stage,
            person=one.person.key,
            taken=one.taken,
            due=one.due,
            ended=one.ended,
            ending=one.ending,
        )


class RemarkShown(Schema):
    number: int
    pair: str
    text: str
    suggestion: str | None
    category: str
    weight: str
    person: str
    outcome: str
    reply: str

    @classmethod
    def of(cls, one: Remark) -> "RemarkShown":
        return cls(
            number=one.pk,
            pair=one.pair.key,
            text=one.text,
            suggestion=one.suggestion,
            category=one.category,
            weight=one.weight,
            person=one.person.key,
            outcome=one.outcome,
            reply=one.reply,
        )


class EditionShown(Schema):
    translation: str
    number: int
    kind: str
    note: str
    published: datetime

    @classmethod
    def of(cls, one: Edition) -> "EditionShown":
        return cls(
            translation=one.translation.key,
            number=one.number,
            kind=one.kind,
            note=one.note,
            published=one.published,
        )


class WebhookShown(Schema):
    """`secret` is given once, when it is made."""

    number: int
    address: str
    deeds: list[str]
    made: datetime
    secret: str = ""

    @classmethod
    def of(cls, one: Webhook, secret: str = "") -> "WebhookShown":
        return cls(number=one.pk, address=one.address, deeds=one.deeds, made=one.made, secret=secret)


class TokenShown(Schema):
    """The token that calls: whose it is, what it may do, and until when."""

    label: str
    person: str
    scopes: list[str]
    expires: datetime

    @classmethod
    def of(cls, one: ApiToken) -> "TokenShown":
        return cls(label=one.label, person=one.person.key, scopes=one.scopes, expires=one.expires)
