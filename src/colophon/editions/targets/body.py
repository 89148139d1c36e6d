"""An article's text for a page that is not ours: with its pictures where we have them, its notes and its colophon."""

from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup
from msgspec import structs

from colophon.article.article import Article, Image
from colophon.article.direction import direction
from colophon.article.html_style import HtmlStyle, numbers_of_notes
from colophon.article.safe_address import whole_uri
from colophon.editions.edition import DeskPage
from colophon.editions.html import Setting
from colophon.editions.targets.credit_note import correction_line, credit_note, line_html, note_html
from colophon.editions.targets.target import Standing
from colophon.editions.words import words_for

STYLE = """\
body { overflow-wrap: break-word; }
li > p { margin: 0; }
.credit { display: block; }
sup { font-size: .7em; line-height: 0; }
sup a { text-decoration: none; }
hr { border: 0; margin: 1.5em 0; text-align: center; }
hr::before { content: "* * *"; }
[lang|="ar"], [lang|="fa"], [lang|="ur"], [lang|="hi"], [lang|="bn"], [lang|="th"], [lang|="zh"], [lang|="ja"] {
  line-height: 1.75; }
em:lang(ar), em:lang(fa), em:lang(ur), em:lang(he), em:lang(hi), em:lang(bn), em:lang(th), em:lang(zh), em:lang(ja) {
  font-style: normal; font-weight: bold; }
.summary em { font-weight: normal; }
"""
"""What books and pages to print share: scripts that do not lean, credits below captions, lists that stand close."""


def body_html(standing: Standing, desk: DeskPage, *, pictures: Mapping[str, str], own: str = "") -> Markup:
    """The article below its title. `pictures` says where each picture lies there, by its address in the article.

    Pictures are loaded from relative addresses and from below `own`; any other is linked to. A withdrawn article is
    only its note and its colophon.
    """
    article = _outward(standing, pictures)
    words = words_for(article.language)
    correction = correction_line(standing)
    parts = [line_html(correction)] if correction else []
    if not standing.withdrawn:
        parts += _text(article, _setting(article, own))
    parts.append(note_html(credit_note(standing, desk), words))
    return Markup("\n").join(part for part in parts if part)


def _text(article: Article, setting: Setting) -> list[Markup]:
    words = words_for(article.language)
    parts = (
        [Markup('<p class="summary"><em>{}</em></p>').format(setting.inline(article.summary))]
        if article.summary
        else []
    )
    parts += [setting.figure(article.lead_image)] if article.lead_image else []
    parts.append(setting.blocks(article.blocks))
    footnotes = setting.footnotes(article.blocks)
    if footnotes:
        parts.append(Markup("<h2>{}</h2>\n<ol>\n{}\n</ol>").format(words["notes"], footnotes))
    parts += [Markup("<p>{}</p>").format(setting.inline(text)) for text in (article.notice, article.disclaimer) if text]
    return parts


def _setting(article: Article, own: str) -> Setting:
    words = words_for(article.language)
    style = HtmlStyle(
        highest=2,
        notes=numbers_of_notes(article.blocks),
        back=words["back"],
        own_address=own,
        see_picture=words["see_picture"],
    )
    return Setting(article, style)


def _outward(standing: Standing, pictures: Mapping[str, str]) -> Article:
    """The article with its pictures where they lie there, and every other address whole and spelt as a URI: a book has
    no page that a relative one leads to."""
    article, base = standing.edition.article, standing.edition.manifest.source.address

    def moved(image: Image) -> Image:
        return structs.replace(image, url=pictures.get(image.url) or whole_uri(image.url, base))

    return replace(
        article,
        blocks=tuple(moved(block) if isinstance(block, Image) else block for block in article.blocks),
        lead_image=moved(article.lead_image) if article.lead_image else None,
        links=tuple(structs.replace(link, url=whole_uri(link.url, base)) for link in article.links),
    )


def document(title: str, body: Markup, *, language: str, head: Markup) -> str:
    """A whole page around a body, as XHTML that is HTML too."""
    page = Markup(
        '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="{tag}" xml:lang="{tag}" dir="{way}">\n'
        '<head><meta charset="utf-8"/><title>{title}</title>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'
    )
    return str(page.format(tag=language, way=direction(language), title=title, head=head, body=body))
