"""The manifest's form in JSON, written and read strictly: what is read is what was written, byte for byte."""

from dataclasses import fields, is_dataclass
from functools import cache

from colophon.article.credit import Credit, RightsBasis, RightsRecord, Role
from colophon.checks.check import Severity, Side
from colophon.errors import ManifestError
from colophon.signoff.canonical import Json, canonical_bytes, canonical_value, sha256_of
from colophon.signoff.fields import Fields
from colophon.signoff.manifest import (
    CheckRun,
    EditionKind,
    Hand,
    Imprint,
    Manifest,
    Person,
    SignedDismissal,
    SignedField,
    SignedFinding,
    SignedImage,
    SignedPair,
    SignedSource,
)
from colophon.signoff.waiver import Waivable, Waiver

VERSION = 2


def json_of(value: object) -> Json:
    """A manifest's value, or a part of it, with its fields' names. Enums are their words."""
    if isinstance(value, str):
        return str(value)
    if names := _field_names(type(value)):  # type: ignore[arg-type]  # mypy takes no class for hashable
        return {name: json_of(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [json_of(item) for item in value]
    if value is None or isinstance(value, int):
        return value
    return str(value)


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def manifest_bytes(manifest: Manifest) -> bytes:
    """The canonical bytes, whose SHA-256 is what people sign."""
    body = json_of(manifest)
    assert isinstance(body, dict)
    return canonical_bytes({**body, "version": VERSION})


def manifest_digest(manifest: Manifest) -> str:
    """64 hexadecimal digits."""
    return sha256_of(manifest_bytes(manifest))


def read_manifest(data: bytes) -> Manifest:
    """The inverse of `manifest_bytes`; raises ManifestError or NotCanonicalError."""
    found = _fields(canonical_value(data, names_known=True), "manifest", f"{_names(Manifest)} version")
    if found.whole("version") != VERSION:
        raise ManifestError(f"This manifest is of a version other than {VERSION}.")
    pairs = found.each("pairs", _Pairs().read)
    if len({pair.id for pair in pairs}) != len(pairs):
        raise ManifestError("Two pairs of this manifest have the same id.")
    return Manifest(
        desk=found.text("desk"),
        translation=found.text("translation"),
        kind=found.one_of("kind", EditionKind),
        title=found.text("title"),
        source_language=found.text("source_language"),
        target_language=found.text("target_language"),
        source=found.inside("source", _source),
        note=found.text("note"),
        pairs=pairs,
        credits=found.each("credits", _credit),
        article=found.each("article", _field),
        images=found.each("images", _image),
        dismissals=found.each("dismissals", _dismissal),
        checks=found.inside("checks", _checks),
        waivers=found.each("waivers", _waiver),
        rights=found.maybe("rights", _rights),
        number=found.whole("number"),
        published=found.text("published"),
        imprint=found.inside("imprint", _imprint),
    )


@cache
def _names(kind: type) -> str:
    return " ".join(field.name for field in fields(kind))


def _fields(value: Json, place: str, names: str) -> Fields:
    return Fields(value, place, names=names, refusal=ManifestError)


def _source(value: Json, place: str) -> SignedSource:
    found = _fields(value, place, _names(SignedSource))
    return SignedSource(
        address=found.text("address"),
        sha256=found.text("sha256"),
        retrieved=found.text("retrieved"),
        title=found.text("title"),
        article=found.text("article"),
    )


def _field(value: Json, place: str) -> SignedField:
    found = _fields(value, place, _names(SignedField))
    return SignedField(found.text("name"), found.text("sha256"))


def _imprint(value: Json, place: str) -> Imprint:
    found = _fields(value, place, _names(Imprint))
    return Imprint(name=found.text("name"), language=found.text("language"), disclaimer=found.text("disclaimer"))


class _Pairs:
    """Reads one pair after the other. Neighbours mostly went through the same hands, which are read once then."""

    def __init__(self) -> None:
        self._last: Json = []
        self._hands: tuple[Hand, ...] = ()

    def read(self, value: Json, place: str) -> SignedPair:
        found = _fields(value, place, _names(SignedPair))
        hands = found.value("hands")
        if hands != self._last:
            self._hands, self._last = found.each("hands", _hand), hands
        return SignedPair(
            id=found.text("id"),
            source=found.text("source"),
            target=found.text("target"),
            place=found.text("place"),
            hands=self._hands,
        )


def _hand(value: Json, place: str) -> Hand:
    found = _fields(value, place, _names(Hand))
    return Hand(found.one_of("role", Role), found.inside("person", _person))


def _person(value: Json, place: str) -> Person:
    found = _fields(value, place, _names(Person))
    return Person(found.text("id"), found.text("name"))


def _credit(value: Json, place: str) -> Credit:
    found = _fields(value, place, _names(Credit))
    return Credit(found.one_of("role", Role), found.text("name"), found.text("url"))


def _image(value: Json, place: str) -> SignedImage:
    found = _fields(value, place, _names(SignedImage))
    return SignedImage(url=found.text("url"), sha256=found.text("sha256"), credit=found.text("credit"))


def _dismissal(value: Json, place: str) -> SignedDismissal:
    found = _fields(value, place, _names(SignedDismissal))
    return SignedDismissal(
        pair=found.text("pair"),
        check=found.text("check"),
        fingerprint=found.text("fingerprint"),
        person=found.inside("person", _person),
        reason=found.text("reason"),
    )


def _checks(value: Json, place: str) -> CheckRun:
    found = _fields(value, place, _names(CheckRun))
    return CheckRun(catalogue=found.each("catalogue", _text), open=found.each("open", _finding))


def _text(value: Json, place: str) -> str:
    if not isinstance(value, str):
        raise ManifestError(f"{place} should be text.")
    return value


def _finding(value: Json, place: str) -> SignedFinding:
    found = _fields(value, place, _names(SignedFinding))
    return SignedFinding(
        pair=found.text("pair"),
        check=found.text("check"),
        severity=found.one_of("severity", Severity),
        side=found.one_of("side", Side),
        start=found.whole("start"),
        end=found.whole("end"),
        fingerprint=found.text("fingerprint"),
    )


def _waiver(value: Json, place: str) -> Waiver:
    found = _fields(value, place, _names(Waiver))
    return Waiver(
        rule=found.one_of("rule", Waivable),
        reason=found.text("reason"),
        person=found.text("person"),
        granted=found.text("granted"),
        pair=found.text("pair"),
    )


def _rights(value: Json, place: str) -> RightsRecord:
    found = _fields(value, place, _names(RightsRecord))
    return RightsRecord(
        basis=found.one_of("basis", RightsBasis),
        terms=found.text("terms"),
        scope=found.text("scope"),
        holder=found.text("holder"),
        asked_by=found.text("asked_by"),
        recorded=found.text("recorded"),
        note=found.text("note"),
    )
