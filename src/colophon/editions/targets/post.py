"""An article as a post of WordPress: its texts, its keys and what it must be found by."""

from collections.abc import Mapping
from dataclasses import dataclass

from colophon.article.credit import Role
from colophon.article.inline import plain
from colophon.article.without_pictures import picture_addresses
from colophon.editions.edition import DeskPage
from colophon.editions.targets.body import body_html
from colophon.editions.targets.credit_note import by_role
from colophon.editions.targets.epub import ENDINGS
from colophon.editions.targets.target import Picture, Standing
from colophon.signoff.canonical import sha256_of
from colophon.signoff.keyring import instant
from colophon.signoff.manifest_json import manifest_digest

META = (
    "colophon_key",
    "colophon_edition",
    "colophon_source_url",
    "colophon_source_title",
    "colophon_source_language",
    "colophon_language",
    "colophon_authors",
    "colophon_translators",
    "colophon_reviewers",
    "colophon_proofreaders",
    "colophon_licence",
    "colophon_page",
    "colophon_manifest",
)
"""The keys under which WordPress keeps who, from what and which edition, once it was told of them."""

_ROLES = {
    "colophon_authors": Role.AUTHOR,
    "colophon_translators": Role.TRANSLATOR,
    "colophon_reviewers": Role.REVIEWER,
    "colophon_proofreaders": Role.PROOFREADER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """`slug` is our own key: whoever asks for it finds the one post of this article. `date` is UTC without zone."""

    slug: str
    title: str
    content: str
    excerpt: str
    date: str
    meta: Mapping[str, str]


def post_of(standing: Standing, desk: DeskPage, *, pictures: Mapping[str, str]) -> Post:
    """`pictures` are the addresses that WordPress gave to those it took."""
    article = standing.edition.article
    own = next((url[: url.index("/", url.index("//") + 2) + 1] for url in pictures.values() if "//" in url), "")
    return Post(
        slug=post_slug(standing),
        title=plain(article.title),
        content=str(body_html(standing, desk, pictures=pictures, own=own)),
        excerpt="" if standing.withdrawn else plain(article.summary),
        date=f"{instant(standing.since):%Y-%m-%dT%H:%M:%S}",
        meta=_meta(standing),
    )


def post_slug(standing: Standing) -> str:
    """Lasting, plain ASCII and short enough for WordPress to leave it as it is; no other desk's key is the same."""
    digest = sha256_of(f"{standing.edition.manifest.desk}\n{standing.key}".encode("utf-8", "replace"))
    return f"{standing.slug[:80].rstrip('-')}-{digest[:10]}"


def picture_slug(picture: Picture) -> str:
    """The same bytes are the same picture, whichever article shows them."""
    return f"colophon-{sha256_of(picture.data)[:20]}"


def picture_file(picture: Picture) -> str:
    """The name it is handed over by; WordPress makes the slug from it."""
    return f"{picture_slug(picture)}.{ENDINGS.get(picture.kind, 'bin')}"


def pictures_of(standing: Standing) -> Mapping[str, Picture]:
    """The pictures that the desk holds and the article shows."""
    shown = () if standing.withdrawn else picture_addresses(standing.edition.article)
    return {url: standing.pictures[url] for url in shown if url in standing.pictures}


def _meta(standing: Standing) -> Mapping[str, str]:
    edition, manifest = standing.edition, standing.edition.manifest
    named = dict(by_role(manifest.credits))
    people = {key: ", ".join(one.name for one in named.get(role, [])) for key, role in _ROLES.items()}
    return {
        "colophon_key": f"{manifest.desk}/{standing.key}",
        "colophon_edition": str(edition.number),
        "colophon_source_url": manifest.source.address,
        "colophon_source_title": manifest.source.title,
        "colophon_source_language": manifest.source_language,
        "colophon_language": edition.article.language,
        "colophon_licence": edition.article.licence,
        "colophon_page": standing.address,
        "colophon_manifest": manifest_digest(manifest),
        **people,
    }
