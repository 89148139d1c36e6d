"""What stands against publishing, and how it is mended, in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from colophon.desk.queries.checklist import Against, grouped
from colophon.desk.words import word
from colophon.signoff.obstacle import Obstacle, Reason

_SHOWN = 8


OBSTACLE_WORDS: Mapping[Reason, tuple[Promise | str, Promise | str]] = {
    Reason.NO_CONDITIONS: (gettext_lazy("Nothing was asked, so nothing can be in order."), ""),
    Reason.NO_RIGHTS: (
        gettext_lazy("Nobody has recorded why this article may be published."),
        gettext_lazy("Record the licence or the permission."),
    ),
    Reason.RIGHTS_EMPTY: (
        gettext_lazy("The rights record does not say under which terms."),
        gettext_lazy("Name the licence or the letter of permission."),
    ),
    Reason.IMAGE_RIGHTS: (
        gettext_lazy("Nobody has recorded why these images may be shown:"),
        gettext_lazy("Record the licence or the permission of each, or leave it out."),
    ),
    Reason.NOTHING_TO_PUBLISH: (gettext_lazy("There is no text."), gettext_lazy("Translate the article.")),
    Reason.NO_TITLE: (gettext_lazy("The translation has no title."), gettext_lazy("Translate the title.")),
    Reason.TRANSLATION_MISSING: (
        gettext_lazy("Some segments have no translation."),
        gettext_lazy("Translate them, or waive the omission with a reason that readers will see."),
    ),
    Reason.NOT_CHECKED: (gettext_lazy("The checks have not been asked."), ""),
    Reason.BLOCKING_FINDING: (
        gettext_lazy("The checks ask about facts, and nobody has answered."),
        gettext_lazy("Mend the text, or say why it is fine."),
    ),
    Reason.NO_CREDITS: (gettext_lazy("Nobody is credited."), ""),
    Reason.PLACEHOLDER_CREDIT: (
        gettext_lazy("A credit names nobody."),
        gettext_lazy("Write the person's name, or take the credit out."),
    ),
    Reason.WAIVER_WITHOUT_REASON: (gettext_lazy("A rule was set aside without a reason."), ""),
    Reason.NOT_REVIEWED: (
        gettext_lazy("Not everything has been reviewed as it now stands."),
        gettext_lazy("Let a second person review and sign."),
    ),
    Reason.REVIEWED_BY_TRANSLATOR: (
        gettext_lazy("Some segments were reviewed only by those who translated them."),
        gettext_lazy("Let somebody else review them."),
    ),
    Reason.NOT_PROOFREAD: (
        gettext_lazy("Not everything has been proofread as it now stands."),
        gettext_lazy("Let a third person proofread and sign."),
    ),
    Reason.PROOFREAD_BY_SAME: (
        gettext_lazy("Some segments were proofread only by those who had worked on them."),
        gettext_lazy("Let a third person proofread them."),
    ),
    Reason.NO_NOTE: (gettext_lazy("The public note is missing."), gettext_lazy("Write what changed and why.")),
    Reason.STAGE_UNSIGNED: (
        gettext_lazy("This stage is not signed for the text as it now stands:"),
        gettext_lazy("Let the person who did it sign."),
    ),
    Reason.SIGNED_BY_SAME: (
        gettext_lazy("This stage is signed by somebody who signed an earlier one:"),
        gettext_lazy("Let somebody else sign, or set the rule aside with a reason."),
    ),
    Reason.SIGNOFF_INVALID: (gettext_lazy("A sign-off does not hold."), gettext_lazy("Sign again.")),
}


def told(against: Against) -> tuple[str, str, str]:
    """What is in the way, where, and how it is mended."""
    what, mend = OBSTACLE_WORDS[against.reason]
    return str(what), _where(against), str(mend)


def reasons(found: Iterable[object]) -> list[tuple[str, str]]:
    """Each kind of obstacle once, with its places, and how it is mended: what a refusal to publish lists."""
    obstacles = (_as_unsigned(one) for one in found if isinstance(one, Obstacle))
    return [(f"{what} {where}".rstrip(), mend) for what, where, mend in map(told, grouped(obstacles))]


def _as_unsigned(one: Obstacle) -> Obstacle:
    """A stage whose sign-off does not hold is told as one that is not signed: both are mended by signing."""
    return replace(one, reason=Reason.STAGE_UNSIGNED) if one.reason is Reason.SIGNOFF_INVALID and one.stage else one


def _where(against: Against) -> str:
    """The segments by number, the stage, or what was found; the first few of many."""
    if against.first.pair:
        numbers = list(dict.fromkeys(str(one.number) for one in against.found))
        rest = _(" and {count} more").format(count=len(numbers) - _SHOWN) if len(numbers) > _SHOWN else ""
        return _("Segments {numbers}").format(numbers=", ".join(numbers[:_SHOWN])) + rest
    if against.reason in {Reason.STAGE_UNSIGNED, Reason.SIGNED_BY_SAME}:
        return word("stage", against.first.stage)
    return against.first.detail if against.reason is Reason.PLACEHOLDER_CREDIT else ""
