"""The port to machine translation: what a service is told, and what it proposed, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRequest:
    """One source text (inline Markdown) with what the desk knows of it.

    `matches` are earlier pairs of the memory, the likest first; `terms` are words of the source with the renderings
    that are wanted; `before` and `after` are the source texts around it.
    """

    source: str
    source_language: str
    target_language: str
    before: str = ""
    after: str = ""
    matches: tuple[tuple[str, str], ...] = ()
    terms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a service sent back for one request: `raw` as it came, `text` as inline Markdown."""

    raw: str
    text: str


class Drafter(Protocol):
    """A service that drafts. `engine`, `model` and `prompt_version` are kept with every proposal.

    `together` is how many texts it is given at once: what it answered before it failed is kept.
    """

    @property
    def engine(self) -> str: ...

    @property
    def model(self) -> str: ...

    @property
    def prompt_version(self) -> str: ...

    @property
    def together(self) -> int: ...

    def draft(self, requests: Sequence[DraftRequest]) -> Sequence[Answer]:
        """One answer a request, in their order. Raises `FetchError` or `DraftError` if there are none."""
        ...


class Flaw(StrEnum):
    """Why a proposal should not be taken as it is."""

    EMPTY = "empty"
    UNTRANSLATED = "untranslated"
    LANGUAGE = "language"
    NUMBERS = "numbers"
    LINKS = "links"
    MARKS = "marks"
    LENGTH = "length"
    TERMS = "terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A draft for a pair, with its origin. `moment` is ISO 8601; `flaws` is what was found wrong with it."""

    text: str
    raw: str
    engine: str
    model: str
    prompt_version: str
    moment: str
    flaws: tuple[Flaw, ...] = ()

    @property
    def sound(self) -> bool:
        return not self.flaws


def machine_name(engine: str, model: str) -> str:
    """What a machine is called in credits."""
    return f"{engine} {model}".strip() if model and model.casefold() != engine.casefold() else engine
