"""The same facts in many languages: silent where two renderings say the same, speaking where they do not."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from colophon.languages.quantities.difference import Sides, differences
from colophon.languages.quantities.parting import Weight

FOLDER = Path(__file__).parent / "renderings"
Row = dict[str, str]


def tables() -> list[list[Row]]:
    """Rows that say different things of one kind; the renderings of a row say the same."""
    return [rows for path in sorted(FOLDER.glob("*.toml")) for rows in tomllib.loads(path.read_text("utf-8")).values()]


def both_ways(source: Row, target: Row) -> Iterator[tuple[str, str]]:
    """English with every other language, from and into it."""
    yield from (("en", tag) for tag in target if tag != "en" and "en" in source)
    yield from ((tag, "en") for tag in source if tag != "en" and "en" in target)


def heard(source: Row, target: Row, tags: tuple[str, str]) -> list[str]:
    one, other = tags
    found = differences(Sides(source[one], target[other], one, other))
    return [str(difference.parting) for difference in found if difference.weight > Weight.FAINT]


@pytest.mark.parametrize("row", [row for rows in tables() for row in rows], ids=lambda row: row["en"][:40])
def test_renderings_of_one_fact_agree(row: Row) -> None:
    assert not [(tags, heard(row, row, tags)) for tags in both_ways(row, row) if heard(row, row, tags)]


@pytest.mark.parametrize("rows", [rows for rows in tables() if len(rows) > 1], ids=lambda rows: rows[0]["en"][:40])
def test_renderings_of_another_fact_do_not(rows: list[Row]) -> None:
    turned = [*rows[1:], rows[0]]
    deaf = [
        (row[one], other[two])
        for row, other in zip(rows, turned, strict=True)
        for one, two in both_ways(row, other)
        if not heard(row, other, (one, two))
    ]
    assert not deaf
