"""The lead image, which many pages show a second time in their text."""

from dataclasses import replace

from colophon.article.article import Article, Image


def with_lead_once(article: Article) -> Article:
    """Without the lead image if the same picture stands among the blocks."""
    pictures = {block.url for block in article.blocks if isinstance(block, Image)}
    doubled = article.lead_image is not None and article.lead_image.url in pictures
    return replace(article, lead_image=None) if doubled else article
