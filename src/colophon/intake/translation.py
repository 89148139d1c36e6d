"""Reading a translation that exists already, whatever kind of file it comes in."""

from colophon.intake.encoding import decode
from colophon.intake.language import language_of
from colophon.intake.published import Published, lift_credits, read_published
from colophon.intake.read import Kind, kind_of, read


def read_translation(data: bytes, *, name: str = "", language: str = "") -> Published:
    """The translation with its credits, from a page, Markdown or plain text. Raises what `read` raises.

    Without a language the text itself is asked.
    """
    text = decode(data, "").text
    if kind_of(text, name=name) is Kind.PAGE:
        return lift_credits(read(data, name=name, language=language).article)
    return read_published(text, language=language or language_of(text))
