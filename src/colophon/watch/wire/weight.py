"""How long and how hard an article is of which a feed holds the whole text."""

from colophon.article.article import Article, Paragraph
from colophon.segments.effort import effort

_LEAST_WHOLE = 120
"""Words from which on a text in a feed is taken for the whole article and not for its beginning."""


def weight(text: str, *, title: str, language: str) -> tuple[int, int]:
    """Words and difficulty; two noughts for what is only a summary."""
    cost = effort(Article(title=title, language=language or "en", blocks=(Paragraph(text),)))
    return (cost.words, cost.difficulty) if cost.words >= _LEAST_WHOLE else (0, 0)
