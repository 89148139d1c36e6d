"""A desk leaves as plain files and comes back the same: every record, snapshot, key and page, byte by byte."""

import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.prepared import prepare

COLOPHON = str(Path(sys.executable).with_name("colophon"))


def run(home: Path, *arguments: str | Path) -> tuple[int, str]:
    environment = {**os.environ, "COLOPHON_HOME": str(home)}
    done = subprocess.run([COLOPHON, *map(str, arguments)], capture_output=True, env=environment, text=True)
    return done.returncode, done.stdout + done.stderr


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small desk with one edition and a text that was saved twice, as it was exported."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "tide.md").write_text("# Tide\n\nThe harbour office counted 212 boats.\n")
    (folder / "flut.md").write_text("# Flut\n\nDas Hafenamt zählte 221 Boote.\n")
    (folder / "mended.md").write_text("# Flut\n\nDas Hafenamt zählte 212 Boote.\n")
    steps = """
init --name Tide-Desk
person Lin --role translator
person Bo --role reviewer
person Mei --role proofreader
person He --role publisher
intake tide.md --language en
import flut.md --of 1 --to de --as Lin
import mended.md --into 1-de --as Lin
rights 1-de --basis licence --terms CC-BY-4.0
sign 1-de --stage translate --as Lin
sign 1-de --stage review --as Bo
sign 1-de --stage proofread --as Mei
publish 1-de --as He
"""
    prepare(folder / "old")
    for step in steps.strip().splitlines():
        words = [str(folder / word) if word.endswith(".md") else word for word in step.split()]
        code, said = run(folder / "old", *words)
        assert code == 0, f"{step}: {said}"
    assert run(folder / "old", "export", "--all", folder / "export")[0] == 0
    return folder / "export"


def test_an_empty_home_becomes_the_same_desk(exported: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    code, said = run(new, "import", exported)
    assert code == 0, said
    assert run(new, "export", "--all", tmp_path / "again")[0] == 0
    before, after = files(exported), files(tmp_path / "again")
    assert sorted(before) == sorted(after)
    assert [path for path in before if before[path] != after[path]] == []
    assert run(new, "verify", new / "site")[0] == 0


def test_a_site_is_built_from_it_without_colophon(exported: Path, tmp_path: Path) -> None:
    room = tmp_path / "plain"
    shutil.copytree(exported / "plain-site/tide-desk", room)
    blocker = tmp_path / "none/colophon"
    blocker.mkdir(parents=True)
    (blocker / "__init__.py").write_text("raise SystemExit('Colophon was asked')")
    environment = {**os.environ, "PYTHONPATH": str(blocker.parent)}
    done = subprocess.run([sys.executable, room / "build.py"], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    (page,) = (room / "public").glob("*/index.html")
    text = page.read_text("utf-8")
    for said in ("Das Hafenamt zählte 212 Boote.", "Lin", "Bo", '<html lang="de" dir="ltr">', "<h1>Flut</h1>"):
        assert said in text
    assert f'href="{page.parent.name}/"' in (room / "public/index.html").read_text("utf-8")


def test_other_tools_find_their_own_forms(exported: Path) -> None:
    names = set(files(exported))
    assert {"memory.tmx", "terms/tide-desk.tbx", "names/tide-desk.csv", "translations/1-de.md"} <= names
    assert {"translations/1-de.json", "translations/1-de.pairs.jsonl", "plain-site/tide-desk/hugo.toml"} <= names


def test_every_field_of_every_record_is_there(exported: Path) -> None:
    records = [json.loads(line) for path in exported.glob("records/*.jsonl") for line in path.read_text().splitlines()]
    kinds = {record["model"] for record in records}
    assert {"desk.revision", "desk.edition", "desk.signoffrecord", "desk.rightsentry", "desk.snapshot"} <= kinds
    moments = [record["fields"]["saved"] for record in records if record["model"] == "desk.revision"]
    assert any(len(moment) > len("2026-01-01T00:00:00.000+00:00") for moment in moments), "microseconds are kept"
    assert not any("PRIVATE" in path.read_text("utf-8", "replace") for path in exported.rglob("*.json*"))


def test_a_desk_is_not_brought_over_another(exported: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert run(home, "import", exported)[0] == 0
    kept = (home / "colophon.toml").read_bytes()
    code, said = run(home, "import", exported)
    assert (code, "There is a desk" in said) == (3, True)
    assert (home / "colophon.toml").read_bytes() == kept


@pytest.mark.parametrize("start", ["records", "snapshots"])
def test_an_altered_export_is_refused_before_anything_is_written(exported: Path, tmp_path: Path, start: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(exported, copy)
    path = next(path for path in sorted(files(copy)) if path.startswith(start))
    data = (copy / path).read_bytes()
    (copy / path).chmod(0o644)
    (copy / path).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    code, said = run(tmp_path / "home", "import", copy)
    assert (code, f"“{path}” was altered" in said) == (3, True)
    assert not (tmp_path / "home").exists()
    (copy / path).unlink()
    assert "is missing" in run(tmp_path / "home", "import", copy)[1]


def test_an_export_that_was_edited_by_hand_comes_back_as_it_was_and_says_what_was_left_aside(
    exported: Path, tmp_path: Path
) -> None:
    copy, home = tmp_path / "copy", tmp_path / "home"
    shutil.copytree(exported, copy)
    edited = copy / "translations/1-de.md"
    edited.write_text(edited.read_text("utf-8").replace("Hafenamt", "Hafenbüro"), "utf-8")
    (copy / "translations/1-de.json").unlink()
    (copy / "records/note.txt").write_text("mine")
    (copy / ".DS_Store").write_bytes(b"x")
    code, said = run(home, "import", copy)
    assert code == 0, said
    assert "“translations/1-de.md” was altered" in said
    assert "“translations/1-de.json” is missing" in said
    assert "“records/note.txt” is not of this export" in said
    assert "DS_Store" not in said
    assert "Hafenamt" in run(home, "export", "1-de")[1]
    (way,) = [line.partition(": ")[2] for line in said.splitlines() if line.startswith("To bring an edited text")]
    code, said = run(home, *shlex.split(way.replace("NAME", "Lin"))[1:])
    assert code == 0, said
    assert "Hafenbüro" in run(home, "export", "1-de")[1]


def test_every_file_that_does_not_fit_is_named_before_anything_is_written(exported: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(exported, copy)
    for path in sorted((copy / "records").iterdir())[:12]:
        path.write_bytes(path.read_bytes() + b"\n")
    (copy / "keys.json").unlink()
    code, said = run(tmp_path / "home", "import", copy)
    assert code == 3
    assert said.count("was altered") + said.count("is missing") == 10
    assert "3 more files are not as they were exported." in said
    assert "--into TRANSLATION" in said
    assert not (tmp_path / "home").exists()
    (copy / "colophon-export.json").write_text('{"format": 1, "files": {}}')
    assert "is not an export of a whole desk" in run(tmp_path / "home", "import", copy)[1]


def test_a_record_that_nobody_can_read_is_refused_in_words(exported: Path, tmp_path: Path) -> None:
    """Also where the list of digests was written anew: as by a later version, or by hand."""
    for number, (old, new) in enumerate(
        (
            ('"language": "de"', '"tongue": "de"'),
            ('{"fields"', '[1, {"fields"'),
            ('"snapshot": 1', '"snapshot": 77'),
            ('"model": "desk.translationrecord"', '"model": "desk.unheard"'),
            ('"begun": "2', '"begun": "x'),
        )
    ):
        copy = tmp_path / f"copy-{number}"
        shutil.copytree(exported, copy)
        path = copy / "records/translationrecord-0001.jsonl"
        assert old in path.read_text("utf-8")
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        listed = json.loads((copy / "colophon-export.json").read_text("utf-8"))
        listed["files"]["records/translationrecord-0001.jsonl"] = hashlib.sha256(path.read_bytes()).hexdigest()
        (copy / "colophon-export.json").write_text(json.dumps(listed))
        code, said = run(tmp_path / "home", "import", copy)
        assert (code, "cannot be read" in said, "Traceback" in said) == (3, True, False), said
    assert run(tmp_path / "home", "import", exported)[0] == 0


def test_a_folder_of_somebody_else_is_left_alone(exported: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("dear")
    code, said = run(exported.parent / "old", "export", "--all", tmp_path / "mine")
    assert (code, "something else" in said) == (3, True)
    assert files(tmp_path / "mine") == {"letter.txt": b"dear"}
