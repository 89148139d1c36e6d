"""Everything that the pages do, a program can do: each address of the desk names its calls, or why there are none."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from colophon.desk.api.address_book import api

TABLE = tomllib.loads((Path(__file__).parent / "calls_of_pages.toml").read_text(encoding="utf-8"))
CALLS, NO_CALL = TABLE["calls"], TABLE["no_call"]
SHORT = {"D": "/desks/{desk}", "T": "/desks/{desk}/translations/{key}"}


def _addresses(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[str]:
    """The names of our own pages; signing in is allauth's, which nobody does by a token."""
    for one in patterns:
        if isinstance(one, URLResolver):
            if not str(one.urlconf_name).startswith("<module 'allauth") and one.namespace != "api":
                yield from _addresses(one.url_patterns)
        elif one.name:
            yield one.name


PAGES = sorted(set(_addresses(get_resolver().url_patterns)))


def _whole(call: str) -> str:
    method, _, path = call.partition(" ")
    head, slash, rest = path.partition("/")
    return f"{method} /api/v1{SHORT.get(head, head)}{slash}{rest}"


def _there() -> set[str]:
    paths = api.get_openapi_schema()["paths"]
    return {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}


def test_the_desk_has_pages() -> None:
    assert len(PAGES) > 100


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_does_a_program_can_do(page: str) -> None:
    assert (page in CALLS) != (page in NO_CALL), "name its calls in calls_of_pages.toml, or why there are none"
    assert {_whole(one) for one in CALLS.get(page, [])} <= _there()


def test_no_page_is_named_that_is_gone() -> None:
    assert {*CALLS, *NO_CALL} <= set(PAGES)


def test_a_reason_is_a_sentence() -> None:
    assert [name for name, reason in NO_CALL.items() if len(reason) < 9 or not reason.endswith(".")] == []


def test_every_call_is_of_some_page() -> None:
    """A call that no page knows is a way around the desk, or is missing in the table."""
    assert _there() == {_whole(one) for calls in CALLS.values() for one in calls}
