"""One slug everywhere: module, identifier, page of the catalogue and case file."""

from importlib import resources
from pathlib import Path

from tests.engine.checks.case_files import slugs

from colophon.article.pair import Pair
from colophon.checks.catalogue import CATALOGUE
from colophon.checks.check import Brief, Scope
from colophon.checks.run import run_pairs

ROOT = Path(__file__).parents[3]
SLUGS = [check.slug for check in CATALOGUE]


def test_no_check_stands_twice() -> None:
    assert len(set(SLUGS)) == len(SLUGS)


def test_a_slug_is_module_page_and_case_file() -> None:
    rules = resources.files("colophon.checks.rules")
    modules = {e.name.removesuffix(".py").replace("_", "-") for e in rules.iterdir() if e.name.endswith(".py")}
    pages = {path.stem for path in (ROOT / "docs/reference/checks").glob("*.md")} - {"index"}
    assert modules - {"--init--"} == set(SLUGS)
    assert set(slugs()) == set(SLUGS)
    assert pages == set(SLUGS)


def test_a_check_reads_pairs_or_translations() -> None:
    for check in CATALOGUE:
        assert (check.find_in_pair is None) != (check.find_in_translation is None), check.slug
        assert check.scope in Scope
        assert check.title
        assert check.title[-1] != "."


def test_a_pair_without_a_translation_is_asked_for_it_and_for_nothing_else() -> None:
    brief = Brief(source_language="en", target_language="fr")
    pair = Pair("1", "The 14 boats of [the fleet][1] left “at once”.", " ")
    ((_, found),) = run_pairs([pair], brief)
    assert [finding.check for finding in found] == ["missing-segment"]
