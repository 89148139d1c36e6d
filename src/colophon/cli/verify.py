"""`colophon verify`: is a published folder what its people signed?"""

import json
from pathlib import Path

import click

from colophon.adapters.folders import FolderFiles
from colophon.adapters.input import read_bytes
from colophon.adapters.site.look import read_theme
from colophon.cli import verify_copy
from colophon.editions.evidence import LARGEST, unpacked, verify_evidence
from colophon.editions.theme import Theme
from colophon.editions.verification.compared import themed
from colophon.editions.verification.difference import Difference
from colophon.editions.verification.folders import folders_of
from colophon.editions.verification.whole_site import verify_site
from colophon.errors import KeyRingError, NotCanonicalError
from colophon.signoff.keyring import KeyRing, read_ring

_PACKED = b"PK\x03\x04"
_OF_THEMES = """These pages are set with the desk's own theme.
  Verified on them: each article page holds the article, character by character, as its people signed it; and the files
  beside it (manifest, signatures, keys, Markdown, data), the feeds and the maps.
  Not verified: what the theme puts around the article (frame, menus, other words, pictures, scripts, styles), the
  lists, and the pages for bilingual reading and for reprinters."""


_WITH_THEME = "These pages are set with the desk's own theme, and were compared with it, byte by byte."


@click.command(short_help="Verify a published folder, or what became of a text in a copy.")
@click.argument("what", metavar="FOLDER|PACK|URL|FILE|-")
@click.option("--keys", type=click.Path(path_type=Path), help="A ring of keys that you trust (a desk's keys.json).")
@click.option(
    "--theme",
    "theme_folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The theme folder of the desk: its pages are then compared whole. Templates are run; give one that you trust.",
)
@click.option("--in", "shelf", type=click.Path(path_type=Path), help="A published site to look the copy up in.")
@click.option("--address", default="", help="Where the copy stands, when it is given as a file.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_context
def command(
    ctx: click.Context,
    what: str,
    keys: Path | None,
    theme_folder: Path | None,
    shelf: Path | None,
    address: str,
    form: str,
) -> None:
    """Verify every edition in a folder, by the folder alone: text, credits, signatures, pages. Nothing is asked online.

    An evidence pack is verified the same way, with the source that it holds.

    Without --keys the folder's own keys are asked: that proves that it belongs together, not whose it is. With --keys
    only the keys of that ring count, and later ones that they introduced; revocations count from either side.

    On pages that are set with a desk's own theme only the article in them is compared, not what stands around it; the
    answer then says what was verified and what was not. With --theme every page is compared whole.

    An address, a page, a Markdown or text file, or - for standard input is somebody's copy: it is looked up among
    everything that this desk (or the site given with --in) has published. The answer says which translation and
    edition it is, what was done to its text, whether credits, licence and links are there, and what came out since.

    Exit code 1 means that something differs, or that the copy is of nothing that was published here.

    \b
    Examples:
      colophon verify colophon-desk/site
      colophon verify colophon-desk/site --theme colophon-desk/theme
      colophon verify harbour-evidence.zip
      colophon verify copy-of-a-site --keys keys-that-i-got-from-the-desk.json
      colophon verify https://elsewhere.example/harbour
      colophon verify saved-page.html --in colophon-desk/site
    """
    if not _is_ours(what):
        ctx.exit(verify_copy.told(what, shelf, address=address, form=form))
    folder = Path(what)
    ring = _ring(keys) if keys else None
    theme = read_theme(theme_folder) if theme_folder else None
    editions, found, own_theme = _pack(folder, ring) if folder.is_file() else _site(folder, ring, theme)
    if form == "json":
        told = {"editions": editions, "differences": [one.message for one in found], "own_theme": own_theme}
        click.echo(json.dumps(told))
    else:
        for difference in found:
            click.echo(f"DIFFERS  {difference.message}")
        click.echo(f"Editions verified: {len(editions)}. Differences: {len(found)}.")
        click.echo(_asked(ring))
        if own_theme:
            click.echo(_OF_THEMES if theme is None else _WITH_THEME)
    ctx.exit(1 if found else 0)


def _is_ours(what: str) -> bool:
    """A folder or an evidence pack, which is verified by itself; a name that is nowhere is taken for a folder's."""
    if what == "-" or what.startswith(("http://", "https://")):
        return False
    path = Path(what)
    if not path.is_file():
        return True
    with path.open("rb") as file:
        return path.suffix == ".zip" or file.read(4) == _PACKED


def _site(folder: Path, ring: KeyRing | None, theme: Theme | None) -> tuple[list[str], tuple[Difference, ...], bool]:
    """Its editions, what is wrong with them, and whether the pages are set with the desk's own theme."""
    files = FolderFiles(folder)
    folders = folders_of(files)
    first = next(iter(folders.values()), None)
    return list(folders), verify_site(files, ring=ring, theme=theme), first is not None and themed(first)


def _pack(file: Path, ring: KeyRing | None) -> tuple[list[str], tuple[Difference, ...], bool]:
    """A pack has no pages."""
    return [file.name], verify_evidence(unpacked(read_bytes(file, LARGEST)), ring=ring), False


def _ring(file: Path) -> KeyRing:
    """The keys in a file. A ring without any would trust nobody by mistake."""
    try:
        ring = read_ring(read_bytes(str(file)).strip())
    except NotCanonicalError as error:
        raise KeyRingError(f"“{file}” is not a ring of keys: {error.message}") from error
    if not ring.keys:
        raise KeyRingError(f"“{file}” holds no keys.")
    return ring


def _asked(ring: KeyRing | None) -> str:
    if ring is None:
        return "Asked the folder's own keys: it belongs together. To know whose it is, give --keys with keys you trust."
    return f"Asked only the keys that you trust ({len(ring.keys)}) and those that they introduced."
