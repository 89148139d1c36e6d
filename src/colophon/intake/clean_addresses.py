"""An article whose links, images and source lead where they should, without tracking or personal tokens."""

from dataclasses import replace

from msgspec import structs

from colophon.article.article import Article, Block, Image, Link
from colophon.intake.address import clean_address


def with_clean_addresses(article: Article) -> tuple[Article, tuple[str, ...]]:
    """The article, and the names of the parameters that were removed from its addresses, each once."""
    removed: dict[str, None] = {}

    def clean(url: str) -> str:
        if not url:
            return url
        found = clean_address(url)
        removed.update(dict.fromkeys(found.removed))
        return found.url or url

    def block(one: Block) -> Block:
        return structs.replace(one, url=clean(one.url)) if isinstance(one, Image) else one

    lead, source = article.lead_image, article.source
    cleaned = replace(
        article,
        url=clean(article.url),
        links=tuple(Link(clean(link.url), link.title) for link in article.links),
        credits=tuple(replace(credit, url=clean(credit.url)) for credit in article.credits),
        blocks=tuple(block(one) for one in article.blocks),
        footer=tuple(block(one) for one in article.footer),
        lead_image=structs.replace(lead, url=clean(lead.url)) if lead else None,
        source=structs.replace(source, url=clean(source.url)) if source else None,
    )
    return cleaned, tuple(removed)
