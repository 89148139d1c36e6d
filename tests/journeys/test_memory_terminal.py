"""The memory from the terminal: what was signed is found, counted and indexed anew."""

import json
from pathlib import Path

from tests.journeys.test_terminal import run
from tests.prepared import prepare


def test_a_signed_translation_is_found_again(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    prepare(home)
    source, target = tmp_path / "pier.md", tmp_path / "pier.uk.md"
    source.write_text("---\ntitle: The pier\nlanguage: en\n---\n\nThe pier has 40 boats.\n", encoding="utf-8")
    target.write_text("---\ntitle: Пірс\nlanguage: uk\n---\n\nБіля пірса 40 човнів.\n", encoding="utf-8")
    for arguments in (
        ("init", "--name", "Harbour"),
        ("person", "Ann", "--role", "translator"),
        ("intake", str(source)),
        ("import", str(target), "--of", "1", "--to", "uk", "--as", "Ann"),
        ("sign", "1-uk", "--stage", "translate", "--as", "Ann"),
        ("memory", "rebuild"),
    ):
        done = run(*arguments, home=home)
        assert done.returncode == 0, done.stderr
    asked = ("memory", "search", "The pier has 52 boats.", "--from", "en", "--to", "uk")
    shown = run(*asked, home=home).stdout.decode()
    assert "The pier has [-40-]{+52+} boats." in shown
    assert "Біля пірса 52 човнів." in shown
    assert "not reviewed -2" in shown
    (match,) = json.loads(run(*asked, "--format", "json", home=home).stdout)
    assert (match["likeness"], match["penalties"], match["unit"]["desk"]) == ("fuzzy", {"unreviewed": 2}, "Harbour")
    shown = run("memory", "concordance", "piers", "--in", "en", home=home).stdout.decode()
    assert shown.startswith("2 found")
    assert "The »pier« has 40 boats." in shown
    nothing = run("memory", "search", "Aeroplanes landed yesterday.", "--from", "en", "--to", "uk", home=home)
    assert (nothing.returncode, nothing.stdout) == (0, b"Nothing in the memory is like this.\n")
    number = str(match["unit"]["id"])
    assert f"unit {number}, Harbour" in run(*asked, home=home).stdout.decode()
    forgotten = run("memory", "forget", number, "99", home=home).stdout.decode()
    assert forgotten == "1 of 2 units were in the memory and are taken out.\n"
    assert run(*asked, home=home).stdout == b"Nothing in the memory is like this.\n"
