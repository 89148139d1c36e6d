"""From signed translations to a folder of files: one function, the same bytes every time."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files

from colophon.editions.edition import DeskPage, Edition, Files, placed
from colophon.editions.markdown import edition_markdown
from colophon.editions.page import edition_page, feed, index_page
from colophon.editions.record import desk_bytes, record_bytes
from colophon.signoff.keyring import KeyRing, ring_bytes
from colophon.signoff.manifest_json import manifest_bytes


def build(editions: Sequence[Edition], desk: DeskPage, ring: KeyRing) -> Files:
    """The whole site: a folder for each edition, the list of all, the feed, the public keys, the style.

    Raises EditionError for two editions of one number, a time without zone or a slug that cannot name a folder.
    """
    ordered = placed(editions)
    built = {
        "desk.json": desk_bytes(desk),
        "index.html": index_page(ordered, desk),
        "feed.atom": feed(ordered, desk),
        "keys.json": ring_bytes(ring),
        "style.css": style(),
    }
    for edition in ordered:
        inside = edition_files(edition, desk, ring)
        built.update({f"{edition.slug}/{name}": data for name, data in inside.items()})
    return built


def edition_files(edition: Edition, desk: DeskPage, ring: KeyRing) -> Files:
    """One edition's folder, which can be verified alone."""
    desk = _as_signed(desk, edition)
    record, keys = record_bytes(edition, desk), ring_bytes(ring)
    envelopes = {envelope_name(number): data for number, data in enumerate(edition.envelopes, 1)}
    return {
        "index.html": edition_page(edition, desk, record=record, keys=keys),
        "article.md": edition_markdown(edition, desk),
        "article.json": record,
        "manifest.json": manifest_bytes(edition.manifest),
        "keys.json": keys,
        **envelopes,
    }


def _as_signed(desk: DeskPage, edition: Edition) -> DeskPage:
    """The desk as it spoke of itself when the edition came out, at the address where it is now."""
    imprint = edition.manifest.imprint
    return replace(desk, name=imprint.name, language=imprint.language, disclaimer=imprint.disclaimer)


def envelope_name(number: int) -> str:
    """The file of an envelope, counted from 1."""
    return f"signoff-{number}.dsse.json"


def style() -> bytes:
    """The style sheet of every page."""
    return files("colophon.editions").joinpath("style", "style.css").read_bytes()
