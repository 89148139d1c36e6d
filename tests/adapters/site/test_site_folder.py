"""A site on disk: what came out changes what shows it, whatever fails leaves the old site whole."""

import json
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.editions.samples import ALL, ARABIC, CHINESE, DESK, ENGLISH, RING, edition
from tests.engine.editions.test_incremental import made
from tests.examples import times_usual

from colophon.adapters.folders import FolderFiles
from colophon.adapters.fonts import InstalledFonts
from colophon.adapters.site.archive import Site
from colophon.adapters.site.changing import change_folder, finish_change
from colophon.adapters.site.look import read_look
from colophon.adapters.site.setting import MANY, set_site
from colophon.adapters.site.whole import ALONE
from colophon.editions.build import build
from colophon.editions.theme import Look, Theme
from colophon.editions.verification.whole_site import verify_site
from colophon.errors import StorageFullError, ThemeError
from colophon.signoff.keyring import Revocation, RevocationReason
from colophon.signoff.manifest import EditionKind
from colophon.testing import FakeArchive

ENTRY = "{% macro entry(one, words, root, level=2, roles=false, label='') %}"


def site_in(folder: Path, **changes: object) -> Site:
    whole = Site(folder=folder / "site", desk=DESK, ring=RING)
    return replace(whole, **changes)  # type: ignore[arg-type]


def archive_of(*editions: object) -> FakeArchive:
    archive = FakeArchive()
    archive.published.extend(editions)  # type: ignore[arg-type]
    return archive


def test_one_after_the_other_is_as_all_at_once(tmp_path: Path) -> None:
    site, archive = site_in(tmp_path), FakeArchive()
    for one in ALL:
        archive.published.append(one)
        done = set_site(site, archive)
        assert done.whole is (len(archive.published) == 1)
        files = dict(FolderFiles(site.folder))
        assert files == build(archive.published, DESK, RING)
        assert verify_site(files) == ()


def test_many_processes_set_what_one_does(tmp_path: Path) -> None:
    site, archive = site_in(tmp_path), archive_of(*(made(f"{n}-en", 1, n, source=n) for n in range(ALONE + 1)))
    set_site(site, archive)
    assert dict(FolderFiles(site.folder)) == build(archive.published, DESK, RING)


def test_what_an_import_brings_home_sets_the_whole_site(tmp_path: Path) -> None:
    site, archive = site_in(tmp_path), archive_of(*ALL)
    set_site(site, archive)
    few, many = [str(number) for number in range(3)], [str(number) for number in range(MANY + 1)]
    assert not set_site(site, archive, also=few).whole
    assert set_site(site, archive, also=many).whole
    assert dict(FolderFiles(site.folder)) == build(archive.published, DESK, RING)


def test_a_correction_writes_only_what_shows_it(tmp_path: Path) -> None:
    site, archive = site_in(tmp_path), archive_of(*(made(f"{n}-en", 1, n, source=2 * n) for n in range(60)))
    set_site(site, archive)
    archive.published.append(made("3-en", 2, 700, source=6, kind=EditionKind.CORRECTION))
    written = set_site(site, archive).written
    assert {path for path in written if path.endswith("-3-en/index.html")}
    assert not [path for path in written if path.startswith(("4-en", "tags/", "sections/", "about/"))]
    assert set_site(site, archive).written == ()


def test_what_is_filed_elsewhere_leaves_its_old_list(tmp_path: Path) -> None:
    site, archive = site_in(tmp_path), archive_of(made("1-en", 1, 1, source=2, section="Science", tags=("soup",)))
    set_site(site, archive)
    archive.published[0] = replace(archive.published[0], section="Sea", tags=())
    set_site(site, archive, also=archive.articles())
    names = set(FolderFiles(site.folder))
    assert "sections/sea/index.html" in names
    assert not names & {"sections/science/index.html", "tags/soup/index.html"}
    assert not (site.folder / "tags" / "soup").exists()
    assert dict(FolderFiles(site.folder)) == build(archive.published, DESK, RING)


def test_what_is_taken_down_is_gone_and_comes_back(tmp_path: Path) -> None:
    site, archive = site_in(tmp_path), archive_of(*ALL)
    set_site(site, archive)
    whole = dict(FolderFiles(site.folder))
    archive.taken_down.add("t1")
    written = set_site(site, archive, also=[ALL[0].origin]).written
    left = dict(FolderFiles(site.folder))
    assert left == build([one for one in ALL if one.manifest.translation != "t1"], DESK, RING)
    assert any(path.endswith("t1/index.html") for path in written)
    assert not any("t1" in path.partition("/")[0] for path in left)
    archive.taken_down.clear()
    set_site(site, archive, also=[ALL[0].origin])
    assert dict(FolderFiles(site.folder)) == whole


def test_a_new_key_changes_no_edition_and_a_revoked_one_does(tmp_path: Path) -> None:
    site, archive = site_in(tmp_path), archive_of(*ALL)
    set_site(site, archive)
    more = replace(RING, keys=(*RING.keys, replace(RING.keys[0], public="ab" * 32, holder="p9")))
    assert set_site(replace(site, ring=more), archive).written == ()
    revoked = replace(RING.keys[0], revoked=Revocation("2027-01-01T00:00:00+00:00", RevocationReason.LOST))
    assert set_site(replace(site, ring=replace(RING, keys=(revoked,))), archive).whole


def test_another_look_sets_the_whole_site(tmp_path: Path) -> None:
    site, archive = site_in(tmp_path), archive_of(*ALL)
    set_site(site, archive)
    look = Look(Theme((("extra.css", b"h1 { color: green }"),)), {"about": "# Who we are\n\nThree *friends*."})
    assert set_site(replace(site, look=look), archive).whole
    files = dict(FolderFiles(site.folder))
    assert b"Three <em>friends</em>" in files["about/index.html"]
    assert b'href="../extra.css"' in files["about/index.html"]
    assert verify_site(files) == ()


def test_an_index_that_is_gone_is_made_again(tmp_path: Path) -> None:
    site, archive = site_in(tmp_path), archive_of(*ALL)
    set_site(site, archive)
    site.index.unlink()
    assert set_site(site, archive).whole
    assert set_site(site, archive).written == ()


def test_folders_that_collide_are_told_apart_for_good(tmp_path: Path) -> None:
    """The key "a-2" in its first edition and the key "a" in its second want one folder."""
    first = made("a-2", 1, 1, source=2)
    second = replace(made("a-2", 1, 5, source=4), number=2)
    second = replace(second, manifest=replace(second.manifest, translation="a", number=2))
    earlier = replace(first, manifest=replace(first.manifest, title="x", source=second.manifest.source))
    archive = archive_of(earlier)
    site = site_in(tmp_path)
    set_site(site, archive)
    archive.published.append(replace(second, manifest=replace(second.manifest, title="x")))
    set_site(site, archive)
    assert dict(FolderFiles(site.folder)) == build(archive.published, DESK, RING)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("edition.html", "<p>\n{% if %}</p>", "edition.html, line 2"),
        ("entry.html", f"{ENTRY}\n\n{{{{ one.nothing.at.all }}}}{{% endmacro %}}", "entry.html, line 3"),
        ("home.html", "{% extends 'nowhere.html' %}", "nowhere.html"),
        ("home.html", "{% extends 'page.html' %}\n{% block mian %}{% endblock %}", "line 2: there is no block “mian”"),
        ("list.html", "{{ 1 // 0 }}", "list.html, line 1"),
        (
            "edition.html",
            "\n{% extends 'edition.html' %}{% block main %}{% endblock %}",
            "edition.html, line 2: it extends",
        ),
        ("page.html", "{% extends 'colophon/home.html' %}", "page.html, line 1: it extends itself"),
        ("home.html", "\n{% include 'home.html' %}", "home.html, line 2: it shows itself in itself"),
    ],
)
def test_a_mistake_in_a_theme_is_named_and_the_old_site_stays(tmp_path: Path, name: str, text: str, told: str) -> None:
    site, archive = site_in(tmp_path), archive_of(*ALL)
    set_site(site, archive)
    before = dict(FolderFiles(site.folder))
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / name).write_text(text, encoding="utf-8")
    with pytest.raises(ThemeError, match=told):
        set_site(replace(site, look=read_look(tmp_path)), archive)
    assert dict(FolderFiles(site.folder)) == before
    assert not list(tmp_path.glob("*.part"))


def test_a_theme_of_ones_own_is_verified_by_its_text(tmp_path: Path) -> None:
    own = b'{% extends "colophon/edition.html" %}{% block after %}<p>Ours</p>{% endblock %}'
    site = site_in(tmp_path, look=Look(Theme((("edition.html", own),))))
    set_site(site, archive_of(*ALL))
    files = dict(FolderFiles(site.folder))
    assert verify_site(files) == ()
    path = next(path for path in files if path.endswith("t4/index.html"))
    assert b"<p>Ours</p>" in files[path]
    assert verify_site({**files, path: files[path].replace(b"4.2 million", b"42 million")})


def test_pictures_for_sharing_are_drawn_once(tmp_path: Path) -> None:
    site = site_in(tmp_path, desk=replace(DESK, cards=True), fonts=InstalledFonts())
    archive = archive_of(edition(ENGLISH), edition(CHINESE, "t2"))
    set_site(site, archive)
    (card, other) = sorted(site.folder.glob("*/card-*.jpg"))
    assert card.read_bytes()[:2] == b"\xff\xd8"
    assert card.name in (card.parent / "index.html").read_text("utf-8")
    kept = card.stat().st_ino
    archive.published.append(edition(ARABIC, "t3"))
    set_site(site, archive)
    site.index.unlink()
    set_site(site, archive)
    assert card.stat().st_ino == kept
    assert verify_site(dict(FolderFiles(site.folder))) == ()
    assert other.is_file()


def test_a_disk_that_is_full_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    site, archive = site_in(tmp_path), archive_of(*ALL[:2])
    set_site(site, archive)
    before = dict(FolderFiles(site.folder))
    script = f"""
import resource
from tests.adapters.site.test_site_folder import *
resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))
try:
    set_site(site_in(Path({str(tmp_path)!r})), archive_of(*ALL))
except StorageFullError as refusal:
    print(refusal.advice)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == StorageFullError.hint
    assert dict(FolderFiles(site.folder)) == before
    archive.published.extend(ALL[2:])
    set_site(site, archive)
    assert dict(FolderFiles(site.folder)) == build(ALL, DESK, RING)


def test_a_kill_before_the_decision_changes_nothing(tmp_path: Path) -> None:
    change_folder(_folder(tmp_path), [("a/index.html", b"old")])
    script = f"""
import os, signal
from pathlib import Path
from colophon.adapters.site.changing import change_folder
def files():
    yield "a/index.html", b"new"
    os.kill(os.getpid(), signal.SIGKILL)
    yield "index.html", b"new"
change_folder(Path({str(tmp_path)!r}) / "site", files())
"""
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == -signal.SIGKILL
    assert dict(FolderFiles(tmp_path / "site")) == {"a/index.html": b"old"}


@times_usual(0.5)
@given(st.integers(0, 3))
def test_a_kill_after_the_decision_is_made_good(tmp_path_factory: pytest.TempPathFactory, moved: int) -> None:
    """However many files had been moved already."""
    folder = _folder(tmp_path_factory.mktemp("kill"))
    change_folder(folder, [("a/index.html", b"old"), ("b/gone.html", b"old"), ("index.html", b"old")])
    new = {"a/index.html": b"new", "a/x.html": b"new", "index.html": b"new"}
    pile = folder.with_name(".site.decided")
    for name, data in list(new.items())[moved:]:
        (pile / "files" / name).parent.mkdir(parents=True, exist_ok=True)
        (pile / "files" / name).write_bytes(data)
    pile.mkdir(exist_ok=True)
    (pile / "gone.json").write_text(json.dumps(["b/gone.html"]))
    for name in list(new)[:moved]:
        (folder / name).write_bytes(new[name])
    assert finish_change(folder)
    assert not finish_change(folder)
    assert dict(FolderFiles(folder)) == new
    assert not pile.exists()
    shutil.rmtree(folder.parent)


def _folder(top: Path) -> Path:
    (top / "site").mkdir()
    return top / "site"
