"""Who may do what on a desk: one matrix of roles and actions, and the one function that asks it."""

from collections.abc import Mapping
from enum import StrEnum

from colophon.desk.models import Desk, Membership, Person, Source
from colophon.desk.roles import DeskRole
from colophon.errors import MembershipError
from colophon.signoff.stages import Stage

_ALL = frozenset(DeskRole)
_WORKERS = _ALL - {DeskRole.GUEST}
_TRANSLATOR, _REVIEWER, _PROOFREADER = DeskRole.TRANSLATOR, DeskRole.REVIEWER, DeskRole.PROOFREADER
_PUBLISHER, _MANAGER = DeskRole.PUBLISHER, DeskRole.MANAGER


class Action(StrEnum):
    """Everything that somebody can do on a desk, by name."""

    SEE = "see"
    PROPOSE = "propose"
    COMMENT = "comment"
    TRANSLATE = "translate"
    REVIEW = "review"
    PROOFREAD = "proofread"
    DISMISS = "dismiss"
    RECORD_RIGHTS = "record-rights"
    WAIVE = "waive"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    ASSIGN = "assign"
    CLOSE = "close"
    INVITE = "invite"
    MANAGE_PEOPLE = "manage-people"
    SET_WIRE = "set-wire"
    SET_DESK = "set-desk"
    KEEP_TERMS = "keep-terms"
    CHANGE_ORIGINALS = "change-originals"
    EXPORT = "export"
    AUDIT = "audit"


MATRIX: Mapping[Action, frozenset[DeskRole]] = {
    Action.SEE: _ALL,
    Action.PROPOSE: _ALL,
    Action.COMMENT: _ALL,
    Action.TRANSLATE: frozenset({_TRANSLATOR, _MANAGER}),
    Action.REVIEW: frozenset({_REVIEWER, _MANAGER}),
    Action.PROOFREAD: frozenset({_PROOFREADER, _MANAGER}),
    Action.DISMISS: _WORKERS,
    Action.RECORD_RIGHTS: frozenset({_TRANSLATOR, _REVIEWER, _PUBLISHER, _MANAGER}),
    Action.WAIVE: frozenset({_PUBLISHER, _MANAGER}),
    Action.PUBLISH: frozenset({_PUBLISHER, _MANAGER}),
    Action.WITHDRAW: frozenset({_PUBLISHER, _MANAGER}),
    Action.ASSIGN: frozenset({_REVIEWER, _PUBLISHER, _MANAGER}),
    Action.CLOSE: frozenset({_REVIEWER, _PUBLISHER, _MANAGER}),
    Action.INVITE: frozenset({_MANAGER}),
    Action.MANAGE_PEOPLE: frozenset({_MANAGER}),
    Action.SET_WIRE: frozenset({_REVIEWER, _PUBLISHER, _MANAGER}),
    Action.SET_DESK: frozenset({_MANAGER}),
    Action.KEEP_TERMS: frozenset({_REVIEWER, _MANAGER}),
    Action.CHANGE_ORIGINALS: frozenset({_REVIEWER, _PUBLISHER, _MANAGER}),
    Action.EXPORT: _WORKERS,
    Action.AUDIT: frozenset({_MANAGER}),
}
"""A manager may do everything. Four eyes are no permission: they are asked about each text, whatever the role."""

ACTION_OF_STAGE: Mapping[Stage, Action] = {
    Stage.TRANSLATE: Action.TRANSLATE,
    Stage.REVIEW: Action.REVIEW,
    Stage.PROOFREAD: Action.PROOFREAD,
    Stage.PUBLISH: Action.PUBLISH,
}
"""What signing a stage takes, and claiming it."""


def permits(roles: frozenset[DeskRole], action: Action) -> bool:
    """Whether somebody with these roles may do this. No roles may do nothing."""
    return bool(MATRIX[action] & roles)


def roles_of(person: Person, desk: Desk) -> frozenset[DeskRole]:
    """The roles that this person has on this desk now."""
    held = Membership.objects.filter(desk=desk, person=person, ended=None).values_list("role", flat=True)
    return frozenset(map(DeskRole, held))


def may_change(original: Source, person: Person, roles: frozenset[DeskRole]) -> bool:
    """Whether somebody with these roles decides on this original: its editors, and whoever brought it."""
    return permits(roles, Action.CHANGE_ORIGINALS) or (bool(roles) and original.proposed_by_id == person.pk)


def require(person: Person, desk: Desk, action: Action) -> None:
    """Go on only if this person may do this on this desk. MembershipError if not."""
    if not permits(roles_of(person, desk), action):
        needed = ", ".join(sorted(MATRIX[action]))
        raise MembershipError(f"{person.name} may not do this on {desk.name}; it takes one of: {needed}.")
