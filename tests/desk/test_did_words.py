"""What chores did is kept as numbers and worded for its reader, each number by its own word."""

import ast
from pathlib import Path

import pytest
from django.utils.translation import override
from tests.desk.conftest import START, Team
from tests.desk.test_jobs_page import desk_of
from tests.desk.visits import newcomer

from colophon.desk import chores
from colophon.desk.did_words import _WORDS, told
from colophon.desk.models import Job
from colophon.desk.roles import DeskRole


@pytest.mark.parametrize(
    ("did", "words"),
    [
        ({"read": 2, "new": 5}, "2 read, 5 new"),
        ({"name": "blog", "sent": 3, "failed": 0}, "blog: 3 sent"),
        ({"alarms": 1}, "1 alarm counted"),
        ({"read": 0, "new": 0}, ""),
        ({"name": "blog"}, ""),
        ({}, ""),
        ({"a word of a newer version": 4, "told": 1}, "1 told"),
    ],
)
def test_numbers_become_words(did: dict[str, int | str], words: str) -> None:
    with override("en"):
        assert told(did) == words


def test_every_number_of_a_chore_has_its_word() -> None:
    """Whatever a chore or what it calls answers is worded."""
    room = Path(chores.__file__).parent
    actions = [room.parent / "actions" / f"{name}.py" for name in ("letters", "chats", "receive", "reprint_letters")]
    said = {key for file in (*room.glob("*.py"), *actions) for key in _answered(ast.parse(file.read_text("utf-8")))}
    assert said - {"name"} == set(_WORDS)


def _answered(tree: ast.Module) -> set[str]:
    """The keys of every dictionary that a chore, or what does its work, answers."""
    working = ("_do", "send_letter", "post_waiting", "read_received", "send_reprint_letter")
    functions = [one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name in working]
    answers = [one.value for each in functions for one in ast.walk(each) if isinstance(one, ast.Return)]
    keys = [key for one in answers if isinstance(one, ast.Dict) for key in one.keys]
    return {str(key.value) for key in keys if isinstance(key, ast.Constant)}


def test_the_page_tells_the_last_deed_though_the_last_round_did_nothing(team: Team) -> None:
    Job.objects.create(chore="end-claims", due=START, ended=START, did={"ended": 2})
    Job.objects.create(chore="forget-wire", due=START, ended=START)
    page = newcomer(desk_of(team), "kim", DeskRole.MANAGER).get("/harbour-desk/settings/jobs/").content.decode()
    assert "<bdi>2 ended</bdi>" in page
