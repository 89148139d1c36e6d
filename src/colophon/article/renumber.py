"""Links of a translation under the numbers that they have in its source."""

import re
from dataclasses import replace

from colophon.article.article import Article
from colophon.article.places import texts, with_texts

_REFERENCE = re.compile(r"\]\[(\d{1,4})\]")


def with_links_of(source: Article, translation: Article) -> Article:
    """The translation with its link numbers pointing into the source's links.

    A link that the source does not have stands with its address in the text.
    """
    numbers = {link.url: number for number, link in reversed(list(enumerate(source.links, 1)))}

    def renumbered(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if not 0 <= at < len(translation.links):
            return match[0]
        url = translation.links[at].url
        return f"][{numbers[url]}]" if url in numbers else f"](<{url}>)"

    changed = {place: _REFERENCE.sub(renumbered, text) for place, text in texts(translation)}
    return replace(with_texts(translation, changed), links=source.links)
