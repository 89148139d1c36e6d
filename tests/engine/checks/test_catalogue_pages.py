"""The pages of the catalogue are what the checks and their cases say today."""

from tools.write_check_catalogue import PAGES, pages


def test_no_page_differs() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    assert written == pages(), "run python tools/write_check_catalogue.py"
