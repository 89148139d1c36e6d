"""What the program never does with what comes from outside, read from its own code: run it, or trust it blindly."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.test_house import PACKAGE, named, tree_of

THAT_RUN_WHAT_THEY_READ = {"pickle", "marshal", "shelve", "dill", "code", "imp", "random"}
"""Modules; and the one whose numbers can be guessed."""
BUILT_IN = {"eval", "exec", "compile", "__import__"}
OF_THE_SYSTEM = {"system", "popen", "load", "full_load", "unsafe_load", "format_map"}
DIGESTS = {"sha256", "blake2b"}
CRYPTOGRAPHY = {"InvalidSignature", "UnsupportedAlgorithm", "Ed25519PrivateKey", "Ed25519PublicKey"}
CRYPTOGRAPHY |= {"serialization", "load_pem_private_key", "Encoding", "PrivateFormat", "PublicFormat"}
CRYPTOGRAPHY |= {"BestAvailableEncryption", "KeySerializationEncryption", "NoEncryption"}
"""Ed25519, and how its keys are kept in a file."""


def calls() -> Iterator[tuple[Path, ast.Call]]:
    """Every call in the program."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call):
                yield path, node


def imports() -> Iterator[tuple[Path, str, str]]:
    """Every name that is imported, and from where."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(tree_of(path)):
            match node:
                case ast.Import(names=names):
                    yield from ((path, one.name, "") for one in names)
                case ast.ImportFrom(module=str(module), names=names):
                    yield from ((path, module, one.name) for one in names)


def test_nothing_that_is_read_is_run() -> None:
    """No foreign objects are made, no text becomes a program, and no shell reads a word."""
    brought = [(named(path), module) for path, module, _ in imports() if module in THAT_RUN_WHAT_THEY_READ]
    assert brought == []
    found = []
    for path, call in calls():
        match call.func:
            case ast.Name(id=name) if name in BUILT_IN:
                found.append((named(path), name))
            case ast.Attribute(value=ast.Name(id="os" | "yaml" as module), attr=name) if name in OF_THE_SYSTEM:
                found.append((named(path), f"{module}.{name}"))
        found += [(named(path), "shell") for one in call.keywords if one.arg == "shell"]
    assert found == []


def test_only_proven_algorithms_sign_and_digest() -> None:
    digests = {call.func.attr for _, call in calls() if _of(call, "hashlib")}  # type: ignore[attr-defined]
    digests |= {name for _, module, name in imports() if module == "hashlib" and name}
    assert digests <= DIGESTS
    brought = {name for _, module, name in imports() if module.split(".")[0] == "cryptography" and name}
    assert brought <= CRYPTOGRAPHY
    assert brought & {"Ed25519PrivateKey"}


def test_xml_is_read_without_what_lies_outside_of_it() -> None:
    parsers = [(path, call) for path, call in calls() if _named(call) in {"XMLParser", "iterparse"}]
    assert len(parsers) >= 2
    for path, call in parsers:
        said = {one.arg: getattr(one.value, "value", None) for one in call.keywords}
        assert (said.get("resolve_entities"), said.get("no_network")) == (False, True), named(path)


def test_no_query_is_put_together_from_words() -> None:
    """The database gets values beside the query. Names of our own tables are the exception."""
    ours = {"rows.py", "two_stores.py", "written_once.py", "remember.py", "whole.py", "units.py", "sqlite_copy.py"}
    for path, call in calls():
        if (
            _named(call) in {"execute", "executemany", "executescript", "RunSQL", "RawSQL", "raw", "extra"}
            and call.args
        ):
            made = isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
            assert not made or path.name in ours or "migrations" in path.parts, f"{named(path)}:{call.lineno}"


def _named(call: ast.Call) -> str:
    func = call.func
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def _of(call: ast.Call, module: str) -> bool:
    return isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == module
