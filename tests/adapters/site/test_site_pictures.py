"""Pictures on a site: in the folder of each edition that shows them, as a whole site has them, and never another's."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.adapters.site.test_site_folder import site_in
from tests.adapters.test_drawing import photo, saved
from tests.engine.editions.samples import ALL, FIRST

from colophon.adapters.drawn_pictures import DrawnPictures
from colophon.adapters.folders import FolderFiles
from colophon.adapters.pictures import PictureFolder
from colophon.adapters.site.archive import Site
from colophon.adapters.site.setting import set_site
from colophon.article.drawn_picture import DrawnPicture
from colophon.editions.verification.difference import Wrong
from colophon.editions.verification.whole_site import verify_site
from colophon.testing import FakeArchive

URL = "https://news.example/pier.jpg"


@pytest.fixture
def album(tmp_path: Path) -> DrawnPictures:
    originals = PictureFolder(tmp_path / "pictures")
    originals.keep(URL, saved(photo(1600, 900)))
    return DrawnPictures(tmp_path / "drawn", originals)


@pytest.fixture
def picture(album: DrawnPictures) -> DrawnPicture:
    found = album.of(URL)
    assert found is not None
    return found


def with_picture(archive: FakeArchive, *pictures: DrawnPicture) -> None:
    archive.published[:] = [replace(one, pictures=pictures) for one in archive.published]


def anew(site: Site, archive: FakeArchive) -> dict[str, bytes]:
    other = replace(site, folder=site.folder.with_name("other"))
    set_site(other, archive, anew=True)
    return dict(FolderFiles(other.folder))


def test_a_picture_that_can_be_shown_later_is_shown_as_if_it_always_had_been(
    tmp_path: Path, album: DrawnPictures, picture: DrawnPicture
) -> None:
    site, archive = site_in(tmp_path, drawn=album.folder), FakeArchive()
    archive.published.extend(ALL)
    set_site(site, archive)
    without = dict(FolderFiles(site.folder))
    with_picture(archive, picture)
    written = set_site(site, archive, also=archive.articles()).written
    shown = dict(FolderFiles(site.folder))
    assert [path for path in written if path.endswith(picture.file)]
    assert shown == anew(site, archive)
    assert verify_site(shown) == ()
    with_picture(archive)
    set_site(site, archive, also=archive.articles())
    assert dict(FolderFiles(site.folder)) == without


def test_pages_name_every_size_and_keep_the_place_free(
    tmp_path: Path, album: DrawnPictures, picture: DrawnPicture
) -> None:
    site, archive = site_in(tmp_path, drawn=album.folder), FakeArchive()
    archive.published.append(replace(FIRST, pictures=(picture,)))
    set_site(site, archive)
    files = dict(FolderFiles(site.folder))
    page = next(data for path, data in files.items() if path.endswith("/index.html") and b"srcset" in data).decode()
    assert f'width="{picture.width}" height="{picture.height}"' in page
    assert all(f"{one.file} {one.width}w" in page for one in picture.smaller)
    assert 'fetchpriority="high"' in page
    assert "Ode Farr" in page, "the credit stays"
    assert f"/{picture.file}" in page, "machines are told of it"
    assert all(URL.encode() not in data for path, data in files.items() if path == "index.html")
    reprint = next(data for path, data in files.items() if path.endswith("reprint.html")).decode()
    assert picture.file not in reprint, "a reprint has to ask for the picture itself"


def test_another_picture_under_the_same_name_is_caught(
    tmp_path: Path, album: DrawnPictures, picture: DrawnPicture
) -> None:
    site, archive = site_in(tmp_path, drawn=album.folder), FakeArchive()
    archive.published.append(replace(FIRST, pictures=(picture,)))
    set_site(site, archive)
    files = dict(FolderFiles(site.folder))
    [path] = [path for path in files if path.endswith(picture.file)]
    [altered] = verify_site({**files, path: saved(photo(64, 64))})
    assert (altered.wrong, altered.file) == (Wrong.ALTERED, path)
    [missing] = verify_site({name: data for name, data in files.items() if name != path})
    assert (missing.wrong, missing.file) == (Wrong.MISSING, path)
    stray = path.replace(picture.file, f"picture-{'0' * 24}.jpg")
    [unexpected] = verify_site({**files, stray: b"x"})
    assert (unexpected.wrong, unexpected.file) == (Wrong.UNEXPECTED, stray)


def test_what_is_taken_down_takes_its_pictures_with_it(
    tmp_path: Path, album: DrawnPictures, picture: DrawnPicture
) -> None:
    site, archive = site_in(tmp_path, drawn=album.folder), FakeArchive()
    archive.published.append(replace(FIRST, pictures=(picture,)))
    set_site(site, archive)
    archive.taken_down.add(FIRST.manifest.translation)
    set_site(site, archive, also=[FIRST.origin])
    assert not list(site.folder.glob("*/picture-*"))
