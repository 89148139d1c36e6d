"""No function of the program is there for nothing: what only tests call is not code that anybody runs."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.house.test_house import PACKAGE, modules, named, text_of, tree_of

ELSEWHERE = {
    "find_signs": "tools/learn_body.py",
    "remember_all": "benchmarks and tests fill memories with it",
}
"""Functions that the program itself does not call, and who does."""
READ = {".py", ".html", ".xml", ".txt", ".toml"}
"""Files in which a function may be named: templates call some."""
_WORD = re.compile(r"\w+")
_FRAMEWORKS = {PACKAGE / "desk" / "api", PACKAGE / "desk" / "settings.py"}
"""What a framework finds by its place."""


@cache
def words() -> Counter[str]:
    """How often each word stands in the program, migrations with it."""
    files = (path for path in PACKAGE.rglob("*") if path.suffix in READ and "__pycache__" not in path.parts)
    return Counter(word for path in files for word in _WORD.findall(text_of(path)))


def functions(path: Path) -> Iterator[str]:
    """Those that stand by themselves. What is decorated may be called through its decorator."""
    return (node.name for node in tree_of(path).body if isinstance(node, ast.FunctionDef) and not node.decorator_list)


def test_every_function_has_a_caller() -> None:
    known = words()
    ours = [p for p in modules() if p.is_relative_to(PACKAGE) and not _FRAMEWORKS & {p, *p.parents}]
    alone = [f"{named(path)}: {name}" for path in ours for name in functions(path) if known[name] == 1]
    assert [one for one in alone if one.rpartition(" ")[2] not in ELSEWHERE] == []


def test_those_that_are_called_elsewhere_are_there() -> None:
    known = words()
    assert [name for name in ELSEWHERE if known[name] != 1] == []
