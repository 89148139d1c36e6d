"""An article as one HTML document, for exchange; `read_html` gives back its normal form.

What is known of the article stands in <meta> elements named `colophon.…`; HTML cannot carry what is not safe to follow
(the model's other addresses), runs of spaces, or control characters.
"""

from collections.abc import Iterator

from msgspec import structs

from colophon.article.article import Article
from colophon.article.direction import direction
from colophon.article.html_style import HtmlStyle
from colophon.article.normal import normal
from colophon.article.write_html_blocks import HtmlWriter
from colophon.article.write_inline_html import html_text

META = "colophon."
_STYLE = HtmlStyle(numbered=True)
PLAIN = ("url", "publisher", "published", "modified", "licence")


def write_html(article: Article) -> str:
    """The article's normal form as a whole HTML document."""
    article = normal(article)
    way = direction(article.language)
    head = "\n".join(_head(article))
    body = "\n".join(_body(article, way))
    language = html_text(article.language)
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{way}">\n<head>\n<meta charset="utf-8">\n{head}\n</head>\n'
        f"<body>\n<article>\n{body}\n</article>\n</body>\n</html>\n"
    )


def _head(article: Article) -> Iterator[str]:
    for name in PLAIN:
        yield from _meta(name, getattr(article, name))
    if article.source:
        for name, value in structs.asdict(article.source).items():
            yield from _meta(f"source.{name}", value)
    for credit in article.credits:
        yield _record("credit", credit.name, role=credit.role.value, url=credit.url)
    for link in article.links:
        yield _record("link", link.url, title=link.title)


def _meta(name: str, value: str) -> Iterator[str]:
    if value:
        yield _record(name, value)


def _record(name: str, value: str, **more: str) -> str:
    data = "".join(f' data-{key}="{html_text(text)}"' for key, text in more.items() if text)
    return f'<meta name="{META}{name}" content="{html_text(value)}"{data}>'


def _body(article: Article, way: str) -> Iterator[str]:
    writer = HtmlWriter(article.links, _STYLE, way)
    yield f'<h1 class="title">{writer.inline(article.title)}</h1>'
    for name in ("summary", "notice", "disclaimer"):
        text = getattr(article, name)
        if text:
            yield f'<div class="{name}">{writer.inline(text)}</div>'
    if article.lead_image:
        yield writer.figure(article.lead_image, name="lead")
    yield f'<div class="body">\n{writer.blocks(article.blocks)}\n</div>'
    if article.footer:
        yield f"<footer>\n{writer.blocks(article.footer)}\n</footer>"
