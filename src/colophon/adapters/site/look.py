"""A desk's own theme and pages, as files in its home: `theme/` and `pages/`."""

from pathlib import Path

from colophon.adapters.files import plain_refusals
from colophon.editions.theme import OWN_PAGES, Look, Theme
from colophon.errors import ThemeError

LARGEST = 4 * 1024 * 1024
_PAGE = 256 * 1024


def read_look(home: Path) -> Look:
    """What is there; ours where there is nothing. ThemeError for what is too large or cannot be read as text."""
    return Look(read_theme(home / "theme"), _pages(home / "pages"))


def read_theme(folder: Path) -> Theme:
    """The theme in this folder; ours where there is none."""
    return Theme(_files(folder))


def _files(folder: Path) -> tuple[tuple[str, bytes], ...]:
    if not folder.is_dir():
        return ()
    with plain_refusals(folder):
        paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~")))
        if sum(path.stat().st_size for path in paths) > LARGEST:
            raise ThemeError(f"“{folder}” holds more than {LARGEST // 1024 // 1024} MB.")
        return tuple((path.name, path.read_bytes()) for path in paths if not path.name.endswith("~"))


def _pages(folder: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in OWN_PAGES:
        path = folder / f"{name}.md"
        if path.is_file():
            with plain_refusals(path):
                data = path.read_bytes()
            if len(data) > _PAGE:
                raise ThemeError(f"“{path}” is longer than a page can be.")
            try:
                found[name] = data.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise ThemeError(f"“{path}” is not UTF-8 text.") from error
    return found
