"""The rules of the house itself: names, sizes, docstrings, refusals, layers, and nothing of one machine in the text."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tools.write_error_reference import refusals

from colophon.errors import ColophonError

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "colophon"
ROOMS = ("src", "tests", "tools", "evaluation", "benchmarks", "docs", "demo", ".ci")
OUTSIDE = {"adapters", "testing", "desk", "cli", "__init__", "__main__"}
SILT = {"utils", "helpers", "common", "misc", "base", "core", "manager", "service"}
NOT_PURE = {"os", "pathlib", "asyncio", "threading", "multiprocessing", "pickle", "glob", "platform"}
ASKING = {"open", "eval", "exec", "input", "print", "__import__"}
MOMENTS = {"now", "utcnow", "today"}
MOST_LINES = 400

_PINNED = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+")
_OF_ONE_MACHINE = re.compile(r"(?<![\w.:/-])/(?:home|root|Users|work|mnt)/\w|\b[A-Z]:\\Users\\")
_OF_AN_INDEX = re.compile(
    r"\bpypi[.]|pythonhosted[.]|npmjs[.]|-(?:extra-)?index-[u]rl|trusted-[h]ost|https?://\S+/simple\b"
)


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def in_house(path: Path) -> bool:
    """Ours to look after: not what a tool keeps, and not what Django writes."""
    return not {"__pycache__", "migrations"} & set(path.parts) and not any(p.endswith(".egg-info") for p in path.parts)


@cache
def modules() -> list[Path]:
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py") if in_house(path))


@cache
def texts() -> list[Path]:
    """Every text file of the project."""
    inside = [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file() and in_house(path)]
    beside = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    return [path for path in sorted(inside + beside) if b"\0" not in path.read_bytes()]


def layers() -> set[str]:
    """The rooms that the contract of layers names."""
    contracts = tomllib.loads(text_of(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    (contract,) = [c for c in contracts if c["type"] == "layers"]
    return {name.strip(" ()") for layer in contract["layers"] for name in layer.split("|")}


def rooms() -> set[str]:
    """The packages and single modules of `src/colophon` as they are."""
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    return folders | {path.stem for path in PACKAGE.glob("*.py")}


def engine() -> list[Path]:
    """The modules that compute and touch nothing outside."""
    return [
        p for p in modules() if p.is_relative_to(PACKAGE) and Path(p.relative_to(PACKAGE).parts[0]).stem not in OUTSIDE
    ]


def outside(module: ast.Module) -> Iterator[str]:
    """What a module asks of disk, clock, environment or interpreter, which the import contract cannot see."""
    for node in ast.walk(module):
        match node:
            case ast.Import(names=names):
                yield from (_first(name.name) for name in names if _first(name.name) in NOT_PURE)
            case ast.ImportFrom(module=str(name)) if _first(name) in NOT_PURE:
                yield _first(name)
            case ast.Call(func=ast.Name(id=name)) if name in ASKING:
                yield name
            case ast.Call(func=ast.Attribute(attr=name)) if name in MOMENTS:
                yield name


def _first(name: str) -> str:
    return name.partition(".")[0]


def test_nothing_is_called_by_a_name_that_says_nothing() -> None:
    called = [path for path in modules() if SILT & {path.stem, path.parent.name}]
    assert list(map(named, called)) == []


def test_no_module_is_longer_than_a_person_reads() -> None:
    lengths = {named(path): text_of(path).count("\n") for path in modules()}
    assert {name: n for name, n in lengths.items() if n > MOST_LINES} == {}


def test_every_module_opens_with_what_it_knows() -> None:
    silent = [path for path in modules() if text_of(path).strip() and not ast.get_docstring(tree_of(path))]
    assert list(map(named, silent)) == []


@pytest.mark.parametrize("kind", refusals(), ids=lambda kind: kind.__name__)
def test_a_refusal_has_its_words(kind: type[ColophonError]) -> None:
    assert kind.__name__.endswith("Error")
    assert vars(kind).get("__doc__"), "the docstring is the message"
    assert "." in kind.hint, "at least one whole sentence"
    assert kind.exit_code in (2, 3)
    assert kind is ColophonError or kind.exit_code == 2 or kind.hint != ColophonError.hint, "say what to do next"


def test_every_refusal_stands_in_one_folder() -> None:
    known = {kind.__name__ for kind in refusals()}
    elsewhere = [
        f"{named(path)}: {node.name}"
        for path in modules()
        if path.is_relative_to(PACKAGE) and path.parent != PACKAGE / "errors"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and known & {b.id for b in node.bases if isinstance(b, ast.Name)}
    ]
    assert elsewhere == []


def test_every_room_has_its_layer() -> None:
    assert rooms() - {"__init__", "__main__"} <= layers()


def test_every_room_of_the_engine_is_held_to_be_pure() -> None:
    contracts = tomllib.loads(text_of(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    (pure,) = [c for c in contracts if c["name"].startswith("The engine is pure")]
    assert {f"colophon.{room}" for room in rooms() - OUTSIDE} <= set(pure["source_modules"])


@pytest.mark.parametrize("path", engine(), ids=named)
def test_the_engine_asks_nobody(path: Path) -> None:
    assert set(outside(tree_of(path))) == set()


def test_asking_the_outside_is_seen() -> None:
    text = "import os\nfrom pathlib import Path\nopen('x')\ndatetime.now()\neval('1')"
    assert sorted(outside(ast.parse(text))) == ["eval", "now", "open", "os", "pathlib"]


def test_constraints_are_names_and_versions_only() -> None:
    lines = [line for line in text_of(ROOT / "constraints.txt").splitlines() if line and not line.startswith("#")]
    assert lines
    assert [line for line in lines if not _PINNED.fullmatch(line)] == []


@pytest.mark.parametrize("pattern", [_OF_ONE_MACHINE, _OF_AN_INDEX], ids=["a path of one machine", "a package index"])
def test_no_text_holds(pattern: re.Pattern[str]) -> None:
    found = [f"{named(path)}: {match[0]}" for path in texts() if (match := pattern.search(text_of(path)))]
    assert found == []


@pytest.mark.parametrize("text", ["see " + "/home" + "/ana", '"' + "/work" + '/x"', "C:" + "\\Users\\ana"])
def test_a_path_of_one_machine_is_seen(text: str) -> None:
    assert _OF_ONE_MACHINE.search(text)


@pytest.mark.parametrize("text", ["--index-" + "url x", "https://packages.example" + "/simple/", "pypi" + ".org"])
def test_an_index_is_seen(text: str) -> None:
    assert _OF_AN_INDEX.search(text)


# What a test of the engine may not reach for. Keys sign in memory; the stand-ins are what the engine's ports are for.
NOT_OF_THE_ENGINE = re.compile(
    r"colophon\.(?:desk|cli|adapters(?!\.keys\b))|django|subprocess|socket|http|tempfile|shutil|threading|time"
)


def reached(module: ast.Module) -> Iterator[str]:
    """What a test imports or asks pytest for that is not of the engine."""
    for node in ast.walk(module):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names if NOT_OF_THE_ENGINE.match(name.name))
            case ast.ImportFrom(module=str(name)) if NOT_OF_THE_ENGINE.match(name):
                yield name
            case ast.arg(arg="tmp_path" | "tmp_path_factory" as name):
                yield name


def test_tests_of_the_engine_need_nothing_else() -> None:
    """They are the ones to run after every change, so they stay quick: no disk, network, process or database."""
    paths = (ROOT / "tests" / "engine").rglob("*.py")
    assert {named(path): found for path in paths if (found := sorted(reached(tree_of(path))))} == {}


def test_every_room_of_tests_is_run() -> None:
    rooms = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms == set(re.findall(r"tests/(\w+)", text_of(ROOT / "Makefile")))


def test_every_test_file_has_a_name_of_its_own() -> None:
    """pytest imports them by name: two of one name end the whole run before it begins."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, number in names.items() if number > 1] == []
