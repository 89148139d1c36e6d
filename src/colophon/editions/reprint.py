"""The reprint kit: an article as HTML, Markdown and plain text, each with its credits, its terms and its address."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from colophon.article.article import (
    Article,
    Block,
    Code,
    Footnote,
    Heading,
    Image,
    ListItem,
    Paragraph,
    Quotation,
    Table,
)
from colophon.article.credit import Role
from colophon.article.direction import direction
from colophon.article.inline import plain_once
from colophon.article.safe_address import web_address
from colophon.editions.edition import DeskPage, Edition
from colophon.editions.words import Words

_PRINTED = (Role.AUTHOR, Role.TRANSLATOR, Role.REVIEWER, Role.PROOFREADER, Role.EDITOR, Role.PHOTOGRAPHER, Role.MACHINE)


@dataclass(frozen=True, slots=True)
class Kit:
    """The three texts."""

    html: str
    markdown: str
    text: str


def reprint(edition: Edition, desk: DeskPage, words: Words, *, body: str, notes: str, markdown: str) -> Kit:
    """`body` and `notes` are the article's HTML as its page has it, `markdown` is the article with front matter."""
    credits = tuple(credit_lines(edition, desk, words))
    return Kit(
        html=_html(edition, credits, body, notes),
        markdown=_markdown(edition, credits, markdown),
        text=_text(edition.article, credits),
    )


def credit_lines(edition: Edition, desk: DeskPage, words: Words) -> Iterator[tuple[str, str]]:
    """What a reprint has to say: (what, who or where), in the language of the article."""
    manifest, source = edition.manifest, edition.article.source
    for role in _PRINTED:
        names = [credit.name for credit in manifest.credits if credit.role is role]
        if names:
            yield words[f"role_{role}"], " · ".join(names)
    publisher = source.publisher if source else ""
    yield words["source"], " · ".join(one for one in (manifest.source.title, publisher, manifest.source.address) if one)
    if edition.article.licence:
        yield words["licence"], edition.article.licence
    yield words["translation"], " · ".join(one for one in (desk.name, desk.url(f"{edition.slug}/")) if one)


def _html(edition: Edition, credits: tuple[tuple[str, str], ...], body: str, notes: str) -> str:
    article = edition.article
    lines = "\n".join(f"<li>{escape(what)}: {_linked(who)}</li>" for what, who in credits)
    ending = f"\n<ol>\n{notes}\n</ol>" if notes else ""
    return (
        f'<article lang="{escape(article.language)}" dir="{direction(article.language)}">\n'
        f"<h1>{escape(plain_once(article.title))}</h1>\n{body}{ending}\n<footer><ul>\n{lines}\n</ul></footer>\n</article>\n"
    )


def _linked(text: str) -> str:
    if ":" not in text:
        return escape(text)
    words = (
        f'<a href="{escape(one)}">{escape(one)}</a>' if web_address(one) else escape(one) for one in text.split(" ")
    )
    return " ".join(words)


def _markdown(edition: Edition, credits: tuple[tuple[str, str], ...], written: str) -> str:
    body = written.split("\n---\n", 1)[1].lstrip("\n") if written.startswith("---\n") else written
    lines = "\n".join(f"- {what}: {_marked(who)}" for what, who in credits)
    return f"# {edition.article.title}\n\n{body}\n---\n\n{lines}\n"


def _marked(text: str) -> str:
    if ":" not in text:
        return text
    return " ".join(f"<{one}>" if web_address(one) else one for one in text.split(" "))


def _text(article: Article, credits: tuple[tuple[str, str], ...]) -> str:
    parts = [plain_once(article.title), *filter(None, map(_plain, article.blocks))]
    return "\n\n".join([*parts, "\n".join(f"{what}: {who}" for what, who in credits)]) + "\n"


def _plain(block: Block) -> str:
    if type(block) is Paragraph or type(block) is Heading or type(block) is Quotation:
        return plain_once(block.text)
    if type(block) is Code:
        return block.text
    if type(block) is ListItem:
        return f"{'•' if block.number is None else f'{block.number}.'} {plain_once(block.text)}"
    if type(block) is Image:
        return " ".join(filter(None, (plain_once(block.caption), f"({block.credit})" if block.credit else "")))
    if type(block) is Table:
        return "\n".join("\t".join(map(plain_once, row)) for row in block.rows)
    return f"[{block.label}] {plain_once(block.text)}" if type(block) is Footnote else ""
