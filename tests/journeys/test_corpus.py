"""Corpora in shards: the same answers wherever and in whatever order; what was done is not done again."""

import json
import signal
import subprocess
import time
from pathlib import Path
from random import Random

import pyarrow
import pyarrow.parquet
import pytest
from tests.journeys.test_terminal import COLOPHON, run

PAIRS = [
    {
        "id": number,
        "source": f"In {number} there were 40 boats.",
        "target": f"У {number} було {40 + number % 3} човнів.",
    }
    for number in range(1, 61)
]


def written(path: Path, records: list[dict[str, object]]) -> str:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return str(path)


def checked(into: Path, *files: str, **options: str) -> subprocess.CompletedProcess[bytes]:
    more = [part for name, value in options.items() for part in (f"--{name}", value)]
    return run("corpus", "check", *files, "--from", "en", "--to", "uk", "--into", str(into), *more)


def answers(folder: Path) -> bytes:
    files = sorted(folder.glob("*.jsonl"), key=lambda path: int(path.stem.rpartition("-")[2]))
    return b"".join(path.read_bytes() for path in files)


@pytest.fixture
def pairs(tmp_path: Path) -> str:
    return written(tmp_path / "pairs.jsonl", PAIRS)


def test_shards_answer_as_the_whole_does(tmp_path: Path, pairs: str) -> None:
    whole = run("check", "--from", "en", "--to", "uk", "--pairs", pairs)
    done = checked(tmp_path / "one", pairs, shard="7")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert (summary["records"], summary["unreadable"], summary["counts"]["number-changed"]) == (60, 0, 40)
    assert answers(tmp_path / "one") == whole.stdout
    checked(tmp_path / "two", pairs, shard="25", jobs="2")
    assert answers(tmp_path / "two") == whole.stdout


def test_parquet_answers_as_lines_do(tmp_path: Path, pairs: str) -> None:
    table = pyarrow.Table.from_pylist(PAIRS)
    pyarrow.parquet.write_table(table, tmp_path / "pairs.parquet", row_group_size=11)
    assert checked(tmp_path / "lines", pairs, shard="9").returncode == 0
    assert checked(tmp_path / "columns", str(tmp_path / "pairs.parquet"), shard="9").returncode == 0
    assert answers(tmp_path / "columns") == answers(tmp_path / "lines") != b""
    (tmp_path / "not.parquet").write_bytes(b"PAR0")
    refused = checked(tmp_path / "x", str(tmp_path / "not.parquet"))
    assert (refused.returncode, b"is not a Parquet file" in refused.stderr) == (3, True)


def test_work_that_was_killed_goes_on(tmp_path: Path) -> None:
    many = written(tmp_path / "many.jsonl", [{**PAIRS[0], "id": number} for number in range(6_000)])
    folder = tmp_path / "into"
    command = [COLOPHON, "corpus", "check", many, "--from", "en", "--to", "uk", "--into", str(folder), "--shard", "50"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while len(list(folder.glob("*.jsonl"))) < 3:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.jsonl")}
    assert 3 <= len(before) < 120
    done = run(*command[1:])
    assert json.loads(done.stdout)["records"] == 6_000
    after = {path.name: path.stat().st_mtime_ns for path in folder.glob("*.jsonl")}
    assert len(after) == 120
    assert before.items() <= after.items()


def test_other_work_is_refused_where_answers_are(tmp_path: Path, pairs: str) -> None:
    checked(tmp_path / "into", pairs)
    refused = checked(tmp_path / "into", pairs, shard="5")
    assert (refused.returncode, b"holds the answers of other work" in refused.stderr) == (3, True)


def test_lines_that_cannot_be_read_are_named_in_every_run(tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"id": 1, "source": "A.", "target": "А."}\n\nnot json\n{"id": 2}\n', encoding="utf-8")
    for _ in range(2):
        done = checked(tmp_path / "into", str(file), shard="2")
        assert done.returncode == 3
        assert json.loads(done.stdout)["unreadable"] == 2
        assert b"line 3: it is not JSON" in done.stderr
        assert b"line 4: it has no source" in done.stderr


def test_documents_are_aligned(tmp_path: Path) -> None:
    documents = [{"id": n, "source": ["One 1.", "Two 2."], "target": ["Один 1.", "Два 2."]} for n in range(5)]
    file = written(tmp_path / "documents.jsonl", documents)
    done = run("corpus", "align", file, "--from", "en", "--to", "uk", "--into", str(tmp_path / "into"), "--shard", "2")
    assert json.loads(done.stdout)["counts"] == {"1-1": 10}
    assert answers(tmp_path / "into") == run("align", "--from", "en", "--to", "uk", "--documents", file).stdout


def test_deduplicating_does_not_depend_on_any_order(tmp_path: Path) -> None:
    records = [
        {"id": 10, "source": "The pier.", "target": "Пірс."},
        {"id": 9, "source": "the  **pier**.", "target": "пірс."},
        {"id": 9, "source": "the  **pier**.", "target": "пірс."},
        {"id": 11, "source": "The pier.", "target": "Причал."},
        *({"id": n, "source": f"Boat {n % 40}.", "target": "x"} for n in range(100, 200)),
    ]
    kept = []
    for number, shard in enumerate(("1000", "7", "3")):
        shuffled = list(records)
        Random(number).shuffle(shuffled)
        file = written(tmp_path / f"{number}.jsonl", shuffled)
        folder = tmp_path / f"into{number}"
        done = run("corpus", "deduplicate", file, "--into", str(folder), "--shard", shard, "--jobs", "2")
        assert json.loads(done.stdout) == {"records": 104, "kept": 42, "unreadable": 0}
        kept.append(sorted(answers(folder).splitlines()))
    assert kept[0] == kept[1] == kept[2]
    ids = sorted(json.loads(line)["id"] for line in kept[0])
    assert ids == [9, 11, *range(100, 140)]


def test_a_line_that_lost_its_end_is_named_and_the_others_are_answered(tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl"
    long = json.dumps({"id": 2, "source": "x" * 9_000_000, "target": "y"})
    file.write_text(f"{json.dumps(PAIRS[0])}\n{long}\n{json.dumps(PAIRS[2])}\n", encoding="utf-8")
    done = checked(tmp_path / "into", str(file), shard="2")
    assert done.returncode == 3
    assert b"line 2: it is longer than 4 MB" in done.stderr
    assert (json.loads(done.stdout)["records"], json.loads(done.stdout)["unreadable"]) == (2, 1)
    assert [json.loads(line)["id"] for line in answers(tmp_path / "into").splitlines()] == [1, 3]
    unique = run("corpus", "deduplicate", str(file), "--into", str(tmp_path / "unique"))
    assert json.loads(unique.stdout) == {"records": 2, "kept": 2, "unreadable": 1}
