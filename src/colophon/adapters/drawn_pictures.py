"""The pictures of a home as they were drawn for pages: each drawn once, kept by what it holds, found by its address.

Everything here is a cache: deleted, it is drawn again from the pictures as they were fetched.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from colophon.adapters.drawing import draw_picture
from colophon.adapters.files import make_folder, plain_refusals, write_once
from colophon.adapters.pictures import PictureFolder
from colophon.article.drawn_picture import RECIPE, DrawnPicture, Rendition
from colophon.editions.targets.target import Picture
from colophon.errors import InputError
from colophon.signoff.canonical import sha256_of

_KINDS = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp"}


@dataclass(frozen=True, slots=True)
class DrawnPictures:
    """`folder` holds the files and what is known of them; `originals` are the pictures as they were fetched."""

    folder: Path
    originals: PictureFolder

    def of(self, url: str) -> DrawnPicture | None:
        """The picture of this address, drawn now if it never was. None where it is not held or cannot be shown."""
        with suppress(InputError):
            return self.drawn(url)
        return None

    def drawn(self, url: str) -> DrawnPicture | None:
        """The same; InputError says why one that is held cannot be shown."""
        pointer = self.folder / f"{sha256_of(url.encode('utf-8', 'replace'))[:32]}.{RECIPE}"
        with plain_refusals(pointer):
            if pointer.is_file() and (known := self._known(pointer.read_text("ascii"))):
                return replace(known, url=url)
            held = self.originals.get(url)
            if held is None:
                return None
            digest = sha256_of(held.data)
            found = self._known(digest) or self._draw(url, held, digest)
            write_once(pointer, digest.encode("ascii"), mode=0o644)
        return replace(found, url=url)

    def fit_to_send(self, url: str) -> Picture | None:
        """The file that every browser shows, for whoever is given the picture: a camera's notes are not in it."""
        found = self.of(url)
        if found is None:
            return None
        return Picture(data=self.file(found.file).read_bytes(), kind=_KINDS[found.file.rpartition(".")[2]])

    def file(self, name: str) -> Path:
        return self.folder / name

    def _known(self, digest: str) -> DrawnPicture | None:
        path = self.folder / f"{digest[:32]}.{RECIPE}.json"
        if not path.is_file():
            return None
        told = json.loads(path.read_bytes())
        if "refused" in told:
            raise InputError(told["refused"])
        found = _read(told)
        return found if all(self.file(name).is_file() for name in found.files) else None

    def _draw(self, url: str, held: Picture, digest: str) -> DrawnPicture:
        make_folder(self.folder)
        facts = self.folder / f"{digest[:32]}.{RECIPE}.json"
        try:
            drawing = draw_picture(url, held.data)
        except InputError as error:
            write_once(facts, json.dumps({"refused": error.message}).encode(), mode=0o644)
            raise
        for name, data in drawing.files.items():
            write_once(self.file(name), data, mode=0o644)
        write_once(facts, json.dumps(asdict(drawing.picture)).encode(), mode=0o644)
        return drawing.picture


def _read(told: Mapping[str, object]) -> DrawnPicture:
    smaller = told["smaller"]
    assert isinstance(smaller, list)
    whole = {name: told[name] for name in ("url", "original", "file", "width", "height")}
    return DrawnPicture(**whole, smaller=tuple(Rendition(**one) for one in smaller))  # type: ignore[arg-type]
