"""How the lines that are left become the article's own text: Markdown, and images with what stands on their line."""

import re

from colophon.article.article import Article, Block
from colophon.article.read_markdown import read_blocks as read_markdown_blocks
from colophon.article.read_markdown import read_markdown

_IMAGE_LINE = re.compile(r"[ \t]*!\[([^\[\]\n]*)\]\([ \t]*<?([^()\s>]+)>?[^()\n]*\)[ \t]*(\S[^\n]*)?")
_PICTURE_WORDS = (
    r"(?:图源|圖源|图片来源|圖片來源|图片|圖片|图|圖|摄影|攝影|供图|供圖|写真|撮影|photo(?:graph)?|image|credit|foto|crédito|"
    r"фото|صورة|تصوير)(?:\s+(?:by|de|von|par|por))?"
)
_CREDIT = re.compile(
    rf"[(（【\[]\s*(?:{_PICTURE_WORDS}\s*[/／:：]?\s*)?([^()（）【】\[\]]{{1,120}})[)）】\]]\s*$", re.IGNORECASE
)
_OPEN_CREDIT = re.compile(rf"(?:^|(?<=[\s。.．!！?？]))({_PICTURE_WORDS}\s*[/／:：][^\n。]{{1,120}})$", re.IGNORECASE)
_BRACKETED = re.compile(rf"[(（【\[]\s*{_PICTURE_WORDS}\s*[/／:：]", re.IGNORECASE)


def read_body(text: str, *, language: str) -> Article:
    """The article in the body's Markdown; its title is a first heading of level 1, if it has one."""
    return read_markdown("\n\n" + "\n".join(_line(line) for line in text.split("\n")), language=language)


def read_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a footer."""
    return read_markdown_blocks(text, {})


def _line(line: str) -> str:
    """An image with its caption and credit behind it, as our own Markdown writes them; any other line as it is."""
    match = _IMAGE_LINE.fullmatch(line)
    if match is None or not match[3]:
        return line
    behind = match[3].strip()
    found = _OPEN_CREDIT.search(behind) or (_CREDIT.search(behind) if _BRACKETED.search(behind) else None)
    credit = found[1].strip() if found else ""
    caption = behind[: found.start()].strip() if found else behind
    title = f' "{credit}"' if credit and '"' not in credit else ""
    if credit and not title:
        caption = behind
    return f"![{match[1]}]({match[2]}{title})\n{caption}".rstrip("\n")
