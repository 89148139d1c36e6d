"""Reading whatever somebody hands in: a web page, Markdown or plain text."""

import re
from dataclasses import replace
from enum import StrEnum

from colophon.article.article import Article
from colophon.article.read_markdown import read_markdown
from colophon.article.read_text import read_text
from colophon.errors import TooLargeInputError, UnreadablePageError
from colophon.intake.completeness import texts_of
from colophon.intake.encoding import Decoded, decode
from colophon.intake.language import language_of
from colophon.intake.page import LARGEST, Intake, read_page, warnings_of
from colophon.intake.single_file import saved_page


class Kind(StrEnum):
    PAGE = "page"
    MARKDOWN = "markdown"
    TEXT = "text"


_ENDINGS = {
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".shtml": Kind.PAGE,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".txt": Kind.TEXT,
}
_PAGE_MARK = re.compile(r"(?i)<(?:!doctype\s+html|html|head|body)\b")
_TAG = re.compile(r"(?i)</(?:p|div|article|section|h[1-6]|table|ul)>")
_MARKDOWN_MARK = re.compile(r"(?m)^(?:#{1,6} |[-*+] |\d+\. |> |```|\[[^\]\n]{1,80}\]: )|\]\([^)\s]{1,500}\)|\*\*\S")
_LOOKED_AT = 20_000


def read(
    data: bytes,
    *,
    kind: Kind | None = None,
    name: str = "",
    address: str = "",
    declared: str = "",
    language: str = "",
) -> Intake:
    """Read a source of any kind; `kind` decides, else the content, else the file's name.

    `declared` is a charset or a Content-Type. Raises what `read_page` raises, and FrontMatterError for Markdown.
    """
    if len(data) > LARGEST:
        raise TooLargeInputError()
    saved = saved_page(data)
    if saved is not None:
        known = address or saved.address
        return read_page(saved.data, address=known, declared=saved.declared, language=language)
    decoded = decode(data, declared)
    chosen = kind or kind_of(decoded.text, name=name)
    if chosen is Kind.PAGE:
        return read_page(data, address=address, declared=declared, language=language)
    if chosen is Kind.MARKDOWN:
        return _taken(decoded, read_markdown(decoded.text), address=address, language=language)
    return _taken(decoded, read_text(decoded.text), address=address, language=language)


def kind_of(text: str, *, name: str = "") -> Kind:
    """What a text is: a page by its tags, whatever it is called; then by its name; then by Markdown's marks."""
    head = text[:_LOOKED_AT]
    if _PAGE_MARK.search(head[:2000]):
        return Kind.PAGE
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    if len(_TAG.findall(head)) > 2:
        return Kind.PAGE
    if head.startswith("---\n") or len(_MARKDOWN_MARK.findall(head)) > 1:
        return Kind.MARKDOWN
    return Kind.TEXT


def _taken(decoded: Decoded, article: Article, *, address: str, language: str) -> Intake:
    if not article.blocks:
        raise UnreadablePageError(
            "There is no text in this file, a title at most.",
            hint="Nothing was taken in. Look whether it was saved whole, and give the file that holds the text.",
        )
    found = article.language or language_of("\n".join(texts_of(article)), declared=language)
    whole = replace(article, language=found, url=article.url or address)
    return Intake(
        article=whole, encoding=decoded.encoding, warnings=tuple(warnings_of(decoded, whole, expected=language))
    )
