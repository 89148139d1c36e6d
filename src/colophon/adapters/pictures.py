"""Pictures whose rights are recorded, as they were fetched: one file each, named by the address it came from."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from colophon.adapters.files import plain_refusals, write_once
from colophon.editions.targets.target import Picture
from colophon.errors import InputError
from colophon.signoff.canonical import sha256_of

KINDS = {
    "JPEG": ("image/jpeg", "jpg"),
    "PNG": ("image/png", "png"),
    "GIF": ("image/gif", "gif"),
    "WEBP": ("image/webp", "webp"),
}
LARGEST = 20_000_000
_MOST_PIXELS = 100_000_000


@dataclass(frozen=True, slots=True)
class PictureFolder:
    """The folder `pictures` of a home."""

    folder: Path

    def get(self, url: str) -> Picture | None:
        """The picture that was fetched from this address, if it was."""
        for kind, ending in KINDS.values():
            path = self._path(url, ending)
            with plain_refusals(path):
                if path.is_file():
                    return Picture(data=path.read_bytes(), kind=kind)
        return None

    def keep(self, url: str, data: bytes) -> Picture:
        """Keep what was fetched. InputError for anything that is no picture of a kind that pages show."""
        kind, ending = KINDS[_form_of(data)]
        write_once(self._path(url, ending), data, mode=0o644)
        return Picture(data=data, kind=kind)

    def _path(self, url: str, ending: str) -> Path:
        return self.folder / f"{sha256_of(url.encode('utf-8', 'replace'))[:32]}.{ending}"


def _form_of(data: bytes) -> str:
    """The form by its bytes, whatever a server calls it."""
    if len(data) > LARGEST:
        raise InputError(f"The picture is larger than {LARGEST // 1_000_000} MB.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=tuple(KINDS)) as picture:
                form, (width, height) = str(picture.format), picture.size
                picture.verify()
    except Exception as error:  # the decoders raise what they like on broken bytes
        raise InputError("This is no picture that a page can show (JPEG, PNG, GIF or WebP).") from error
    if width * height > _MOST_PIXELS:
        raise InputError("The picture has too many pixels.")
    return form
