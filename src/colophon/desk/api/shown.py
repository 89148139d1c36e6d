"""How records of the desk look to a program."""

from datetime import datetime
from typing import Any

from ninja import Schema

from colophon.checks.check import Finding
from colophon.desk.api.record import in_shape, key_of
from colophon.desk.models import ApiToken, Claim, Desk, Edition, Remark, Source, TranslationRecord, Webhook
from colophon.desk.queries.cards import Card
from colophon.desk.queries.document import Segment


class DeskShown(Schema):
    slug: str
    name: str
    language: str
    languages: list[str]
    open_to_requests: bool

    @classmethod
    def of(cls, one: Desk) -> "DeskShown":
        return in_shape(cls, one)


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
        return in_shape(cls, one, number=one.pk, proposed_by=key_of(one.proposed_by))


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
        return in_shape(cls, one, source=one.snapshot.source_id)


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
    def of(cls, one: Card) -> "CardShown":
        return in_shape(cls, one)


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
        return in_shape(cls, one, pair=one.key, remarks=len(one.remarks))


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
        return in_shape(cls, one, evidence=dict(one.evidence))


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
        return in_shape(cls, one, number=one.pk, person=one.person.key)


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
        return in_shape(cls, one, number=one.pk, pair=one.pair.key, person=one.person.key)


class EditionShown(Schema):
    translation: str
    number: int
    kind: str
    note: str
    published: datetime

    @classmethod
    def of(cls, one: Edition) -> "EditionShown":
        return in_shape(cls, one, translation=one.translation.key)


class WebhookShown(Schema):
    """`secret` is given once, when it is made."""

    number: int
    address: str
    deeds: list[str]
    made: datetime
    secret: str = ""

    @classmethod
    def of(cls, one: Webhook, secret: str = "") -> "WebhookShown":
        return in_shape(cls, one, number=one.pk, secret=secret)


class TokenShown(Schema):
    """The token that calls: whose it is, what it may do, and until when."""

    label: str
    person: str
    scopes: list[str]
    expires: datetime

    @classmethod
    def of(cls, one: ApiToken) -> "TokenShown":
        return in_shape(cls, one, person=one.person.key)
