"""Reading a published folder back, and everything that is wrong with it. Needs no network and no database."""

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from colophon.editions.build import as_signed, edition_files, shelf_files
from colophon.editions.card import cards_of
from colophon.editions.difference import Difference, Wrong, altered
from colophon.editions.drawn_files import differing_pictures
from colophon.editions.edition import DeskPage, Edition, Files
from colophon.editions.feeds import FeedItem, feed_item
from colophon.editions.page import set_edition
from colophon.editions.record import LAYOUT, layout_of, read_record, read_site
from colophon.editions.shelf import MemoryShelf
from colophon.editions.signed_texts import differing_article, differing_claims
from colophon.editions.signoffs import SIGNOFFS, signoffs_in
from colophon.editions.theme import Theme
from colophon.errors import ColophonError, EditionFormError, ThemeError
from colophon.signoff.canonical import sha256_of
from colophon.signoff.keyring import KeyRing, read_ring
from colophon.signoff.manifest import CheckRun
from colophon.signoff.manifest_json import read_manifest
from colophon.signoff.needed_keys import published_ring, signers_of
from colophon.signoff.trust import trusted_ring
from colophon.signoff.verify import verify

NEEDED = ("manifest.json", "keys.json", "article.json", "article.md", "index.html")
_CARRIED = re.compile(rb'<meta name="colophon:([a-z]{1,20}\.json)" content="([0-9a-f]{64})">')
_OF_EDITION = frozenset({"manifest.json", "article.json", "article.md"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder holds."""

    edition: Edition
    desk: DeskPage
    ring: KeyRing


def read_edition(files: Files) -> Reading:
    """The values an edition's folder was written from. Raises EditionFormError, or what its files' readers raise."""
    for name in NEEDED[:3]:
        if name not in files:
            raise EditionFormError(f"{name} is missing.")
    manifest = read_manifest(files["manifest.json"])
    edition, desk = read_record(files["article.json"], manifest, signoffs_in(files))
    return Reading(edition, desk, read_ring(files["keys.json"]))


def verify_edition(files: Files, *, ring: KeyRing | None = None, theme: Theme | None = None) -> tuple[Difference, ...]:
    """Everything that is wrong with one edition's folder; empty when all of it is what was signed.

    `ring` are keys that the reader trusts, and with them those of the folder that they introduce. Without a ring the
    folder's own is asked, which proves only that the folder belongs together. With the `theme` that pages were set with
    they are compared whole, without it the article in them. ThemeError for another theme.
    """
    missing = tuple(Difference(wrong=Wrong.MISSING, file=name) for name in NEEDED if name not in files)
    damaged = tuple(_unreadable(files))
    if missing or damaged:
        return (*missing, *damaged, *_of_signatures(files, ring))
    layout = layout_of(files["article.json"])
    if layout != LAYOUT:
        detail = f"layout {layout}, this one sets layout {LAYOUT}."
        return (
            *_of_signatures(files, ring),
            Difference(wrong=Wrong.OTHER_LAYOUT, file="article.json", detail=detail),
        )
    reading = read_edition(files)
    _require(theme, reading.desk)
    rebuilt = edition_files(reading.edition, reading.desk, reading.ring, theme=theme or Theme())
    return (
        *_of_signatures(files, ring),
        *differing_article(reading.edition.article, reading.edition.manifest),
        *differing_claims(reading.edition, reading.desk),
        *_not_of_page(files),
        *differing_pictures(reading.edition, files),
        *_of_files(_compared(files, theme), _compared(rebuilt, theme)),
        *(_of_theme(files, reading) if theme is None else ()),
    )


def verify_site(files: Files, *, ring: KeyRing | None = None, theme: Theme | None = None) -> tuple[Difference, ...]:
    """The same for a whole site: each folder, and the pages, feed, keys and style at its root.

    One edition's own folder is answered too, as `verify_edition` does.
    """
    folders = folders_of(files)
    if "." in folders:
        return verify_edition(files, ring=ring, theme=theme)
    found: list[Difference] = []
    editions: list[Edition] = []
    for folder, inside in folders.items():
        wrong = verify_edition(inside, ring=ring, theme=theme)
        found += [_inside(one, folder) for one in wrong]
        if not found:
            editions.append(_light(read_edition(inside).edition))
    if found or not folders:
        return tuple(found) or (Difference(wrong=Wrong.MISSING, file="manifest.json"),)
    return tuple(_damaged_root(files)) or tuple(_of_lists(files, folders, editions, theme))


def _require(theme: Theme | None, desk: DeskPage) -> None:
    if theme is not None and theme.digest != desk.theme:
        raise ThemeError(
            "This is not the theme that the pages were set with.",
            hint="Nothing was compared. Give the theme folder of the desk as it was then, or leave --theme out.",
        )


def _light(edition: Edition) -> Edition:
    """What lists show of an edition: a site may have more articles than memory has room for."""
    manifest = replace(edition.manifest, pairs=(), dismissals=(), checks=CheckRun(), article=())
    article = replace(edition.article, blocks=(), links=(), footer=())
    return replace(edition, manifest=manifest, article=article)


def _of_lists(
    files: Files, folders: Mapping[str, Files], editions: list[Edition], theme: Theme | None
) -> Iterator[Difference]:
    """What is wrong with the pages between the editions, which are good themselves."""
    (desk, look), keys = read_site(files["desk.json"]), read_ring(files["keys.json"])
    ring = published_ring(keys, signers_of([data for one in editions for data in one.envelopes]))

    def item(slug: str) -> FeedItem:
        edition = read_edition(folders[slug]).edition
        return feed_item(set_edition(edition, as_signed(desk, edition)))

    shelf = MemoryShelf(cards_of(editions, desk))
    _require(theme, desk)
    look = replace(look, theme=theme or look.theme)
    wanted = _not_free(dict(shelf_files(shelf, desk, ring, look=look, item_of=item)), theme)
    shared = _shared(files, theme)
    if desk.theme and theme is None:
        shared, wanted = _untouched_by_themes(shared), _untouched_by_themes(wanted)
        wanted["desk.json"] = files["desk.json"]
    yield from _of_files(shared, wanted)


def themed(files: Files) -> bool:
    """Whether pages were set with the desk's own theme: then only the article in them is compared, not the rest."""
    found = (files[path] for path in files if path.rpartition("/")[2] == "article.json")
    return any(b'"theme":"","' not in data and b'"theme":""}' not in data for data in found)


def _damaged_root(files: Files) -> Iterator[Difference]:
    readers: Mapping[str, Callable[[bytes], object]] = {"desk.json": read_site, "keys.json": read_ring}
    for name, read in readers.items():
        if name not in files:
            yield Difference(wrong=Wrong.MISSING, file=name)
            continue
        try:
            read(files[name])
        except ColophonError as error:
            yield Difference(wrong=Wrong.UNREADABLE, file=name, detail=error.message)


def folders_of(files: Files) -> Mapping[str, Files]:
    """The editions' folders of a site, by name; one edition's own folder is called "."."""
    if "manifest.json" in files:
        return {".": files}
    paths = (path.split("/") for path in files)
    names = {parts[0] for parts in paths if len(parts) == 2 and parts[1] in _OF_EDITION}
    return _Folders(files, names)


class _Folders(Mapping[str, Files]):
    """The folders, each read when it is asked for."""

    def __init__(self, files: Files, names: Set[str]) -> None:
        self._files = files
        self._paths: dict[str, list[str]] = {name: [] for name in sorted(names)}
        for path in files:
            folder, _, name = path.partition("/")
            if folder in self._paths and name:
                self._paths[folder].append(name)

    def __getitem__(self, folder: str) -> Files:
        return {name: self._files[f"{folder}/{name}"] for name in self._paths[folder]}

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


_FREE = re.compile(r"card-[0-9a-f]{12}\.jpg|picture-[0-9a-f]{24}\.[a-z]{3,4}|(?:pagefind|pictures|theme)/.*")


def _shared(files: Files, theme: Theme | None) -> Mapping[str, bytes]:
    """Everything outside the editions' folders. Pictures, the search index and a theme's files are not set by us."""
    editions = folders_of(files)
    return {path: files[path] for path in files if path.partition("/")[0] not in editions and not _free(path, theme)}


def _not_free(files: Files, theme: Theme | None) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if not _free(path, theme)}


def _free(path: str, theme: Theme | None) -> bool:
    return _FREE.fullmatch(path) is not None and not (theme is not None and path.startswith("theme/"))


def _untouched_by_themes(files: Files) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if not path.endswith((".html", ".css"))}


def _compared(files: Files, theme: Theme | None) -> Files:
    """What of an edition's folder is the same for everybody who has its theme. `_of_theme` looks at the other pages."""
    unknown = theme is None and "article.json" in files and themed(files)
    return {
        name: data
        for name, data in _not_free(files, theme).items()
        if not (unknown and name in {"index.html", "both.html", "reprint.html"})
    }


def _of_theme(files: Files, reading: Reading) -> Iterator[Difference]:
    """A page of another theme has to hold the article as every page sets it, character by character."""
    if reading.desk.theme:
        one = set_edition(reading.edition, as_signed(reading.desk, reading.edition))
        if one.body.encode("utf-8", "replace") not in files["index.html"]:
            yield Difference(wrong=Wrong.NO_TEXT, file="index.html")


def _unreadable(files: Files) -> Iterator[Difference]:
    for name in NEEDED[:3]:
        try:
            _read_one(name, files)
        except ColophonError as error:
            yield Difference(wrong=Wrong.UNREADABLE, file=name, detail=error.message)


def _read_one(name: str, files: Files) -> None:
    if name not in files:
        return
    if name == "manifest.json":
        read_manifest(files[name])
    elif name == "keys.json":
        read_ring(files[name])
    elif layout_of(files[name]) == LAYOUT and "manifest.json" in files:
        _read_record_alone(files)


def _read_record_alone(files: Files) -> None:
    try:
        manifest = read_manifest(files["manifest.json"])
    except ColophonError:
        return
    read_record(files["article.json"], manifest, ())


def _of_signatures(files: Files, ring: KeyRing | None) -> Iterator[Difference]:
    if "manifest.json" not in files:
        return
    try:
        claimed = read_ring(files.get("keys.json", b""))
    except ColophonError:
        claimed = KeyRing()
    keys = claimed if ring is None else trusted_ring(ring, claimed)
    for one in verify(files["manifest.json"], signoffs_in(files), keys):
        file = SIGNOFFS if one.envelope else "manifest.json"
        yield Difference(wrong=Wrong.SIGNATURE, file=file, line=one.envelope, pair=one.pair, detail=one.message)


def _not_of_page(files: Files) -> Iterator[Difference]:
    """Which of the files is not the one whose digest the page carries."""
    carried = {name.decode("ascii"): digest.decode("ascii") for name, digest in _CARRIED.findall(files["index.html"])}
    for name in NEEDED[:3]:
        if carried.get(name, "") != sha256_of(files[name]):
            yield Difference(wrong=Wrong.NOT_OF_PAGE, file=name)


def _of_files(files: Files, rebuilt: Files) -> Iterator[Difference]:
    for name in sorted(rebuilt.keys() | files.keys()):
        if name not in files:
            yield Difference(wrong=Wrong.MISSING, file=name)
        elif name not in rebuilt:
            yield Difference(wrong=Wrong.UNEXPECTED, file=name)
        elif files[name] != rebuilt[name]:
            yield altered(name, signed=rebuilt[name], found=files[name])


def _inside(one: Difference, folder: str) -> Difference:
    return replace(one, file=f"{folder}/{one.file}")
