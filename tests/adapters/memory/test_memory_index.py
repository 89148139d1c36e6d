"""The index follows its store: what is appended, replaced, taken back, cut off, of another version or being written."""

import json
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.engine.memory.sentences import many

from colophon.adapters.memory.contents import PAGE, read_contents, writing
from colophon.adapters.memory.index import MemoryIndex, alike
from colophon.adapters.memory.volume import open_volume, require_whole
from colophon.adapters.memory.writer import rebuild_index, update_index
from colophon.errors import IndexDamagedError, StorageFullError
from colophon.memory.store import Languages
from colophon.memory.unit import Unit
from colophon.testing import FakeUnits

EN_UK = Languages("en", "uk")
PIER = Unit(source="The pier is open.", target="Пірс відкрито.", source_language="en", target_language="uk")


def units(count: int, *, seed: int = 1) -> list[Unit]:
    return [
        replace(PIER, source=text, article=f"https://a.example/{at // 9}")
        for at, text in enumerate(many("en", count, seed=seed))
    ]


def ids(index: MemoryIndex, text: str = PIER.source) -> list[int]:
    return [hit.id for hit in index.found(text, EN_UK)]


def small_steps(folder: Path, store: FakeUnits) -> MemoryIndex:
    """One that has to go many times to its store and its files."""
    return MemoryIndex(folder, store, absorbed=40, batch=70)


def test_what_is_kept_is_found_at_once_by_every_reader(tmp_path: Path) -> None:
    store = FakeUnits()
    first, second = MemoryIndex(tmp_path, store), MemoryIndex(tmp_path, store)
    assert ids(first) == []
    store.keep(PIER)
    assert (ids(first), ids(second)) == ([1], [1])
    assert first.found(PIER.source, Languages("en", "pl")) == []


@pytest.mark.parametrize(("most", "written"), [(100, 301), (400, 0)])
def test_who_asks_once_is_told_of_everything(tmp_path: Path, most: int, written: int) -> None:
    store = FakeUnits([*units(300), PIER])
    index = small_steps(tmp_path, store)
    index.catch_up(most=most)
    assert ids(index)[0] == 301
    assert read_contents(tmp_path).end.last == 301 - index.behind == written


def test_a_replaced_unit_is_found_no_more(tmp_path: Path) -> None:
    store = FakeUnits([PIER])
    update_index(tmp_path, store)
    index = MemoryIndex(tmp_path, store)
    assert ids(index) == [1]
    store.keep(replace(PIER, target="Пірс відчинено."), replaces=1)
    assert ids(index) == [2]
    store.keep(replace(PIER, source="", target=""), replaces=2)
    assert ids(index) == []
    update_index(tmp_path, store)
    assert ids(MemoryIndex(tmp_path, store)) == []


def test_helpers_write_the_same_index(tmp_path: Path) -> None:
    store, asked = FakeUnits(units(1_500)), [unit.source for unit in units(20, seed=5)]
    alone, helped = tmp_path / "alone", tmp_path / "helped"
    assert update_index(alone, store, batch=700)
    assert update_index(helped, store, batch=700, processes=2)
    assert read_contents(helped).end == read_contents(alone).end == store.end()
    assert len(list(helped.glob("*.volume"))) == len(read_contents(helped).volumes) == len(read_contents(alone).volumes)
    first, second = MemoryIndex(alone, store), MemoryIndex(helped, store)
    assert [first.found(text, EN_UK) for text in asked] == [second.found(text, EN_UK) for text in asked]


def test_volumes_answer_as_memory_does(tmp_path: Path) -> None:
    store = FakeUnits(units(500))
    asked = [unit.source for unit in units(40, seed=5)]
    index = small_steps(tmp_path, store)
    for _ in range(500 // 40 + 1):
        index.found("x", EN_UK)
    before = [index.found(text, EN_UK) for text in asked]
    assert index.behind == 500
    assert index.update()
    contents = read_contents(tmp_path)
    assert (contents.end, 1 < len(contents.volumes) < 6) == (store.end(), True)
    assert [index.found(text, EN_UK) for text in asked] == before
    assert [small_steps(tmp_path, store).found(text, EN_UK) for text in asked] == before
    assert index.behind == 0


def test_retired_units_are_left_out_when_volumes_are_merged(tmp_path: Path) -> None:
    store = FakeUnits(units(100))
    update_index(tmp_path, store, batch=70)
    store.keep(PIER, replaces=7)
    update_index(tmp_path, store, batch=70)
    assert read_contents(tmp_path).retired == {7}
    rebuild_index(tmp_path, store, batch=70)
    for unit in units(200, seed=3):
        store.keep(unit)
    update_index(tmp_path, store, batch=70)
    assert read_contents(tmp_path).retired == set()


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: data[:40], lambda data: b"", lambda data: b"old" + data]
)
def test_a_damaged_volume_is_written_anew_with_a_word(tmp_path: Path, damage: object) -> None:
    store, said = FakeUnits([PIER]), list[str]()
    update_index(tmp_path, store)
    (volume,) = tmp_path.glob("*.volume")
    volume.chmod(0o644)
    assert callable(damage)
    volume.write_bytes(damage(volume.read_bytes()))
    assert ids(MemoryIndex(tmp_path, store, say=said.append)) == [1]
    assert len(said) == 1
    assert "made anew" in said[0]
    assert ids(MemoryIndex(tmp_path, store, say=said.append)) == [1]
    assert len(said) == 1


@pytest.mark.parametrize(
    "page",
    [
        "",
        "[]",
        json.dumps({"form": 0}),
        json.dumps({"form": 1, "end": [1, ""], "volumes": ["gone.volume"], "retired": []}),
    ],
)
def test_a_page_of_contents_that_cannot_be_used_is_written_anew(tmp_path: Path, page: str) -> None:
    store, said = FakeUnits([PIER]), list[str]()
    update_index(tmp_path, store)
    (tmp_path / PAGE).write_text(page)
    assert ids(MemoryIndex(tmp_path, store, say=said.append)) == [1]
    assert "made anew" in said[0]


def test_a_flipped_bit_is_seen_before_it_is_copied(tmp_path: Path) -> None:
    update_index(tmp_path, FakeUnits([PIER]))
    (volume,) = tmp_path.glob("*.volume")
    data = bytearray(volume.read_bytes())
    data[-64] ^= 1
    volume.write_bytes(data)
    with pytest.raises(IndexDamagedError, match="damaged"):
        require_whole(open_volume(volume))


@pytest.mark.parametrize("written", [True, False])
def test_a_store_that_was_taken_back_is_noticed(tmp_path: Path, *, written: bool) -> None:
    store, said = FakeUnits(units(30)), list[str]()
    index = MemoryIndex(tmp_path, store, say=said.append)
    if written:
        index.update()
    for _ in range(3):
        index.found("x", EN_UK)
    store.take_back(20)
    assert len(index.found("x", EN_UK)) == len(MemoryIndex(tmp_path / "other", store).found("x", EN_UK))
    for number in range(20):
        store.keep(replace(PIER, source=f"Ferry {number} is late.", target="x"))
    hits = index.found("Ferry 7 is late.", EN_UK)
    assert hits[0].id == 28
    fresh = MemoryIndex(tmp_path / "fresh", store)
    assert [index.found(unit.source, EN_UK) for unit in units(30)] == [
        fresh.found(unit.source, EN_UK) for unit in units(30)
    ]
    assert len(said) == (1 if written else 0)


def test_one_process_writes_and_the_others_go_on_reading(tmp_path: Path) -> None:
    store = FakeUnits([PIER])
    with writing(tmp_path) as alone:
        assert alone
        assert update_index(tmp_path, store) is False
        assert ids(MemoryIndex(tmp_path, store)) == [1]
    assert update_index(tmp_path, store) is True


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    store = FakeUnits(units(50))
    update_index(tmp_path, store)
    last, before = store.keep(PIER), read_contents(tmp_path)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
    try:
        with pytest.raises(StorageFullError, match="no room"):
            update_index(tmp_path, store)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert read_contents(tmp_path) == before
    assert ids(MemoryIndex(tmp_path, store))[0] == last
    assert update_index(tmp_path, store)


def test_lookups_go_on_where_a_damaged_index_cannot_be_written_anew(tmp_path: Path) -> None:
    store, said = FakeUnits(units(50)), list[str]()
    last = store.keep(PIER)
    update_index(tmp_path, store)
    (volume,) = tmp_path.glob("*.volume")
    volume.write_bytes(volume.read_bytes()[:-1])
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
    try:
        assert ids(MemoryIndex(tmp_path, store, say=said.append))[0] == last
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert any("no room left" in word for word in said)


def test_an_index_that_was_made_anew_is_seen_by_those_who_have_it_open(tmp_path: Path) -> None:
    store = FakeUnits(units(40))
    index = MemoryIndex(tmp_path, store)
    update_index(tmp_path, store)
    index.found("x", EN_UK)
    store.take_back(0)
    for unit in units(39, seed=6):
        store.keep(unit)
    last = store.keep(PIER)
    rebuild_index(tmp_path, store)
    assert ids(index)[0] == last


def test_languages_that_serve_for_each_other() -> None:
    assert alike(Languages("en-US", "zh"), Languages("en", "zh-Hans"))
    assert not alike(Languages("en", "zh-TW"), Languages("en", "zh-CN"))
    assert alike(Languages("sw-KE", "eo"), Languages("sw", "eo"))
    assert not alike(Languages("sw", "en"), Languages("yo", "en"))


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.adapters.memory.test_memory_index import units
from colophon.adapters import files
from colophon.adapters.memory.writer import update_index
from colophon.testing import FakeUnits
steps, at = 0, int(sys.argv[2])
def counting(real):
    def step(*given, **named):
        global steps
        steps += 1
        if steps == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    return step
for name in ("fsync", "replace", "fdopen"):
    setattr(files.os, name, counting(getattr(os, name)))
Path.unlink = counting(Path.unlink)
update_index(Path(sys.argv[1]), FakeUnits(units(300)), batch=70)
print(steps)
"""


def test_a_killed_writer_leaves_an_index_that_can_be_used(tmp_path: Path) -> None:
    """At every step of appending and merging: the index is the old one or the new one, and the next writer ends it."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "whole"), "0"], capture_output=True, text=True, check=True
    )
    steps, store = int(done.stdout), FakeUnits(units(300))
    whole = MemoryIndex(tmp_path / "whole", store)
    assert steps > 40
    for at in range(1, steps, 13):
        folder = tmp_path / str(at)
        killed = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(at)], capture_output=True)
        assert killed.returncode == -9
        said: list[str] = []
        assert update_index(folder, store, say=said.append)
        assert not any("made anew" in word for word in said)
        index = MemoryIndex(folder, store)
        assert [index.found(u.source, EN_UK) for u in units(20)] == [whole.found(u.source, EN_UK) for u in units(20)]
