"""A new site takes over what is as it was, and nothing else."""

import os
from pathlib import Path

import pytest
from tests.adapters.site.test_site_folder import archive_of, site_in
from tests.engine.editions.samples import ALL

from colophon.adapters.folders import FolderFiles
from colophon.adapters.site.laying import _LOOKS, _looks, lay
from colophon.adapters.site.setting import set_site
from colophon.editions.theme import Look, Theme
from colophon.errors import StorageError


def laid(tmp_path: Path, *files: tuple[str, bytes]) -> Path:
    (tmp_path / "new").mkdir()
    lay(files, tmp_path / "new", old=tmp_path / "old")
    return tmp_path / "new"


def old_site(tmp_path: Path, **files: bytes) -> Path:
    (tmp_path / "old" / "a").mkdir(parents=True)
    for name, data in files.items():
        (tmp_path / "old" / "a" / name).write_bytes(data)
    return tmp_path / "old"


def test_what_is_the_same_is_the_same_file(tmp_path: Path) -> None:
    old = old_site(tmp_path, page=b"one", other=b"two", longer=b"three")
    new = laid(tmp_path, ("a/page", b"one"), ("a/other", b"TWO"), ("a/longer", b"threefold"), ("b/page", b"one"))
    assert dict(FolderFiles(new)) == {"a/page": b"one", "a/other": b"TWO", "a/longer": b"threefold", "b/page": b"one"}
    assert {path.name: (new / "a" / path.name).samefile(path) for path in (old / "a").iterdir()} == {
        "page": True,
        "other": False,
        "longer": False,
    }
    assert dict(FolderFiles(old)) == {"a/page": b"one", "a/other": b"two", "a/longer": b"three"}


def test_links_pipes_and_folders_are_not_taken_over(tmp_path: Path) -> None:
    old = old_site(tmp_path, page=b"one")
    (old / "a" / "link").symlink_to(old / "a" / "page")
    os.mkfifo(old / "a" / "pipe")
    (old / "a" / "folder").mkdir()
    new = laid(tmp_path, ("a/link", b"one"), ("a/pipe", b"one"), ("a/folder", b"one"))
    assert set(FolderFiles(new).values()) == {b"one"}
    assert all(path.is_file() and not path.is_symlink() for path in (new / "a").iterdir())


def test_nothing_is_laid_outside(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        laid(tmp_path, ("../elsewhere", b""))
    assert not (tmp_path / "elsewhere").exists()


def test_a_disk_that_has_to_turn_is_not_asked_for_every_file(tmp_path: Path) -> None:
    old, looks = old_site(tmp_path, page=b"one"), _looks(tmp_path / "new", tmp_path / "old")
    looks._number, looks._seconds = _LOOKS, 2.0
    new = laid(tmp_path, ("a/page", b"one"))
    assert not (new / "a" / "page").samefile(old / "a" / "page")
    assert looks._number == _LOOKS


def test_another_theme_writes_pages_and_keeps_what_was_signed(tmp_path: Path) -> None:
    site, archive = site_in(tmp_path), archive_of(*ALL)
    set_site(site, archive)
    before = {path: _number(path) for path in site.folder.rglob("*") if path.is_file()}
    mended = next(site.folder.glob("*/article.md"))
    mended.write_bytes(b"somebody wrote into this by hand")
    page = b"{% extends 'colophon/edition.html' %}{% block footer %}<footer>Ours</footer>{% endblock %}"
    set_site(site_in(tmp_path, look=Look(Theme((("edition.html", page),)))), archive)
    changed = {path.name for path, number in before.items() if _number(path) != number}
    assert {"article.md", "index.html"} <= changed
    assert not changed & {"manifest.json", "signoffs.intoto.jsonl", "reprint.html", "style.css"}
    assert mended.read_bytes() != b"somebody wrote into this by hand"


def _number(path: Path) -> int:
    return path.stat().st_ino
