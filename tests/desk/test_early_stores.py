"""Stores that earlier versions left behind are brought forward, and nothing in them is lost or changed.

`stores/` holds one dump a version of the tables, each with an edition that went the whole way.
"""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.desk.test_processes import WRITER

STORES = sorted(Path(__file__).with_name("stores").glob("*.sql"))


def records(database: Path) -> dict[str, list[dict[str, object]]]:
    """Every record of the desk's own tables, by column."""
    with closing(sqlite3.connect(database)) as asked:
        asked.row_factory = sqlite3.Row
        named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'desk\\_%' ESCAPE '\\'"
        tables = [row[0] for row in asked.execute(named)]
        return {name: [dict(row) for row in asked.execute(f"SELECT * FROM {name} ORDER BY 1")] for name in tables}


@pytest.mark.parametrize("store", STORES, ids=lambda path: path.stem)
def test_an_early_store_comes_forward_whole(store: Path, tmp_path: Path) -> None:
    database = tmp_path / "desk.sqlite3"
    with closing(sqlite3.connect(database)) as made:
        made.executescript(store.read_text("utf-8"))
    before = records(database)
    assert before["desk_edition"]
    command = [sys.executable, str(WRITER.with_name("fields.py")), str(tmp_path)]
    environment = {"PATH": "", "COLOPHON_HOME": str(tmp_path)}
    subprocess.run(command, env=environment, check=True, capture_output=True)
    after = records(database)
    for table, rows in before.items():
        kept = [{name: value for name, value in row.items() if name in rows[0]} for row in after[table]] if rows else []
        assert kept == [{name: value for name, value in row.items() if name in after[table][0]} for row in rows], table
    with closing(sqlite3.connect(database)) as asked, pytest.raises(sqlite3.IntegrityError, match="written once"):
        asked.execute("UPDATE desk_revision SET target = 'x'")
