"""Which file of an archive is what, and which belong together."""

import pytest

from colophon.intake.archive.layout import Layout, Placed, Standing, placed
from colophon.intake.archive.pairing import Chosen, Unpaired, Version, by_article, choose

BOTH = ("en", "zh-Hans")


@pytest.mark.parametrize(
    ("layout", "path", "expected"),
    [
        (Layout.LCTT, "sources/tech/20200101 A pier.md", Placed("20200101 a pier", Standing.SOURCE)),
        (Layout.LCTT, "translated/tech/20200101 A pier.md", Placed("20200101 a pier", Standing.DRAFT)),
        (Layout.LCTT, "published/202003/A pier.md", Placed("a pier", Standing.PRINTED, date="2020-03")),
        (Layout.LCTT, "README.md", None),
        (Layout.LCTT, "sources/README.md", None),
        (Layout.LCTT, "scripts/check.py", None),
        (Layout.GOLD_MINER, "TODO1/a-pier.md", Placed("a-pier", Standing.OPEN)),
        (Layout.GOLD_MINER, "article/2021/a-pier.md", Placed("a-pier", Standing.OPEN, date="2021")),
        (Layout.GOLD_MINER, "integrals.md", Placed("integrals", Standing.OPEN)),
        (Layout.GOLD_MINER, "translation/x/y.md", None),
        (Layout.MIRROR, "2021/pier.md", Placed("2021/pier.md", Standing.PRINTED, "zh-Hans", "2021")),
        (Layout.MARKDOWN, "en/ports/pier.md", Placed("ports/pier", Standing.SOURCE, "en")),
        (Layout.MARKDOWN, "zh-cn/ports/pier.md", Placed("ports/pier", Standing.PRINTED, "zh-Hans")),
        (Layout.MARKDOWN, "ports/pier.zh.md", Placed("ports/pier", Standing.PRINTED, "zh-Hans")),
        (Layout.MARKDOWN, "ports/pier.md", Placed("ports/pier", Standing.OPEN)),
        (Layout.MARKDOWN, ".hidden/pier.md", None),
    ],
)
def test_a_path_says_what_a_file_is(layout: Layout, path: str, expected: Placed | None) -> None:
    assert placed(path, layout, languages=BOTH) == expected


def version(name: str, standing: Standing, language: str, path: str = "x.md") -> Version:
    return Version(path, name, Placed("x", standing, language))


def chosen(*versions: Version) -> Chosen | Unpaired:
    return choose(versions, lambda one: "", languages=BOTH)


def test_what_was_printed_is_laid_beside_the_last_source_before_it() -> None:
    found = chosen(
        version("en1", Standing.SOURCE, "en"),
        version("en2", Standing.SOURCE, "en"),
        version("draft", Standing.DRAFT, "zh-Hans"),
        version("print", Standing.PRINTED, "zh-Hans"),
        version("en3", Standing.SOURCE, "en"),
    )
    assert isinstance(found, Chosen)
    assert found.source
    assert found.draft
    assert (found.source.reference, found.target.reference, found.draft.reference) == ("en2", "print", "draft")


def test_a_translation_that_took_its_sources_place_is_known_by_its_language() -> None:
    languages = {"a": "en", "b": "zh-Hans", "c": "zh-Hans"}
    rows = [version(name, Standing.OPEN, "") for name in languages]
    found = choose(rows, lambda one: languages[one.reference], languages=BOTH)
    assert isinstance(found, Chosen)
    assert found.source
    assert found.draft
    assert (found.source.reference, found.target.reference, found.draft.reference) == ("a", "c", "b")


def test_what_cannot_be_paired_has_a_reason() -> None:
    alone = version("a", Standing.PRINTED, "zh-Hans")
    assert chosen(alone) == Chosen(None, alone)
    assert chosen(version("a", Standing.SOURCE, "en")) is Unpaired.NO_TRANSLATION
    assert chosen(version("a", Standing.OPEN, "")) is Unpaired.EMPTY


def test_the_same_text_again_counts_where_it_last_stood() -> None:
    rows = [version("a", Standing.OPEN, "en"), version("b", Standing.OPEN, "en"), version("a", Standing.OPEN, "en")]
    assert [one.reference for one in by_article(rows)["x"]] == ["b", "a"]
