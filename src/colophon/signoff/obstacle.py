"""Why a translation cannot be published, as data, each with a plain sentence and the way to mend it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from colophon.signoff.stages import Stage


class Reason(StrEnum):
    """A kind of reason against publishing."""

    NO_CONDITIONS = "no-conditions"
    NO_RIGHTS = "no-rights"
    RIGHTS_EMPTY = "rights-empty"
    IMAGE_RIGHTS = "image-rights"
    NOTHING_TO_PUBLISH = "nothing-to-publish"
    NO_TITLE = "no-title"
    TRANSLATION_MISSING = "translation-missing"
    NOT_CHECKED = "not-checked"
    BLOCKING_FINDING = "blocking-finding"
    NO_CREDITS = "no-credits"
    PLACEHOLDER_CREDIT = "placeholder-credit"
    WAIVER_WITHOUT_REASON = "waiver-without-reason"
    NOT_REVIEWED = "not-reviewed"
    REVIEWED_BY_TRANSLATOR = "reviewed-by-translator"
    NOT_PROOFREAD = "not-proofread"
    PROOFREAD_BY_SAME = "proofread-by-same"
    NO_NOTE = "no-note"
    STAGE_UNSIGNED = "stage-unsigned"
    SIGNOFF_INVALID = "signoff-invalid"
    SIGNED_BY_SAME = "signed-by-same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One reason. `number` counts pairs from 1 (0: the whole translation)."""

    reason: Reason
    stage: Stage | None = None
    pair: str = ""
    number: int = 0
    detail: str = ""

    @property
    def message(self) -> str:
        """What is in the way, in one sentence."""
        return _message([self])

    @property
    def mend(self) -> str:
        """What to do next, in one sentence."""
        return _WORDS[self.reason][1].format(stage=self.stage or "the stage")


def in_words(found: Sequence[Obstacle]) -> tuple[tuple[str, str], ...]:
    """What is in the way and how to mend it; what is said of many pairs is said once, with their numbers."""
    alike: dict[tuple[Reason, Stage | None, str, bool], list[Obstacle]] = {}
    for one in found:
        alike.setdefault((one.reason, one.stage, one.detail, bool(one.pair)), []).append(one)
    return tuple((_message(group), group[0].mend) for group in alike.values())


def _message(group: Sequence[Obstacle]) -> str:
    first, many = group[0], len(group) > 1 and bool(group[0].pair)
    place = f"Pair{'s' if many else ''} {_numbers(group)}" if first.pair else "The translation"
    words = {"place": place, "has": "have" if many else "has", "was": "were" if many else "was"}
    words["it"] = "they stand" if many else "it stands"
    return _WORDS[first.reason][0].format(**words, detail=first.detail, stage=first.stage or "")


def _numbers(group: Sequence[Obstacle]) -> str:
    """Runs of neighbours as ranges: 1–4, 9; pairs without a number by what they are called."""
    runs: list[list[int]] = []
    for number in sorted({one.number for one in group if one.number}):
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    unnumbered = [one.pair for one in group if not one.number]
    return ", ".join(["–".join(map(str, run)) for run in runs] + unnumbered)


_WORDS: Mapping[Reason, tuple[str, str]] = {
    Reason.NO_CONDITIONS: (
        "No conditions were asked, so nothing can be said to be in order.",
        "Ask at least one condition; CONDITIONS holds them all.",
    ),
    Reason.NO_RIGHTS: (
        "Nobody has recorded why this article may be published.",
        "Record the licence or the permission: who gave it, for what, and when.",
    ),
    Reason.RIGHTS_EMPTY: (
        "The rights record does not say under which terms ({detail!r}).",
        "Name the licence or the letter of permission.",
    ),
    Reason.IMAGE_RIGHTS: (
        "Nobody has recorded why an image may be shown ({detail}).",
        "Record its licence or permission, or leave the image out.",
    ),
    Reason.NOTHING_TO_PUBLISH: ("The translation has no text.", "Translate the article first."),
    Reason.NO_TITLE: ("The translation has no title.", "Write the title."),
    Reason.TRANSLATION_MISSING: (
        "{place} {has} no translation.",
        "Translate, or waive the omission with a reason that readers will see.",
    ),
    Reason.NOT_CHECKED: ("The checks have not been run on this text.", "Run the checks."),
    Reason.BLOCKING_FINDING: (
        "{place} {has} an open finding that blocks: {detail}.",
        "Mend the text, or dismiss the finding with a reason.",
    ),
    Reason.NO_CREDITS: ("Nobody is credited.", "Record who wrote and who translated the article."),
    Reason.PLACEHOLDER_CREDIT: (
        "A credit names nobody ({detail}).",
        "Write the person's name, or take the credit out.",
    ),
    Reason.WAIVER_WITHOUT_REASON: (
        "The waiver of {detail} has no reason or names no person.",
        "Say why, and who decided it; or take the waiver back.",
    ),
    Reason.NOT_REVIEWED: ("{place} {has} not been reviewed as {it} now.", "Let a second person review and sign."),
    Reason.REVIEWED_BY_TRANSLATOR: (
        "{place} {was} reviewed only by {detail}, who translated it.",
        "Let somebody else review, or waive the rule with a reason that readers will see.",
    ),
    Reason.NOT_PROOFREAD: (
        "{place} {has} not been proofread as {it} now.",
        "Let a third person proofread and sign, or waive proofreading with a reason that readers will see.",
    ),
    Reason.PROOFREAD_BY_SAME: (
        "{place} {was} proofread only by {detail}, who had worked on it before.",
        "Let a third person proofread, or waive the rule with a reason that readers will see.",
    ),
    Reason.NO_NOTE: ("A {detail} needs a public note.", "Write what changed and why, for readers."),
    Reason.STAGE_UNSIGNED: ("The stage {stage} is not signed.", "Let the person who did it sign {stage}."),
    Reason.SIGNED_BY_SAME: (
        "The stage {stage} is signed by {detail}, who signed an earlier one.",
        "Let somebody else sign {stage}, or waive the rule with a reason that readers will see.",
    ),
    Reason.SIGNOFF_INVALID: ("{detail}", "Look at what changed, then sign {stage} and the stages after it again."),
}
