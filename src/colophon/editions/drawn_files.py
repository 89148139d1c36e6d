"""The files of drawn pictures that there should be in the editions' folders."""

from collections.abc import Iterable, Mapping

from colophon.editions.edition import Edition


def picture_files(editions: Iterable[Edition]) -> Mapping[str, str]:
    """The files that the editions' pages show, by path, each with its name."""
    return {
        f"{edition.slug}/{name}": name for edition in editions for picture in edition.pictures for name in picture.files
    }
