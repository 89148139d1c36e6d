"""Whether the files of drawn pictures in an edition's folder are those that its page was set with."""

import re
from collections.abc import Iterator

from colophon.editions.edition import Edition, Files
from colophon.editions.verification.difference import Difference, Wrong
from colophon.signoff.canonical import sha256_of

_PICTURE = re.compile(r"picture-([0-9a-f]{24})\.(?:jpg|png|gif|webp)")
"""A picture's file; its name says what it has to hold."""


def differing_pictures(edition: Edition, files: Files) -> Iterator[Difference]:
    """Which of an edition's pictures are not in its folder, or are others than its page was set with."""
    named = {name for picture in edition.pictures for name in picture.files}
    for name in sorted(named - files.keys()):
        yield Difference(wrong=Wrong.MISSING, file=name)
    for name in sorted(filter(_PICTURE.fullmatch, files)):
        if name not in named:
            yield Difference(wrong=Wrong.UNEXPECTED, file=name)
        elif (match := _PICTURE.fullmatch(name)) and not sha256_of(files[name]).startswith(match[1]):
            yield Difference(wrong=Wrong.ALTERED, file=name)
