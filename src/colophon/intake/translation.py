"""Reading a translation that exists already, whatever kind of file it comes in."""

import re

from colophon.article.read_markdown import read_markdown
from colophon.intake.encoding import decode
from colophon.intake.language import language_of
from colophon.intake.published import Published, lift_credits, read_published
from colophon.intake.read import Kind, kind_of, read

_OURS = re.compile(r"---[ \t]*\r?\n(?:(?!---).*\r?\n)*?(?:source:[ \t]*\r?\n {2}\w|credits:[ \t]*\r?\n- role:)")
"""Front matter as `colophon export` writes it: a source or credits with fields of their own, which nobody else has."""


def read_translation(data: bytes, *, name: str = "", language: str = "") -> Published:
    """The translation with its credits, from a page, Markdown or plain text. Raises what `read` raises.

    Without a language the text itself is asked.
    """
    text = decode(data, "").text
    if kind_of(text, name=name) is Kind.PAGE:
        return lift_credits(read(data, name=name, language=language).article)
    if _OURS.match(text.removeprefix("\ufeff")):
        return _our_own(text, language=language)
    return read_published(text, language=language or language_of(text))


def _our_own(text: str, *, language: str) -> Published:
    """What was written here says itself what is title, credit and text: nothing has to be guessed, nothing is left."""
    article = read_markdown(text, language=language)
    return Published(article=article, body=text, conventions=(), lines_read=(), left=(), unread=())
