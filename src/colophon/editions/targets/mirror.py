"""A text mirror: every article as Markdown in a folder of its month, with lists that lead to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from posixpath import basename

from msgspec import structs

from colophon.article.article import Article
from colophon.article.inline import plain
from colophon.article.inline_writer import escape_inline
from colophon.article.safe_address import safe_address
from colophon.article.write_markdown import write_markdown
from colophon.editions.edition import DeskPage, Files
from colophon.editions.targets.conventions import Convention, above, below
from colophon.editions.targets.target import Entry, OfMonth, Standing
from colophon.editions.words import words_for

LIST = "README.md"
_NEWEST = 50


@dataclass(frozen=True, slots=True)
class Mirror:
    """The form of a text mirror, in the convention that its readers know."""

    convention: Convention = Convention.MIRROR

    def path(self, standing: Standing) -> str:
        return f"{standing.month}/{standing.day}-{standing.slug}.md"

    def files(self, standing: Standing, desk: DeskPage) -> Files:
        return {self.path(standing): self._text(standing, desk).encode("utf-8", "replace")}

    def month_list(self, month: str) -> str:
        return f"{month}/{LIST}"

    def lists(self, month: str, entries: tuple[Entry, ...], desk: DeskPage, of_month: OfMonth) -> Files:
        """The list of the month that changed, and the first page with the newest and all months."""
        listed = [entry for entry in entries if entry.month == month]
        lists = {LIST: _written(_first_page(entries, desk))}
        if listed:
            lists[self.month_list(month)] = _written(_month_page(month, listed, desk))
        return lists

    def _text(self, standing: Standing, desk: DeskPage) -> str:
        front, body = _parts(standing, desk, whole=self.convention is Convention.PLAIN)
        title = escape_inline(plain(standing.edition.article.title))
        lines = above(standing, desk, self.convention)
        head = f"{lines}{title}\n======\n\n" if self.convention is Convention.LCTT else f"{front}{lines}"
        return f"{head}{body}{below(standing, desk, self.convention)}"


def _parts(standing: Standing, desk: DeskPage, *, whole: bool) -> tuple[str, str]:
    """Front matter and text as Markdown. Not `whole`: the front matter says only what the lines around do not."""
    edition = standing.edition
    article = replace(edition.article, url=standing.address, published=standing.since)
    if edition.published != standing.since:
        article = replace(article, modified=edition.published)
    if standing.withdrawn:
        article = replace(article, blocks=(), links=(), lead_image=None, summary="", notice="", footer=())
    if not whole:
        article = _bare(article)
    article = replace(article, links=tuple(structs.replace(link, url=safe_address(link.url)) for link in article.links))
    also = {"key": standing.key, "desk": desk.name, "edition": str(edition.number), "kind": edition.kind.value}
    written = write_markdown(article, also=also)
    front, _, body = written.removeprefix("---\n").partition("\n---\n")
    return f"---\n{front}\n---\n\n", body.lstrip("\n")


def _bare(article: Article) -> Article:
    """Without what a convention's own lines say, and with the first picture in the text, where a mirror shows it."""
    lead = (article.lead_image,) if article.lead_image else ()
    return replace(article, credits=(), source=None, lead_image=None, disclaimer="", blocks=(*lead, *article.blocks))


def _first_page(entries: tuple[Entry, ...], desk: DeskPage) -> Iterator[str]:
    words = words_for(desk.language)
    yield f"# {escape_inline(desk.name)}"
    yield ""
    newest = sorted(entries, key=lambda entry: (entry.day, entry.path), reverse=True)
    yield from (_line(entry, entry.path) for entry in newest[:_NEWEST])
    if not entries:
        yield words["none_yet"]
    yield ""
    for month, group in groupby(newest, key=lambda entry: entry.month):
        yield f"- [{month}]({month}/{LIST}) ({sum(1 for _ in group)})"


def _month_page(month: str, entries: list[Entry], desk: DeskPage) -> Iterator[str]:
    yield f"# {month}"
    yield ""
    newest = sorted(entries, key=lambda entry: (entry.day, entry.path), reverse=True)
    yield from (_line(entry, basename(entry.path)) for entry in newest)
    yield ""
    yield f"[{escape_inline(desk.name)}](../{LIST})"


def _line(entry: Entry, path: str) -> str:
    source = f" — {escape_inline(' '.join(entry.source_title.split()))}" if entry.source_title else ""
    gone = f" ({words_for(entry.language)['kind_withdrawal']})" if entry.withdrawn else ""
    return f"- {entry.day} [{escape_inline(plain(entry.title))}]({path}){gone}{source}"


def _written(lines: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
