"""What templates can make of values: names of languages, links, code, the content of a text box."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape

from colophon.article.direction import direction
from colophon.article.inline import plain
from colophon.article.safe_address import web_address
from colophon.editions.slug import name_of
from colophon.editions.words import Words, words_for


@lru_cache(maxsize=64)
def _in_code(slugs: tuple[str, ...]) -> Markup:
    """Slugs as a row of code; most editions were asked the same checks."""
    return Markup(" ").join(Markup("<code>{}</code>").format(slug) for slug in slugs)


def _linked(address: str, text: str) -> str:
    """A text that leads to an address, where that is one."""
    url = web_address(address)
    return Markup(f'<a href="{escape(url)}">{escape(text)}</a>') if url else text  # noqa: S704 - both are escaped


def _in_textarea(text: str) -> Markup:
    """A text as the content of a `textarea`, where quotation marks and ">" mean nothing."""
    return Markup(text.replace("&", "&amp;").replace("<", "&lt;"))  # noqa: S704 - nothing in it can end the element


def _language_name(tag: str, words: Words) -> str:
    """A language's name in the language of the page."""
    return _named(tag, words.tag)


def _own_name(tag: str) -> str:
    """A language's name in that language itself."""
    return _named(tag, tag)


@lru_cache(maxsize=4096)
def _named(tag: str, among: str) -> str:
    try:
        name = Locale.parse(tag, sep="-").get_display_name(among.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


FILTERS = {
    "plain": plain,
    "direction": direction,
    "web_address": web_address,
    "name_of": name_of,
    "in_code": _in_code,
    "in_textarea": _in_textarea,
    "linked": _linked,
}
FUNCTIONS = {"words_for": words_for, "language_name": _language_name, "own_name": _own_name}
