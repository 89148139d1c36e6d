"""Every role, every action, and another desk."""

import itertools

import pytest
from tests.desk.conftest import START
from tools.write_permissions import PAGE, page

from colophon.desk.actions.found import add_person, found_desk, take_role
from colophon.desk.permissions import MATRIX, Action, permits, require, roles_of
from colophon.desk.roles import DeskRole
from colophon.errors import MembershipError

ALLOWED = {
    DeskRole.GUEST: "see propose comment",
    DeskRole.TRANSLATOR: "see propose comment translate dismiss record-rights export",
    DeskRole.REVIEWER: "see propose comment review dismiss record-rights assign close export",
    DeskRole.PROOFREADER: "see propose comment proofread dismiss export",
    DeskRole.PUBLISHER: "see propose comment dismiss record-rights waive publish withdraw assign close export",
    DeskRole.MANAGER: " ".join(Action),
}
"""Written a second time by hand on purpose: a slip in the matrix is seen here."""


@pytest.mark.parametrize(("role", "action"), list(itertools.product(DeskRole, Action)))
def test_each_role_may_do_just_this(db: None, role: DeskRole, action: Action) -> None:
    here, there = found_desk("Harbour desk", now=START), found_desk("Mountain desk", now=START)
    person = add_person(here, "Anna Vell", key="p1", roles=[role])
    allowed = action in ALLOWED[role].split()
    assert permits(roles_of(person, here), action) is allowed
    if allowed:
        require(person, here, action)
    else:
        with pytest.raises(MembershipError):
            require(person, here, action)
    with pytest.raises(MembershipError):
        require(person, there, action)


def test_roles_add_up_and_end(db: None) -> None:
    desk = found_desk("Harbour desk", now=START)
    person = add_person(desk, "Anna Vell", key="p1", roles=[DeskRole.GUEST, DeskRole.REVIEWER])
    assert permits(roles_of(person, desk), Action.REVIEW)
    take_role(desk, person, DeskRole.REVIEWER, now=START)
    assert not permits(roles_of(person, desk), Action.REVIEW)
    assert permits(roles_of(person, desk), Action.SEE)


def test_nobody_may_do_nothing() -> None:
    assert not any(permits(frozenset(), action) for action in Action)
    assert set(MATRIX) == set(Action)


def test_the_page_of_permissions_is_what_the_matrix_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python tools/write_permissions.py"
