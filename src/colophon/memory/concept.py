"""A termbase's values: concepts, and the terms that each language has for them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from colophon.languages.library import ALIASES
from colophon.languages.tags import canonical_tag


class TermStatus(StrEnum):
    """Whether a term is the one to write, one that may be written, or one that must not be."""

    PREFERRED = "preferred"
    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"


class PartOfSpeech(StrEnum):
    NOUN = "noun"
    PROPER_NOUN = "proper-noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One language's word or phrase for a concept. `language` is a BCP 47 tag, `text` is plain."""

    language: str
    text: str
    status: TermStatus = TermStatus.PREFERRED
    part_of_speech: PartOfSpeech | None = None
    note: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """What the terms of several languages mean. `key` names it for ever; `evidence` says where it was settled."""

    key: str
    terms: tuple[Term, ...]
    domain: str = ""
    definition: str = ""
    note: str = ""
    evidence: str = ""

    def of(self, language: str) -> tuple[Term, ...]:
        """Its terms of this language; the terms of `pt` also serve `pt-BR`."""
        return tuple(term for term in self.terms if speaks(term.language, language))


@lru_cache(maxsize=4096)
def speaks(own: str, asked: str) -> bool:
    """Whether a term of the language `own` belongs to a text in `asked`: the same language, as far as both say.

    A region that tells the script says no more than that: `zh-CN` is `zh-Hans`.
    """
    ours, theirs = _parts(own), _parts(asked)
    shorter = min(len(ours), len(theirs))
    return ours[:shorter] == theirs[:shorter]


def _parts(tag: str) -> list[str]:
    tag = canonical_tag(tag)
    return (ALIASES.get(tag, tag) if "-" in tag else tag).split("-")
