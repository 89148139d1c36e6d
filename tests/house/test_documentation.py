"""The documents say what is there: generated pages are current, links lead somewhere, a word has one meaning."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tools import write_error_reference

from colophon.article.credit import Role
from colophon.article.json_form import read_article_json
from colophon.checks.check import Severity
from colophon.signoff.manifest import EditionKind
from colophon.signoff.stages import Stage

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.rglob("*.md")), *sorted(ROOT.glob("*.md"))]

_FENCE = re.compile(r"^( *)(`{3,}|~{3,}).*?^ *\2[`~]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")
_ROOM = re.compile(r"^\| `(\w+)(?:/|\.py)`", re.MULTILINE)
_TERM = re.compile(r"^- \*\*(.+?)\*\*:", re.MULTILINE)


def written(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Every link to another place of the project: the file and the heading it names."""
    text = _CODE.sub("", _FENCE.sub("", written(page)))
    for target in _LINK.findall(text):
        if "://" not in target and not target.startswith("mailto:"):
            path, _, anchor = target.partition("#")
            yield (page.parent / path).resolve() if path else page, anchor


@cache
def anchors(page: Path) -> frozenset[str]:
    """What headings are called in an address."""
    headings = _HEADING.findall(_FENCE.sub("", written(page)))
    return frozenset(_NOT_IN_ANCHOR.sub("", heading.lower()).replace(" ", "-") for heading in headings)


def test_the_page_of_errors_is_what_the_code_says() -> None:
    assert written(write_error_reference.PAGE) == write_error_reference.page(), (
        "run python tools/write_error_reference.py"
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = [
        f"{path.name}#{anchor}"
        for path, anchor in links(page)
        if not path.exists() or (anchor and anchor not in anchors(path))
    ]
    assert not broken


def test_every_page_can_be_reached_from_the_index() -> None:
    reached, waiting = set[Path](), [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page.suffix == ".md" and page.exists() and page not in reached:
            reached.add(page)
            waiting += [path for path, _ in links(page)]
    missed = sorted(str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md") if page not in reached)
    assert not missed, "link them from docs/index.md"


def test_the_article_shown_is_an_article() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", written(DOCS / "reference" / "article-format.md"), re.DOTALL)
    assert len(read_article_json(example).blocks) == 5


def test_what_a_refusal_points_at_exists() -> None:
    named = [
        path
        for kind in write_error_reference.refusals()
        for path in re.findall(r"docs/[\w./-]+\.md", f"{kind.__doc__} {kind.hint}")
    ]
    assert named
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_every_word_of_the_glossary_has_one_meaning() -> None:
    terms = [term.casefold() for term in _TERM.findall(written(DOCS / "glossary.md"))]
    assert len(terms) > 50
    assert sorted({term for term in terms if terms.count(term) > 1}) == []
    assert terms == sorted(terms), "the glossary stands in the order of the alphabet"


def test_the_glossary_knows_the_words_of_the_code() -> None:
    terms = set(_TERM.findall(written(DOCS / "glossary.md")))
    words = {*Role, *Stage, *Severity, *EditionKind}
    assert sorted(word for word in words if not {word, f"{word} edition"} & terms) == []


def test_architecture_names_every_room() -> None:
    package = ROOT / "src" / "colophon"
    rooms = {path.parent.name for path in package.glob("*/__init__.py")} | {path.stem for path in package.glob("*.py")}
    named = _ROOM.findall(written(DOCS / "explanation" / "architecture.md"))
    assert sorted(named) == sorted(rooms - {"__init__", "__main__"})


def test_decisions_are_numbered_and_say_the_four_things() -> None:
    pages = sorted((DOCS / "decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        headings = [heading for heading in _HEADING.findall(written(page))[1:5]]
        assert headings == ["Context", "Options", "Choice", "Consequence"], page.name
