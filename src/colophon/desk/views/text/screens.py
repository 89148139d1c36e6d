"""The three screens on which a text is worked at, and what somebody is there."""

from collections.abc import Mapping
from dataclasses import dataclass

from colophon.article.credit import Role
from colophon.desk.gate import Visit
from colophon.desk.permissions import Action
from colophon.desk.queries.document import State
from colophon.signoff.stages import Stage


@dataclass(frozen=True, slots=True)
class Screen:
    """`name` is the last word of its address; whoever works there works in `role`, which takes `action`."""

    name: str
    stage: Stage
    role: Role
    action: Action

    def open_to(self, visit: Visit) -> bool:
        return visit.may(self.action)


SCREENS: Mapping[str, Screen] = {
    one.name: one
    for one in (
        Screen("edit", Stage.TRANSLATE, Role.TRANSLATOR, Action.TRANSLATE),
        Screen("review", Stage.REVIEW, Role.REVIEWER, Action.REVIEW),
        Screen("proofread", Stage.PROOFREAD, Role.PROOFREADER, Action.PROOFREAD),
    )
}


DONE: Mapping[str, frozenset[State]] = {
    "edit": frozenset({State.TRANSLATED, State.REVIEWED, State.PROOFREAD}),
    "review": frozenset({State.REVIEWED, State.PROOFREAD}),
    "proofread": frozenset({State.PROOFREAD}),
}
"""In which states a segment asks for nothing more on a screen."""


class ScreenConverter:
    """A screen's name in an address."""

    regex = "|".join(SCREENS)

    def to_python(self, value: str) -> Screen:
        return SCREENS[value]

    def to_url(self, value: Screen | str) -> str:
        return value.name if isinstance(value, Screen) else value
