"""Every role, every action, and another desk."""

import itertools
import re
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver
from tests.desk.conftest import START, Team
from tests.desk.visits import newcomer
from tools.write_permissions import PAGE, page

from colophon.desk.actions.found import add_person, found_desk, take_role
from colophon.desk.permissions import MATRIX, Action, permits, require, roles_of
from colophon.desk.roles import DeskRole
from colophon.desk.urls import of_one_article, of_one_desk
from colophon.errors import MembershipError

ALLOWED = {
    DeskRole.GUEST: "see propose comment",
    DeskRole.TRANSLATOR: "see propose comment translate dismiss record-rights export",
    DeskRole.REVIEWER: "see propose comment review dismiss record-rights assign close set-wire keep-terms export"
    " change-originals",
    DeskRole.PROOFREADER: "see propose comment proofread dismiss export",
    DeskRole.PUBLISHER: "see propose comment dismiss record-rights waive publish withdraw assign close set-wire export"
    " change-originals",
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


def pages(patterns: list[URLPattern | URLResolver], before: str = "") -> list[tuple[str, Action]]:
    """Every address of a desk, with what it takes."""
    found: list[tuple[str, Action]] = []
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            found += pages(one.url_patterns, route)
        else:
            found.append((route, _gated(one.callback).action))
    return found


def _gated(view: Any) -> Any:
    """The gate may stand inside what only asks for the method of a request."""
    while not hasattr(view, "action"):
        view = view.__wrapped__
    return view


@pytest.mark.parametrize("role", DeskRole)
def test_no_page_lets_anybody_do_more(team: Team, role: DeskRole) -> None:
    client = newcomer(team.translation.snapshot.source.desk, "kim", role)
    asked = 0
    for route, action in {*pages(of_one_desk), *pages(of_one_article, "<str:key>/")}:
        if action in ALLOWED[role].split():
            continue
        filled = re.sub(r"<int:\w+>", "1", route.replace("<str:key>", "t1").replace("<screen:screen>", "edit"))
        path = "/harbour-desk/" + re.sub(r"<\w+:\w+>", "a", filled)
        assert {client.get(path).status_code, client.post(path).status_code} <= {403, 405}, path
        asked += 1
    assert asked or role is DeskRole.MANAGER


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
