"""The files of drawn pictures in the editions' folders: which there should be, and whether they are what they were."""

import re
from collections.abc import Iterable, Iterator, Mapping

from colophon.editions.difference import Difference, Wrong
from colophon.editions.edition import Edition, Files
from colophon.signoff.canonical import sha256_of

PICTURE = re.compile(r"picture-([0-9a-f]{24})\.(?:jpg|png|gif|webp)")
"""A picture's file; its name says what it has to hold."""


def picture_files(editions: Iterable[Edition]) -> Mapping[str, str]:
    """The files that the editions' pages show, by path, each with its name."""
    return {
        f"{edition.slug}/{name}": name for edition in editions for picture in edition.pictures for name in picture.files
    }


def differing_pictures(edition: Edition, files: Files) -> Iterator[Difference]:
    """Which of an edition's pictures are not in its folder, or are others than its page was set with."""
    named = {name for picture in edition.pictures for name in picture.files}
    for name in sorted(named - files.keys()):
        yield Difference(wrong=Wrong.MISSING, file=name)
    for name in sorted(filter(PICTURE.fullmatch, files)):
        if name not in named:
            yield Difference(wrong=Wrong.UNEXPECTED, file=name)
        elif (match := PICTURE.fullmatch(name)) and not sha256_of(files[name]).startswith(match[1]):
            yield Difference(wrong=Wrong.ALTERED, file=name)
