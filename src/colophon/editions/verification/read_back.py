"""The values that an edition's folder was written from, and what of the folder cannot be read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from colophon.editions.edition import DeskPage, Edition, Files
from colophon.editions.record import LAYOUT, layout_of, read_record
from colophon.editions.signoffs import signoffs_in
from colophon.editions.verification.difference import Difference, Wrong
from colophon.errors import ColophonError, EditionFormError
from colophon.signoff.keyring import KeyRing, read_ring
from colophon.signoff.manifest_json import read_manifest

READ = ("manifest.json", "keys.json", "article.json")
"""The files that everything else is set from."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder holds."""

    edition: Edition
    desk: DeskPage
    ring: KeyRing


def read_edition(files: Files) -> Reading:
    """The values an edition's folder was written from. Raises EditionFormError, or what its files' readers raise."""
    for name in READ:
        if name not in files:
            raise EditionFormError(f"{name} is missing.")
    manifest = read_manifest(files["manifest.json"])
    edition, desk = read_record(files["article.json"], manifest, signoffs_in(files))
    return Reading(edition, desk, read_ring(files["keys.json"]))


def unreadable(files: Files, readers: Mapping[str, Callable[[bytes], object]]) -> Iterator[Difference]:
    """Each of these files that is there and that its reader refuses."""
    for name, read in readers.items():
        if name not in files:
            continue
        try:
            read(files[name])
        except ColophonError as error:
            yield Difference(wrong=Wrong.UNREADABLE, file=name, detail=error.message)


def unreadable_parts(files: Files) -> Iterator[Difference]:
    """Each of the files `READ` that is there and cannot be read."""

    def read_own_record(data: bytes) -> None:
        """A record of another layout, or beside a manifest that cannot be read, is not looked into."""
        if layout_of(data) != LAYOUT or "manifest.json" not in files:
            return
        try:
            manifest = read_manifest(files["manifest.json"])
        except ColophonError:
            return
        read_record(data, manifest, ())

    yield from unreadable(
        files, {"manifest.json": read_manifest, "keys.json": read_ring, "article.json": read_own_record}
    )
