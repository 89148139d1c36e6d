"""Every call of the API, with whatever its description allows and does not allow: never a server error.

A few examples a call in each run; `COLOPHON_API_EXAMPLES=700` makes about 100,000 requests.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import sampled_from
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance
from tests.desk.conftest import START, Team
from tests.desk.test_api import program
from tests.desk.test_pages import desk_of

from colophon.desk.actions.found import give_role
from colophon.desk.api import caller
from colophon.desk.roles import DeskRole
from colophon.desk.wsgi import application

EXAMPLES = int(os.environ.get("COLOPHON_API_EXAMPLES", "4"))
CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]
HERE = {"desk": "harbour-desk", "key": "t1", "number": 1, "pair": "a", "revision": 1}


@pytest.fixture
def kept_open() -> Iterator[None]:
    """A request would close the connection whose transaction the test lives in, as Django's own test client knows."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def token(team: Team, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of somebody who may do everything."""
    monkeypatch.setattr(caller, "A_MINUTE", 10**9)
    give_role(desk_of(team), team.anna, DeskRole.MANAGER, now=START)
    cache.clear()
    return program(team.anna).token


@pytest.mark.usefixtures("kept_open")
def test_no_call_breaks_the_server(token: str) -> None:
    """Often the desk and the translation that are there are meant, so that more than the gate is asked."""
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", _read_whole)
    statuses: Counter[int] = Counter()
    calls = [_ask(found.ok(), token, statuses) for found in described.get_all_operations()]
    print(f"{statuses.total()} requests to {len(calls)} calls: {dict(sorted(statuses.items()))}")
    assert len(calls) > 40
    assert statuses[200] > EXAMPLES


def _read_whole(environment: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """A server closes what it has sent; the fuzzer's own client leaves files open."""
    answer = application(environment, start)
    try:
        return [b"".join(answer)]
    finally:
        answer.close()


def _ask(operation: schemathesis.APIOperation, token: str, statuses: Counter[int]) -> None:
    """Ask one call again and again, and count what it answers."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(case=operation.as_strategy(), there=sampled_from((True, True, False)))
    def ask(case: schemathesis.Case, there: bool) -> None:
        if there:
            case.path_parameters.update({name: HERE[name] for name in case.path_parameters if name in HERE})
        answer = case.call_and_validate(
            headers={"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}, checks=CHECKS
        )
        statuses[answer.status_code] += 1

    ask()
