"""What a small desk may waive, and that it says why: the colophon prints every waiver."""

from dataclasses import dataclass
from enum import StrEnum

from colophon.article.placeholder import is_placeholder


class Waivable(StrEnum):
    """The rules that give way to a reason. Rights, signatures and placeholder credits never do."""

    FOUR_EYES = "four-eyes"
    THIRD_READER = "third-reader"
    PROOFREADING = "proofreading"
    OMISSION = "omission"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """`pair` limits it to one pair; empty means the whole translation. `granted` is ISO 8601 with zone."""

    rule: Waivable
    reason: str
    person: str
    granted: str
    pair: str = ""

    @property
    def has_reason(self) -> bool:
        """A reason is words, not a gap."""
        return not is_placeholder(self.reason)


def waived(waivers: tuple[Waiver, ...], rule: Waivable, pair: str = "") -> bool:
    """Whether `rule` is waived with a reason, for everything or for this pair."""
    return any(one.rule is rule and one.pair in {"", pair} and one.has_reason for one in waivers)
