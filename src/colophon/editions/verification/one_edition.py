"""Everything that is wrong with one edition's folder."""

import re
from collections.abc import Iterator

from colophon.editions.build import as_signed, edition_files
from colophon.editions.edition import Files
from colophon.editions.page import set_edition
from colophon.editions.record import LAYOUT, layout_of
from colophon.editions.signoffs import SIGNOFFS, signoffs_in
from colophon.editions.theme import Theme
from colophon.editions.verification.compared import compared_of_edition, differing_files, require_same_theme
from colophon.editions.verification.difference import Difference, Wrong
from colophon.editions.verification.drawn_pictures import differing_pictures
from colophon.editions.verification.read_back import READ, Reading, read_edition, unreadable_parts
from colophon.editions.verification.signed_texts import differing_article, differing_claims
from colophon.errors import ColophonError
from colophon.signoff.canonical import sha256_of
from colophon.signoff.keyring import KeyRing, read_ring
from colophon.signoff.trust import trusted_ring
from colophon.signoff.verify import verify

_NEEDED = (*READ, "article.md", "index.html")
_CARRIED = re.compile(rb'<meta name="colophon:([a-z]{1,20}\.json)" content="([0-9a-f]{64})">')


def verify_edition(files: Files, *, ring: KeyRing | None = None, theme: Theme | None = None) -> tuple[Difference, ...]:
    """Everything that is wrong with one edition's folder; empty when all of it is what was signed.

    `ring` are keys that the reader trusts, and with them those of the folder that they introduce. Without a ring the
    folder's own is asked, which proves only that the folder belongs together. With the `theme` that pages were set with
    they are compared whole, without it the article in them. ThemeError for another theme.
    """
    missing = tuple(Difference(wrong=Wrong.MISSING, file=name) for name in _NEEDED if name not in files)
    damaged = tuple(unreadable_parts(files))
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
    require_same_theme(theme, reading.desk)
    return (*_of_signatures(files, ring), *_of_content(files, reading, theme))


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


def _of_content(files: Files, reading: Reading, theme: Theme | None) -> Iterator[Difference]:
    """What is not as the manifest says, or as the page would be set from it."""
    yield from differing_article(reading.edition.article, reading.edition.manifest)
    yield from differing_claims(reading.edition, reading.desk)
    yield from _not_of_page(files)
    yield from differing_pictures(reading.edition, files)
    rebuilt = edition_files(reading.edition, reading.desk, reading.ring, theme=theme or Theme())
    yield from differing_files(compared_of_edition(files, theme), compared_of_edition(rebuilt, theme))
    if theme is None and reading.desk.theme:
        yield from _of_unknown_theme(files, reading)


def _not_of_page(files: Files) -> Iterator[Difference]:
    """Which of the files is not the one whose digest the page carries."""
    carried = {name.decode("ascii"): digest.decode("ascii") for name, digest in _CARRIED.findall(files["index.html"])}
    for name in READ:
        if carried.get(name, "") != sha256_of(files[name]):
            yield Difference(wrong=Wrong.NOT_OF_PAGE, file=name)


def _of_unknown_theme(files: Files, reading: Reading) -> Iterator[Difference]:
    """A page of another theme has to hold the article as every page sets it, character by character."""
    one = set_edition(reading.edition, as_signed(reading.desk, reading.edition))
    if one.body.encode("utf-8", "replace") not in files["index.html"]:
        yield Difference(wrong=Wrong.NO_TEXT, file="index.html")
