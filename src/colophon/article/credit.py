"""Who made an article, from which source, and why we may publish it."""

from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """What a person or a machine did for an article. One vocabulary for every convention that is read or written."""

    AUTHOR = "author"
    SELECTOR = "selector"
    TRANSLATOR = "translator"
    REVIEWER = "reviewer"
    PROOFREADER = "proofreader"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    PHOTOGRAPHER = "photographer"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Credit:
    """One name in one role. `name` is as printed; `url` is the person's own page, or empty."""

    role: Role
    name: str
    url: str = ""


class SourceReference(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """Where an article comes from. Times are ISO 8601 text as far as known ("2026-03-01" or with time and zone)."""

    url: str = ""
    title: str = ""
    author: str = ""
    publisher: str = ""
    language: str = ""
    published: str = ""
    retrieved: str = ""
    sha256: str = ""
    licence: str = ""


class RightsBasis(StrEnum):
    """Why an article or an image may be published."""

    LICENCE = "licence"
    PERMISSION = "permission"
    OWN = "own"
    PUBLIC_DOMAIN = "public-domain"


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsRecord:
    """Why we may publish: the basis, its terms (`licence` name or letter), its scope, who asked and when (ISO date)."""

    basis: RightsBasis
    terms: str
    scope: str = "translation and publication"
    holder: str = ""
    asked_by: str = ""
    recorded: str = ""
    note: str = ""
