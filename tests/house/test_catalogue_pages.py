"""The pages of the catalogue are what the checks and their cases say today."""

from tools.write_check_catalogue import EXAMPLES, PAGES, example_files, kept, pages

from colophon.checks.catalogue import CATALOGUE
from colophon.checks.examples import examples


def test_no_page_differs() -> None:
    assert kept(PAGES, "*.md") == pages(), "run python tools/write_check_catalogue.py"


def test_no_example_differs() -> None:
    assert kept(EXAMPLES, "*.toml") == example_files(), "run python tools/write_check_catalogue.py"


def test_every_check_is_shown_speaking_and_silent() -> None:
    for check in CATALOGUE:
        shown = [bool(one.marked) for one in examples(check.slug)]
        assert True in shown, check.slug
        assert False in shown, check.slug


def test_a_check_that_is_not_known_has_no_examples() -> None:
    assert examples("../check") == ()
