"""The colophon in a few lines, for places that have no page of their own for it: who, from what, under which terms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from colophon.article.credit import Credit, Role
from colophon.article.inline_writer import escape_inline, write_target
from colophon.article.safe_address import web_address, whole_uri
from colophon.editions.edition import DeskPage
from colophon.editions.targets.target import Standing
from colophon.editions.words import Words, words_for
from colophon.signoff.manifest import EditionKind


@dataclass(frozen=True, slots=True)
class Named:
    """A text that may lead somewhere; `url` is safe to follow, or empty. `language` where it is another one."""

    text: str
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A label in the article's language and what stands behind it."""

    label: str
    values: tuple[Named, ...]


def credit_note(standing: Standing, desk: DeskPage) -> tuple[Line, ...]:
    """Everybody by role, the source, the desk, the terms, and where the edition can be verified."""
    return tuple(line for line in _lines(standing, desk) if any(value.text for value in line.values))


def _lines(standing: Standing, desk: DeskPage) -> Iterator[Line]:
    manifest, article = standing.edition.manifest, standing.edition.article
    words = words_for(article.language)
    for role, names in by_role(manifest.credits):
        yield Line(words[f"role_{role}"], tuple(Named(one.name, web_address(one.url)) for one in names))
    source = manifest.source
    title = source.title or site_of(source.address)
    yield Line(words["source"], (Named(title, web_address(source.address), manifest.source_language),))
    if article.source:
        yield Line(words["publisher"], (Named(article.source.publisher),))
        yield Line(words["source_published"], (Named(words.day(article.source.published)),))
    yield Line(words["published"], (Named(desk.name), Named(words.day(standing.since))))
    yield Line(words["licence"], (Named(article.licence, web_address(article.licence)),))
    yield Line(words["verify"], (Named(standing.address, web_address(standing.address)),))


def correction_line(standing: Standing) -> Line | None:
    """What is to be said before the text: that it was corrected or withdrawn, when, and why."""
    edition = standing.edition
    if edition.kind is EditionKind.FIRST:
        return None
    words = words_for(edition.article.language)
    return Line(words[f"kind_{edition.kind}"], (Named(words.day(edition.published)), Named(edition.note)))


def by_role(credits: Sequence[Credit]) -> Iterator[tuple[Role, list[Credit]]]:
    """Those who are named, by role in the order of the vocabulary."""
    for role in Role:
        names = [credit for credit in credits if credit.role is role and credit.name]
        if names:
            yield role, names


def site_of(address: str) -> str:
    """The host of an address, as a reader knows it."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def note_html(lines: Sequence[Line], words: Words) -> Markup:
    """The lines as a list of definitions."""
    rows = Markup("\n").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(line.label, Markup(" · ").join(map(_html, line.values)))
        for line in lines
    )
    return Markup('<dl class="colophon" lang="{}" dir="{}">\n{}\n</dl>').format(words.tag, words.direction, rows)


def line_html(line: Line) -> Markup:
    """One line as a paragraph."""
    return Markup("<p><strong>{}</strong> {}</p>").format(line.label, Markup(" · ").join(map(_html, line.values)))


def _html(named: Named) -> Markup:
    text = Markup('<bdi lang="{}">{}</bdi>').format(named.language, named.text) if named.language else named.text
    if not named.language:
        text = Markup("<bdi>{}</bdi>").format(named.text)
    url = whole_uri(named.url)
    return Markup('<a href="{}">{}</a>').format(url, text) if url else Markup("{}").format(text)


def named_markdown(named: Named) -> str:
    """A text, linked where it leads somewhere."""
    text = escape_inline(" ".join(named.text.split()))
    return f"[{text}]({write_target(named.url, '')})" if named.url else text
