"""Relays: a source that is itself a translation. Readers are told of the first one, in their language."""

from babel import Locale, UnknownLocaleError

from colophon.article.article import Article
from colophon.article.inline_writer import escape_inline
from colophon.checks.scripts import primary
from colophon.editions.words import Words, words_for


def is_relay(source: Article) -> bool:
    """Whether an article says what it was translated from: another text, in another language as far as it says."""
    first = source.source
    if first is None or not (first.url or first.title):
        return False
    return first.url != source.url and (not first.language or primary(first.language) != primary(source.language))


def relay_notice(source: Article, language: str) -> str:
    """What an edition in `language` says of the way its text has gone (inline Markdown); empty for a first source."""
    first = source.source
    if first is None or not is_relay(source):
        return ""
    words = words_for(language)
    by = ", ".join(name for name in (first.author, first.publisher) if name)
    named = " · ".join(part for part in (first.title, by, first.url) if part)
    said = words.fill("relay", language=_named(source.language, words), first=named)
    return escape_inline(said)


def _named(tag: str, words: Words) -> str:
    try:
        return Locale.parse(tag, sep="-").get_display_name(words.tag.replace("-", "_")) or tag
    except (UnknownLocaleError, ValueError):
        return tag
