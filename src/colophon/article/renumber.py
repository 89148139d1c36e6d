"""Links of a translation under the numbers that they have in its source."""

import re
from dataclasses import replace

from colophon.article.article import Article, Link
from colophon.article.places import texts, with_texts

_REFERENCE = re.compile(r"\]\[(\d{1,4})\]")


def with_links_of(source: Article, translation: Article) -> tuple[Article, tuple[Link, ...]]:
    """The translation with its link numbers pointing into the second value: the source's links, then its own others."""
    links = list(source.links)
    numbers: dict[str, str] = {}
    for number, link in enumerate(translation.links, 1):
        known = next((at for at, one in enumerate(links, 1) if one.url == link.url), 0)
        if not known:
            links.append(link)
            known = len(links)
        numbers[str(number)] = str(known)

    def renumbered(text: str) -> str:
        return _REFERENCE.sub(lambda match: f"][{numbers.get(match[1], match[1])}]", text)

    changed = with_texts(translation, {place: renumbered(text) for place, text in texts(translation)})
    return replace(changed, links=tuple(links)), tuple(links)
