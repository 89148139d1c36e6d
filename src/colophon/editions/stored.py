"""An edition as it lies in a store: its bytes, unread, so that other processes can be given them."""

from dataclasses import dataclass

from colophon.article.json_form import read_article_json
from colophon.editions.edition import Edition
from colophon.editions.freshness import UNKNOWN, Freshness
from colophon.signoff.manifest_json import read_manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEdition:
    """`envelopes` are JSON envelopes, one a line; `article` is the article's JSON form."""

    number: int
    manifest: bytes
    envelopes: bytes
    article: str
    section: str = ""
    tags: tuple[str, ...] = ()
    freshness: Freshness = UNKNOWN


def read_stored(one: StoredEdition) -> Edition:
    """The edition exactly as it was signed. Raises what the readers of its parts raise."""
    manifest = read_manifest(one.manifest)
    return Edition(
        number=one.number,
        published=manifest.published,
        article=read_article_json(one.article),
        manifest=manifest,
        signed=one.manifest,
        envelopes=tuple(one.envelopes.split(b"\n")) if one.envelopes else (),
        section=one.section,
        tags=one.tags,
        freshness=one.freshness,
    )
