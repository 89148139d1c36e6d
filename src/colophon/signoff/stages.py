"""The four stages of a translation, their order, and which roles belong to which."""

from collections.abc import Mapping
from enum import StrEnum

from colophon.article.credit import Role


class Stage(StrEnum):
    """In the order of the work. A sign-off of a stage says that it is done for exactly these bytes."""

    TRANSLATE = "translate"
    REVIEW = "review"
    PROOFREAD = "proofread"
    PUBLISH = "publish"

    @property
    def number(self) -> int:
        """1 to 4."""
        return STAGES.index(self) + 1


STAGES: tuple[Stage, ...] = tuple(Stage)

STAGE_OF_ROLE: Mapping[Role, Stage] = {
    Role.AUTHOR: Stage.TRANSLATE,
    Role.SELECTOR: Stage.TRANSLATE,
    Role.PHOTOGRAPHER: Stage.TRANSLATE,
    Role.MACHINE: Stage.TRANSLATE,
    Role.TRANSLATOR: Stage.TRANSLATE,
    Role.REVIEWER: Stage.REVIEW,
    Role.PROOFREADER: Stage.PROOFREAD,
    Role.EDITOR: Stage.PUBLISH,
    Role.PUBLISHER: Stage.PUBLISH,
}

ROLE_OF_STAGE: Mapping[Stage, Role] = {
    Stage.TRANSLATE: Role.TRANSLATOR,
    Stage.REVIEW: Role.REVIEWER,
    Stage.PROOFREAD: Role.PROOFREADER,
    Stage.PUBLISH: Role.PUBLISHER,
}


def known_at(role: Role, stage: Stage) -> bool:
    """Whether work in `role` has been done by the time `stage` is signed."""
    return STAGE_OF_ROLE[role].number <= stage.number


def before(stage: Stage) -> tuple[Stage, ...]:
    """The stages that must have been signed first."""
    return STAGES[: stage.number - 1]


def until(stage: Stage) -> tuple[Stage, ...]:
    """`stage` and all before it."""
    return STAGES[: stage.number]
