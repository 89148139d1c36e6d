"""The name ledger's values: a person, place or organisation, its script, and one agreed rendering a language."""

from dataclasses import dataclass, replace
from enum import StrEnum

from colophon.memory.concept import Concept, PartOfSpeech, Term, TermStatus, speaks


class NameKind(StrEnum):
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """How a language writes the name, and the evidence for it: an address, a style book, a decision.

    `superseded`: the desk agreed on it earlier and on another one since.
    """

    language: str
    text: str
    evidence: str = ""
    superseded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name. `original` is written in the script of `language`; `spellings` are others of sources, by language."""

    key: str
    kind: NameKind
    original: str
    language: str
    renderings: tuple[Rendering, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    note: str = ""

    def in_language(self, language: str) -> str:
        """The agreed rendering in exactly this language; empty if there is none."""
        agreed = (one.text for one in self.renderings if one.language == language and not one.superseded)
        return self.original if language == self.language else next(agreed, "")


def as_concept(name: Name, *, read_in: str = "") -> Concept:
    """A name as a termbase knows it: agreed renderings are preferred, superseded ones forbidden, spellings allowed.

    A text in `read_in` may write the name as its own language does, unless the ledger says how it is written there.
    """
    proper = PartOfSpeech.PROPER_NOUN
    own = Term(language=name.language, text=name.original, part_of_speech=proper)
    spelled = [
        Term(language=language, text=text, status=TermStatus.ALLOWED, part_of_speech=proper)
        for language, text in name.spellings
    ]
    rendered = [
        Term(
            language=one.language,
            text=one.text,
            status=TermStatus.FORBIDDEN if one.superseded else TermStatus.PREFERRED,
            part_of_speech=proper,
            evidence=one.evidence,
        )
        for one in name.renderings
    ]
    terms = (own, *spelled, *rendered)
    if read_in and not any(speaks(term.language, read_in) for term in terms):
        terms += (replace(own, language=read_in, status=TermStatus.ALLOWED),)
    return Concept(key=f"name:{name.key}", terms=terms, domain=name.kind.value, note=name.note)
