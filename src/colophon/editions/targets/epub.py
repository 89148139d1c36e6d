"""Articles to be read without a network: an EPUB of each, and one of each month."""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from ebooklib import epub
from markupsafe import Markup

from colophon.article.direction import direction
from colophon.article.inline import plain
from colophon.article.write_inline_html import readable
from colophon.editions.edition import DeskPage, Files
from colophon.editions.targets.body import STYLE, body_html
from colophon.editions.targets.credit_note import by_role
from colophon.editions.targets.target import Entry, OfMonth, Picture, Standing
from colophon.editions.words import words_for
from colophon.signoff.canonical import sha256_of
from colophon.signoff.keyring import instant

ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "image/svg+xml": "svg"}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same articles are the same file, whenever it is written
_STYLE = """\
body { line-height: 1.5; margin: 0 5%; }
h1 { line-height: 1.2; text-align: start; }
img { max-width: 100%; }
figure { margin: 1.5em 0; }
figcaption, .colophon { font-size: 0.85em; }
blockquote { border-inline-start: 0.2em solid; margin-inline: 0; padding-inline-start: 1em; }
.colophon { border-top: 1px solid; margin-top: 3em; padding-top: 1em; }
.colophon dt { font-weight: bold; }
.colophon dd { margin: 0 0 0.5em; }
"""


class Epub:
    """Each article as `<month>/<slug>.epub`, and `<month>.epub` with all of the month."""

    def path(self, standing: Standing) -> str:
        return f"{standing.month}/{standing.slug}.epub"

    def files(self, standing: Standing, desk: DeskPage) -> Files:
        name = f"urn:colophon:{sha256_of(f'{standing.edition.manifest.desk} {standing.key}'.encode())[:32]}"
        title = plain(standing.edition.article.title)
        return {self.path(standing): book([standing], desk, title=title, identifier=name)}

    def month_list(self, month: str) -> str:
        return f"{month}.epub"

    def lists(self, month: str, entries: tuple[Entry, ...], desk: DeskPage, of_month: OfMonth) -> Files:
        articles = [one for one in of_month() if not one.withdrawn]
        if not articles:
            return {}
        identifier = f"urn:colophon:{sha256_of(f'{desk.name} {month}'.encode())[:32]}"
        return {self.month_list(month): book(articles, desk, title=f"{desk.name}, {month}", identifier=identifier)}


def book(articles: Sequence[Standing], desk: DeskPage, *, title: str, identifier: str) -> bytes:
    """An EPUB 3 of these articles, in the order of their days; the same bytes for the same articles."""
    ordered = sorted(articles, key=lambda one: (one.day, one.slug))
    made = epub.EpubBook()
    language = ordered[0].edition.article.language
    made.set_identifier(identifier)
    made.set_title(readable(title))
    made.set_language(language)
    made.set_direction(direction(language))
    made.add_metadata("DC", "publisher", readable(desk.name))
    made.add_metadata("DC", "date", ordered[-1].day)
    _credit(made, ordered)
    style = epub.EpubItem(
        uid="style", file_name="style.css", media_type="text/css", content=f"{STYLE}{_STYLE}".encode()
    )
    made.add_item(style)
    chapters = [_chapter(made, one, desk, style) for one in ordered]
    made.toc = tuple(epub.Link(chapter.file_name, chapter.title, chapter.id) for chapter in chapters)
    made.add_item(epub.EpubNcx())
    navigation = epub.EpubNav(title=words_for(language)["editions"])
    made.add_item(navigation)
    made.spine = [*([navigation] if len(chapters) > 1 else []), *chapters]
    return _written(made, modified=max(instant(one.edition.published) for one in ordered))


def _credit(made: epub.EpubBook, articles: Sequence[Standing]) -> None:
    """Authors are creators; everybody else contributed. Each name once, however many articles it stands on."""
    seen: set[str] = set()
    for one in articles:
        for role, names in by_role(one.edition.manifest.credits):
            kind = "creator" if role.value == "author" else "contributor"
            for credit in names:
                if credit.name not in seen:
                    made.add_metadata("DC", kind, readable(credit.name))
                    seen.add(credit.name)


def _chapter(made: epub.EpubBook, standing: Standing, desk: DeskPage, style: epub.EpubItem) -> epub.EpubHtml:
    article = standing.edition.article
    pictures = {url: _picture(made, picture) for url, picture in standing.pictures.items()}
    title = readable(plain(article.title))
    chapter = epub.EpubHtml(
        uid=f"article-{standing.slug}",
        file_name=f"{standing.slug}.xhtml",
        title=title,
        lang=article.language,
        direction=direction(article.language),
    )
    body = body_html(standing, desk, pictures=pictures)
    chapter.content = str(Markup("<h1>{}</h1>\n{}").format(title, body)).encode("utf-8", "replace")
    chapter.add_item(style)
    made.add_item(chapter)
    return chapter


def _picture(made: epub.EpubBook, picture: Picture) -> str:
    """Where it lies in the book; a picture of two articles is there once."""
    digest = sha256_of(picture.data)
    name = f"pictures/{digest[:16]}.{ENDINGS.get(picture.kind, 'bin')}"
    if made.get_item_with_href(name) is None:
        uid = f"picture-{digest[:16]}"
        made.add_item(epub.EpubItem(uid=uid, file_name=name, media_type=picture.kind, content=picture.data))
    return name


def _written(made: epub.EpubBook, *, modified: datetime) -> bytes:
    raw, out = BytesIO(), BytesIO()
    epub.write_epub(raw, made, {"mtime": modified, "raise_exceptions": True})
    with zipfile.ZipFile(raw) as there, zipfile.ZipFile(out, "w") as pack:
        for entry in there.infolist():
            same = zipfile.ZipInfo(entry.filename, _LONG_AGO)
            same.compress_type = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            pack.writestr(same, there.read(entry))
    return out.getvalue()
