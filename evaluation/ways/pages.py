"""The pages of invented sites: templates whose menus, teasers and counters change with every visit."""

import html
import random
from collections.abc import Callable

from colophon.article.article import Article, Block, Code, Heading, Image, ListItem, Quotation, Table
from colophon.article.inline import plain

Template = Callable[[Article, random.Random], str]
_TEASERS = (
    "Ten gadgets that you will want this spring",
    "What our readers asked most often last week",
    "Why the old library is closing its doors",
    "A long walk along the northern canal",
    "How to choose a bicycle for a rainy town",
    "The week in pictures",
)


def plain_site(article: Article, chance: random.Random) -> str:
    """A blog: header, article, share buttons, comments."""
    comments = "".join(f"<li class=comment><p>{chance.choice(_TEASERS)}? I do not think so.</p></li>" for _ in range(3))
    return _page(
        article,
        f"<header class=site-header><a href=/>The Lowmark Blog</a><nav>{_teasers(chance)}</nav></header>"
        f"<main><article class=post><h1>{_title(article)}</h1><p class=byline>By Ina Holm · {chance.randint(1, 9)} min"
        f" read</p><div class=entry-content>{_body(article)}</div>"
        f"<div class=share-buttons><a href=#>Share</a> <a href=#>{chance.randint(10, 900)} likes</a></div></article>"
        f"<section id=comments><h3>{chance.randint(2, 90)} comments</h3><ol>{comments}</ol></section></main>"
        f"<footer>© The Lowmark Blog</footer>",
    )


def newspaper(article: Article, chance: random.Random) -> str:
    """A newspaper: trending stories above, teasers inside and beside the text, a newsletter."""
    body = _body(article)
    half = body.find("</p>", len(body) // 2) + 4
    half = half if half > 3 else len(body)
    inside = f"<aside class=related><h4>Read more</h4><ul>{_teasers(chance)}</ul></aside>"
    return _page(
        article,
        f"<div id=top><ul class=trending>{_teasers(chance)}</ul></div><div class=layout><div class=story>"
        f"<span class=section>Technology</span><h1 class=headline>{_title(article)}</h1>"
        f"<div class=meta><time>Updated {chance.randint(1, 28)} May 2026, {chance.randint(1, 12)}:15</time></div>"
        f"<div class=story-body>{body[:half]}{inside}{body[half:]}</div>"
        f"<div class=newsletter><p>Sign up for our newsletter and never miss a story.</p></div></div>"
        f"<div class=sidebar><h3>Most read</h3><ol>{_teasers(chance)}</ol></div></div>"
        f"<footer><p>Courier Media, {chance.randint(100, 999)} Harbour Street</p></footer>",
    )


def magazine(article: Article, chance: random.Random) -> str:
    """A magazine of nested containers, with a cookie banner and a subscription box around the text."""
    return _page(
        article,
        f"<div class=cookie-banner><p>We use cookies. <button>Accept</button></p></div>"
        f"<div class=wrap><div class=grid><div class=col><div class=inner><h1>{_title(article)}</h1>"
        f"<div class=article__body>{_body(article)}</div></div></div>"
        f"<div class=rail><div class=promo><p>Subscribe for {chance.randint(2, 9)} euros a month.</p></div>"
        f"<ul>{_teasers(chance)}</ul></div></div></div>",
    )


TEMPLATES: tuple[Template, ...] = (plain_site, newspaper, magazine)


def consent_wall(article: Article, chance: random.Random) -> str:
    """What stands in a page's place until somebody agrees."""
    return (
        "<html><head><title>Before you continue</title></head><body><h1>We value your privacy</h1>"
        "<p>We and our partners store cookies on your device. Give your consent to continue.</p>"
        "<form><button>Accept cookies</button><button>Manage consent</button></form></body></html>"
    )


def excerpt(article: Article, chance: random.Random) -> str:
    """The beginning, and a box that wants money."""
    few = Article(
        title=article.title, language=article.language, blocks=article.blocks[: max(1, len(article.blocks) // 9)]
    )
    return newspaper(few, chance).replace("Sign up for our newsletter", "Subscribe to read the whole story")


def kill_notice(article: Article, chance: random.Random) -> str:
    return (
        "<html><head><title>Removed</title></head><body><main><article><h1>This article has been removed</h1>"
        "<p>This story has been removed because it did not meet our standards. We apologise to our readers.</p>"
        "</article></main></body></html>"
    )


def _page(article: Article, body: str) -> str:
    head = f"<meta charset=utf-8><title>{_title(article)}</title>"
    return f"<!doctype html><html lang={article.language}><head>{head}</head><body>{body}</body></html>"


def _title(article: Article) -> str:
    return html.escape(plain(article.title))


def _teasers(chance: random.Random) -> str:
    return "".join(f"<li><a href=/{chance.randint(1, 999)}>{chance.choice(_TEASERS)}</a></li>" for _ in range(5))


def _body(article: Article) -> str:
    return "".join(_block(block) for block in article.blocks)


def _block(block: Block) -> str:
    match block:
        case Heading(text=text):
            return f"<h2>{html.escape(plain(text))}</h2>"
        case ListItem(text=text):
            return f"<ul><li>{html.escape(plain(text))}</li></ul>"
        case Quotation(text=text):
            return f"<blockquote><p>{html.escape(plain(text))}</p></blockquote>"
        case Code(text=text):
            return f"<pre><code>{html.escape(text)}</code></pre>"
        case Image() | Table():
            return ""
        case _:
            text = plain(getattr(block, "text", ""))
            return f"<p>{html.escape(text)}</p>" if text else ""
