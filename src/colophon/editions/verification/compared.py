"""Which files are compared byte by byte with the same files set anew, and where they differ.

Pictures and the search index are not set by us. What a desk's own theme sets can be compared only by those who have it.
"""

import re
from collections.abc import Iterator

from colophon.editions.edition import DeskPage, Files
from colophon.editions.theme import Theme
from colophon.editions.verification.difference import Difference, Wrong, altered
from colophon.editions.verification.folders import folders_of
from colophon.errors import ThemeError

_FREE = re.compile(r"card-[0-9a-f]{12}\.jpg|picture-[0-9a-f]{24}\.[a-z]{3,4}|(?:pagefind|pictures|theme)/.*")
_THEMED = frozenset({"index.html", "both.html", "reprint.html"})


def require_same_theme(theme: Theme | None, desk: DeskPage) -> None:
    """Raises ThemeError for another theme than the one that the pages were set with."""
    if theme is not None and theme.digest != desk.theme:
        raise ThemeError(
            "This is not the theme that the pages were set with.",
            hint="Nothing was compared. Give the theme folder of the desk as it was then, or leave --theme out.",
        )


def themed(files: Files) -> bool:
    """Whether pages were set with the desk's own theme: then only the article in them is compared, not the rest."""
    found = (files[path] for path in files if path.rpartition("/")[2] == "article.json")
    return any(b'"theme":"","' not in data and b'"theme":""}' not in data for data in found)


def compared_of_edition(files: Files, theme: Theme | None) -> Files:
    """What of an edition's folder is the same for everybody who has its theme."""
    unknown = theme is None and "article.json" in files and themed(files)
    return {name: data for name, data in compared(files, theme).items() if not (unknown and name in _THEMED)}


def compared(files: Files, theme: Theme | None) -> Files:
    """What of these files is set by us, or by a theme that is known."""
    return {path: files[path] for path in files if not _is_free(path, theme)}


def compared_of_site(files: Files, theme: Theme | None) -> Files:
    """The same of everything outside the editions' folders, of which no other file is read."""
    editions = folders_of(files)
    outside = (path for path in files if path.partition("/")[0] not in editions)
    return {path: files[path] for path in outside if not _is_free(path, theme)}


def _is_free(path: str, theme: Theme | None) -> bool:
    return _FREE.fullmatch(path) is not None and not (theme is not None and path.startswith("theme/"))


def untouched_by_themes(files: Files) -> dict[str, bytes]:
    """What every theme leaves as it is."""
    return {path: data for path, data in files.items() if not path.endswith((".html", ".css"))}


def differing_files(found: Files, wanted: Files) -> Iterator[Difference]:
    """What is missing, what does not belong here, and what was altered, in the order of the paths."""
    for name in sorted(wanted.keys() | found.keys()):
        if name not in found:
            yield Difference(wrong=Wrong.MISSING, file=name)
        elif name not in wanted:
            yield Difference(wrong=Wrong.UNEXPECTED, file=name)
        elif found[name] != wanted[name]:
            yield altered(name, signed=wanted[name], found=found[name])
