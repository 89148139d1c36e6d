"""Reading plain text into an article: blank lines part paragraphs; without any, every line is one."""

import re

from colophon.article.article import Article, Paragraph
from colophon.article.inline_writer import write_inline
from colophon.article.normal import normal
from colophon.article.span import Span

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_LONGEST_TITLE = 150
_ENDS_SENTENCE = tuple(".。．!！?？;；:：,，،؛؟…")
_CLOSING = "\"'”’」』»)）"


def read_text(text: str, *, language: str = "") -> Article:
    """An article in normal form. A short first line that ends no sentence is its title."""
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip()
    parted = _BLANK.split(clean) if _BLANK.search(clean) else clean.split("\n")
    paragraphs = [part for part in parted if part.strip()]
    title = ""
    if len(paragraphs) > 1 and looks_like_title(paragraphs[0]):
        title, *paragraphs = paragraphs
    blocks = tuple(Paragraph(_inline(paragraph)) for paragraph in paragraphs)
    return normal(Article(title=_inline(title), language=language, blocks=blocks))


def looks_like_title(line: str) -> bool:
    """Whether a first line is a title. A question or an exclamation may be one; a full stop ends a sentence."""
    bare = line.strip().rstrip(_CLOSING)
    if not bare or "\n" in line.strip() or len(bare) > _LONGEST_TITLE:
        return False
    return bare.endswith(("?", "？", "؟", "!", "！", "…")) or not bare.endswith(_ENDS_SENTENCE)


def _inline(text: str) -> str:
    return write_inline([Span(text=text)])
