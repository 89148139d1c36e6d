"""Credits of every convention in the ways that people really print them: `cases/*.toml`, all invented."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from colophon.intake.published import Published, read_published

FOLDER = Path(__file__).parent / "cases"
CASES = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted(FOLDER.glob("*.toml"))
    for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"], 1)
]


def credited(read: Published) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for credit in read.article.credits:
        names.setdefault(credit.role.value, []).append(credit.name)
    return names


@pytest.mark.parametrize("case", CASES)
def test_credits_as_printed(case: dict[str, Any]) -> None:
    """`credits` by role, `left` of a line in the text, `source` as address, publisher and day, `stays` a whole line."""
    read = read_published(case["text"])
    source = read.article.source
    assert credited(read) == case.get("credits", {})
    assert list(read.left) == case.get("left", [])
    assert case.get("stays", "") in read.body
    if "source" in case:
        assert source is not None
        assert [source.url, source.publisher, source.published] == case["source"]
    assert set(read.left) <= set(read.unread)
    assert "正文" not in case["text"] or "正文" in read.body


def test_doubted_lines_are_reported() -> None:
    read = read_published("Review: The Ferry\n\nIt runs again.\n")
    assert read.unread == ("Review: The Ferry",)


def test_company_settles_a_doubt() -> None:
    read = read_published("图：海生\n译者：阿潮\n\n港口今早重开了。\n")
    assert credited(read) == {"photographer": ["海生"], "translator": ["阿潮"]}


def test_one_person_under_two_names_is_reported() -> None:
    read = read_published("[#]: translator: (reed)\n\n渡轮开航。\n\n译者：[芦苇](https://git.example/reed)\n")
    assert [(c.name, c.url) for c in read.article.credits] == [("reed", "https://git.example/reed")]
    assert read.unread == ("translator: 芦苇 is also printed for reed",)


def test_header_and_footer_that_contradict_are_reported() -> None:
    text = "[#]: translator: (reed)\n\n渡轮开航。\n\n风停了。\n\n海静了。\n\nvia: https://l.example/a\n译者：[fern](https://git.example/fern)\n"
    read = read_published(text)
    assert credited(read) == {"translator": ["reed", "fern"]}
    assert read.unread == ("translator: reed before the text, fern behind it",)


def test_a_publisher_by_name_and_by_host_is_one() -> None:
    text = "[轉載自潮汐报](https://tide.example/port)\n\n渡轮开航。\n\n新闻来源：[www.tide.example][Port](https://tide.example/port)\n"
    read = read_published(text)
    assert read.article.source is not None
    assert (read.article.source.publisher, read.unread) == ("潮汐报", ())
