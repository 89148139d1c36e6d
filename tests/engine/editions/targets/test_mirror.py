"""The lists of a mirror lead to every article that stands there; a correction does not move a file."""

import re
from dataclasses import replace

from tests.engine.editions.samples import CORRECTION, DESK, ENGLISH, edition
from tests.engine.editions.targets.standings import CORRECTED, GONE, IN_ARABIC, PUBLISHED, standing

from colophon.editions.targets.mirror import Mirror
from colophon.editions.targets.target import Entry, entry_of

MIRROR = Mirror()
ENTRIES = tuple(entry_of(one, MIRROR.path(one)) for one in (PUBLISHED, IN_ARABIC))


def lists(entries: tuple[Entry, ...], month: str = "2026-03") -> dict[str, str]:
    found = MIRROR.lists(month, entries, DESK, lambda: ())
    return {path: data.decode() for path, data in found.items()}


def test_every_article_is_linked_from_its_month_and_from_the_first_page() -> None:
    found = lists(ENTRIES)
    assert sorted(found) == ["2026-03/README.md", "README.md"]
    for entry in ENTRIES:
        assert f"]({entry.path})" in found["README.md"]
        assert f"]({entry.path.partition('/')[2]})" in found["2026-03/README.md"]
    assert "[2026-03](2026-03/README.md) (2)" in found["README.md"]


def test_a_corrected_title_keeps_the_file() -> None:
    renamed = replace(CORRECTION, article=replace(CORRECTION.article, title="别的标题"))
    assert MIRROR.path(standing(renamed)) == MIRROR.path(PUBLISHED) == MIRROR.path(CORRECTED)


def test_a_withdrawn_article_is_marked_and_an_empty_month_has_no_list() -> None:
    assert "(Withdrawal)" in lists((entry_of(GONE, MIRROR.path(GONE)),))["README.md"]
    assert sorted(lists(())) == ["README.md"]
    assert "Nothing has been published yet." in lists(())["README.md"]


def test_a_title_cannot_break_out_of_its_line() -> None:
    evil = edition(replace(ENGLISH, title="a](https://evil.example) | `x` <b> #"), "t8")
    row = lists((entry_of(standing(evil), "2026-03/x.md"),))["README.md"].splitlines()[2]
    assert re.search(r"(?<!\\)\]\(https://evil", row) is None
    assert row.endswith("A pier that the tide builds")
