"""What a token may be used for: each scope is a few of the actions, and never more than its person may do."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from colophon.desk.permissions import Action


class Scope(StrEnum):
    """From the mildest to the strongest."""

    READ = "read"
    WRITE = "write"
    SIGN = "sign"
    PUBLISH = "publish"
    MANAGE = "manage"


_READ = frozenset({Action.SEE, Action.EXPORT})
_TEXTS = frozenset({Action.TRANSLATE, Action.REVIEW, Action.PROOFREAD})

ACTIONS: Mapping[Scope, frozenset[Action]] = {
    Scope.READ: _READ,
    Scope.WRITE: _READ
    | _TEXTS
    | {
        Action.PROPOSE,
        Action.COMMENT,
        Action.DISMISS,
        Action.RECORD_RIGHTS,
        Action.ASSIGN,
        Action.CLOSE,
        Action.KEEP_TERMS,
        Action.CHANGE_ORIGINALS,
    },
    Scope.SIGN: _READ | _TEXTS,
    Scope.PUBLISH: _READ | {Action.PUBLISH, Action.WITHDRAW, Action.WAIVE},
    Scope.MANAGE: _READ | {Action.INVITE, Action.MANAGE_PEOPLE, Action.SET_DESK, Action.SET_WIRE, Action.AUDIT},
}
"""Signing takes `sign` beside the action of its stage: whoever may write by a token may not yet sign by it."""


def actions_of(scopes: Iterable[str]) -> frozenset[Action]:
    """Everything that these scopes allow; unknown ones allow nothing."""
    known = set(Scope)
    return frozenset().union(*(ACTIONS[Scope(one)] for one in scopes if one in known))
