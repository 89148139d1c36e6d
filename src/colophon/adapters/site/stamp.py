"""Whether a site that stands was set the way it would be set now; if not, all of it is set anew."""

from dataclasses import replace
from functools import cache
from importlib.resources import files

from colophon.adapters.site.archive import Site
from colophon.article.drawn_picture import RECIPE
from colophon.editions.record import LAYOUT, site_bytes
from colophon.editions.sharing_card import DRAWN
from colophon.errors import ColophonError
from colophon.signoff.canonical import sha256_of
from colophon.signoff.keyring import KeyRing, read_ring

_OURS = ("templates", "style", "words", "script")


def stamp_of(site: Site) -> str:
    """A digest of everything but articles and keys that decides how a page looks. What is gone has pages of its own."""
    desk = site_bytes(site.desk, replace(site.look, gone=())).decode("utf-8", "replace")
    drawn, shown = DRAWN if site.fonts else 0, RECIPE if site.drawn else 0
    return sha256_of(f"{LAYOUT} {drawn} {shown} {_ours()} {site.look.theme.digest} {desk}".encode())


def still_rings(kept: str, ring: KeyRing) -> bool:
    """Whether every key that was known is as it was. New keys change no page; a key that was revoked does."""
    try:
        known = read_ring(kept.encode("ascii", "replace")).keys
    except ColophonError:
        return False
    return set(known) <= set(ring.keys)


@cache
def _ours() -> str:
    """The digest of the files that come with this Colophon."""
    found: list[bytes] = []
    for folder in _OURS:
        for entry in sorted(files("colophon.editions").joinpath(folder).iterdir(), key=lambda one: one.name):
            if entry.is_file():
                found += [entry.name.encode(), entry.read_bytes()]
    return sha256_of(b"\0".join(found))
