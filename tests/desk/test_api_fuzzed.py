"""Every call of the API, with whatever its description allows and does not allow: never a server error.

Each request finds the desk as it was furnished: what the one before it did is taken back, so that none of them can lock
the door behind it. A few examples a call in each run; `COLOPHON_API_EXAMPLES=320` makes about 100,000 requests.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import sampled_from
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance
from tests.desk.conftest import START, Team
from tests.desk.furnished import furnish
from tests.desk.test_api import program
from tests.desk.test_pages import desk_of

from colophon.desk.actions.found import give_role
from colophon.desk.queries import checked, terms
from colophon.desk.roles import DeskRole
from colophon.desk.scopes import Scope
from colophon.desk.wsgi import application

EXAMPLES = int(os.environ.get("COLOPHON_API_EXAMPLES", "2"))
CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]
HERE = {"desk": "harbour-desk", "pair": "a", "revision": 1}


@pytest.fixture
def kept_open() -> Iterator[None]:
    """A request would close the connection whose transaction the test lives in, as Django's own test client knows."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def tokens(team: Team) -> tuple[str, ...]:
    """Of somebody who may do everything, and of somebody who may do little."""
    give_role(desk_of(team), team.anna, DeskRole.MANAGER, now=START)
    return program(team.anna).token, program(team.bo, Scope.READ, Scope.WRITE).token


@pytest.mark.usefixtures("kept_open")
def test_no_call_breaks_the_server(team: Team, home: Path, tokens: tuple[str, ...]) -> None:
    """Often what is there is meant, so that more than the gate is asked."""
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", _read_whole)
    numbers, statuses = furnish(team, home), Counter[int]()
    there = [HERE | {"key": key, "number": number} for key in ("t1", "t2") for number in numbers]
    calls = [_ask(found.ok(), tokens, there, statuses) for found in described.get_all_operations()]
    print(f"{statuses.total()} requests to {len(calls)} calls: {dict(sorted(statuses.items()))}")
    assert len(calls) > 40
    assert statuses[200] > len(calls) / 2
    assert not statuses[401]
    assert not statuses[429]


@contextmanager
def _taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    for kept in (terms._kept, checked._briefs):  # numbers of records begin anew
        kept.clear()


def _read_whole(environment: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """A server closes what it has sent; the fuzzer's own client leaves files open."""
    answer = application(environment, start)
    try:
        return [b"".join(answer)]
    finally:
        answer.close()


def _ask(
    operation: schemathesis.APIOperation,
    tokens: tuple[str, ...],
    there: list[dict[str, object]],
    statuses: Counter[int],
) -> None:
    """Ask one call again and again, each time as both, and count what it answers."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(case=operation.as_strategy(), known=sampled_from([*there, {}]))
    def ask(case: schemathesis.Case, known: dict[str, object]) -> None:
        case.path_parameters.update({name: known[name] for name in case.path_parameters if name in known})
        for token in tokens:
            headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
            with _taken_back():
                statuses[case.call_and_validate(headers=headers, checks=CHECKS).status_code] += 1

    ask()
