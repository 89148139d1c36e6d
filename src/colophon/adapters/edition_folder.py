"""The editions in a folder that somebody gave: a published site, a part of one, or the site inside an exported desk."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from colophon.editions.edition import DeskPage, Edition
from colophon.editions.record import read_record
from colophon.errors import ColophonError, EditionFormError, InputError
from colophon.signoff.manifest_json import read_manifest
from colophon.watch.reprints.index import ReprintIndex, index_of
from colophon.watch.reprints.printed import text_of

_LARGEST = 50_000_000


class EditionFolder:
    """An `EditionShelf` over files. InputError where there is no folder, EditionFormError where it has no edition."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise InputError(f"There is no folder “{folder}”.")
        self._by_name: dict[str, list[Edition]] = {}
        self.site = ""
        for edition, desk in _editions(folder):
            self._by_name.setdefault(edition.manifest.translation, []).append(edition)
            self.site = desk.address or self.site
        if not self._by_name:
            raise EditionFormError(f"“{folder}” holds no edition.")

    def editions(self, name: str) -> Sequence[Edition]:
        return sorted(self._by_name[name], key=lambda one: one.number)

    def index(self) -> ReprintIndex:
        """Made anew each time: a folder keeps no cache."""
        return index_of((name, text_of(self.editions(name)[-1].article)) for name in sorted(self._by_name))


def _editions(folder: Path) -> Iterator[tuple[Edition, DeskPage]]:
    """Each folder below that can be read as an edition's; what is damaged is for `colophon verify FOLDER` to say."""
    for file in sorted(folder.rglob("article.json")):
        manifest = file.with_name("manifest.json")
        if file.is_symlink() or not manifest.is_file() or file.stat().st_size > _LARGEST:
            continue
        try:
            edition, desk = read_record(file.read_bytes(), read_manifest(manifest.read_bytes()), ())
        except ColophonError:
            continue
        yield replace(edition, slug=file.parent.name), desk
