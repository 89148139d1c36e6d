"""An article without some of its pictures, and where its other texts then stand."""

from collections.abc import Callable, Collection
from dataclasses import replace

from colophon.article.article import Article, Image


def without_pictures(article: Article, urls: Collection[str]) -> Article:
    """The article without the pictures at these addresses, their captions and credits."""
    lead = article.lead_image
    return replace(
        article,
        lead_image=None if lead and lead.url in urls else lead,
        blocks=tuple(block for block in article.blocks if not (isinstance(block, Image) and block.url in urls)),
    )


def places_without(article: Article, urls: Collection[str]) -> Callable[[str], str | None]:
    """From a place in the article to the same text's place without those pictures; None for the pictures' own texts."""
    moved: dict[str, str | None] = {}
    kept = 0
    for number, block in enumerate(article.blocks):
        gone = isinstance(block, Image) and block.url in urls
        moved[str(number)] = None if gone else str(kept)
        kept += not gone
    if article.lead_image and article.lead_image.url in urls:
        moved["lead"] = None

    def place_of(place: str) -> str | None:
        head, dot, rest = place.partition(".")
        new = moved.get(head, head)
        return None if new is None else f"{new}{dot}{rest}"

    return place_of


def picture_addresses(article: Article) -> tuple[str, ...]:
    """The addresses of the pictures that the article shows, each once, in order."""
    lead = [article.lead_image.url] if article.lead_image else []
    return tuple(dict.fromkeys([*lead, *(block.url for block in article.blocks if isinstance(block, Image))]))
