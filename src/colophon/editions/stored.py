"""An edition as it lies in a store: its bytes, unread, so that other processes can be given them."""

from dataclasses import dataclass

from colophon.article.article import Article
from colophon.article.drawn_picture import DrawnPicture
from colophon.article.json_form import read_article_json
from colophon.article.without_pictures import picture_addresses
from colophon.editions.edition import Edition
from colophon.editions.freshness import UNKNOWN, Freshness
from colophon.signoff.manifest import EditionKind
from colophon.signoff.manifest_json import read_manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEdition:
    """`envelopes` are JSON envelopes, one a line; `article` is the article's JSON form. `pictures` are
    all that may be shown of its source; the edition takes those that its article has.
    """

    number: int
    manifest: bytes
    envelopes: bytes
    article: str
    section: str = ""
    tags: tuple[str, ...] = ()
    freshness: Freshness = UNKNOWN
    pictures: tuple[DrawnPicture, ...] = ()


def read_stored(one: StoredEdition) -> Edition:
    """The edition exactly as it was signed. Raises what the readers of its parts raise."""
    manifest, article = read_manifest(one.manifest), read_article_json(one.article)
    return Edition(
        number=one.number,
        published=manifest.published,
        article=article,
        manifest=manifest,
        signed=one.manifest,
        envelopes=tuple(one.envelopes.split(b"\n")) if one.envelopes else (),
        section=one.section,
        tags=one.tags,
        freshness=one.freshness,
        pictures=_shown(one, article) if manifest.kind is not EditionKind.WITHDRAWAL else (),
    )


def _shown(one: StoredEdition, article: Article) -> tuple[DrawnPicture, ...]:
    known = {picture.url: picture for picture in one.pictures}
    return tuple(known[url] for url in picture_addresses(article) if url in known) if known else ()
