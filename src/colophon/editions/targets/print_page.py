"""The page that a PDF is set from: one article, or those of a month behind each other."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from colophon.article.direction import direction
from colophon.article.inline import plain
from colophon.editions.edition import DeskPage
from colophon.editions.targets.body import STYLE, body_html, document
from colophon.editions.targets.target import Standing

_OWN_NOTE = re.compile(r'((?:id="|href="#))(mark|note)-(?=[0-9])')  # text never holds a bare quotation mark
_STYLE = """\
@page { size: A4; margin: 22mm 24mm; @bottom-center { content: counter(page); font: 9pt serif; } }
html { font: 11pt/1.5 "Noto Serif", "Noto Serif CJK SC", "Noto Naskh Arabic", serif; }
h1 { font-size: 22pt; line-height: 1.2; margin: 0 0 8mm; string-set: title content(); }
h2, h3 { line-height: 1.25; break-after: avoid; }
[lang|="ja"] { font-family: "Noto Serif", "Noto Serif CJK JP", serif; }
[lang|="ko"] { font-family: "Noto Serif", "Noto Serif CJK KR", serif; }
[lang|="zh-Hant"] { font-family: "Noto Serif", "Noto Serif CJK TC", serif; }
[lang|="hi"] { font-family: "Noto Serif Devanagari", "Noto Serif", serif; }
article + article { break-before: page; }
p { orphans: 2; widows: 2; }
img { max-width: 100%; max-height: 120mm; }
figure { margin: 6mm 0; break-inside: avoid; }
figcaption, .colophon { font-size: 9pt; line-height: 1.4; }
blockquote { border-inline-start: 1mm solid #999; margin: 4mm 0; padding-inline-start: 4mm; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 9pt; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; break-inside: avoid; }
td, th { border-bottom: 0.3pt solid #999; padding: 1mm 2mm; text-align: start; overflow-wrap: anywhere; }
a { color: inherit; }
.colophon { border-top: 0.5pt solid; margin-top: 10mm; padding-top: 3mm; }
.colophon dt { font-weight: bold; float: inline-start; clear: both; margin-inline-end: 2mm; }
.colophon dd { margin: 0 0 1mm; overflow-wrap: anywhere; }
"""


def print_page(articles: Sequence[Standing], desk: DeskPage, *, title: str) -> str:
    """A whole HTML page with its style."""
    body = Markup("\n").join(_article(one, desk) for one in sorted(articles, key=lambda one: (one.day, one.slug)))
    style = Markup(f"<style>\n{STYLE}{_STYLE}</style>")  # noqa: S704 - our own
    return document(title, body, language=articles[0].edition.article.language, head=style)


def _article(standing: Standing, desk: DeskPage) -> Markup:
    article = standing.edition.article
    pictures = {url: picture_name(standing, url) for url in standing.pictures}
    text = _OWN_NOTE.sub(rf"\1\2-{standing.slug}-", str(body_html(standing, desk, pictures=pictures)))
    body = Markup(text)  # noqa: S704 - as it was, with other names for its notes
    return Markup('<article lang="{}" dir="{}"><h1>{}</h1>\n{}</article>').format(
        article.language, direction(article.language), plain(article.title), body
    )


def picture_name(standing: Standing, url: str) -> str:
    """A name, relative to the page, by which the setter asks for a picture."""
    return f"pictures/{standing.slug}/{list(standing.pictures).index(url)}"
