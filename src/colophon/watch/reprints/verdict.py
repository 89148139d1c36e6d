"""What is said of a copy: which edition it is, and everything that was done to it."""

from dataclasses import dataclass
from enum import StrEnum

from colophon.watch.change import Reason


class Done(StrEnum):
    """What was done to a text or to what stands around it."""

    ALTERED = "altered"
    DROPPED = "dropped"
    ADDED = "added"
    MOVED = "moved"
    HEADLINE = "headline"
    CREDIT_REMOVED = "credit-removed"
    LICENCE_REMOVED = "licence-removed"
    LICENCE_CHANGED = "licence-changed"
    LINK_REMOVED = "link-removed"
    SOURCE_REMOVED = "source-removed"


class Extent(StrEnum):
    """How much of an edition a copy has. REWORDED: it says the same in other words, as a paraphrasing machine does."""

    WHOLE = "whole"
    EXCERPT = "excerpt"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """One thing that was done. `place` is the edition's ("" for what stands around the text), texts are plain.

    `reasons` say what about a changed text matters; `detail` names the credit, licence or address.
    """

    done: Done
    place: str = ""
    before: str = ""
    after: str = ""
    reasons: frozenset[Reason] = frozenset()
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """A later edition: what it mended stands in this copy as it was."""

    number: int
    published: str
    note: str
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`translation` and `number` name the edition; `intact` of `sentences` are there to the letter.

    `since` are the corrections and the withdrawal that came out after that edition.
    """

    translation: str
    number: int
    title: str
    published: str
    address: str
    extent: Extent
    intact: int
    sentences: int
    alterations: tuple[Alteration, ...] = ()
    since: tuple[Since, ...] = ()

    @property
    def faithful(self) -> bool:
        """Whether nobody has anything to ask for: nothing was done to it and nothing came out since."""
        return not self.alterations and not self.since and self.extent is not Extent.REWORDED
