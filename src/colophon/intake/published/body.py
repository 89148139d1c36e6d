"""How the lines that are left become blocks: the one place where the body of a published translation is parsed."""

import re

from colophon.article.article import Block, Image, Paragraph

_IMAGE_LINE = re.compile(r"\s*!\[([^\[\]]*)\]\(\s*<?([^()\s>]+)>?[^()]*\)[ \t]*(\S.*)?")
_CREDIT = re.compile(
    r"[(（【\[]\s*(?:(?:图源|圖源|图片来源|圖片來源|图片|圖片|图|圖|摄影|攝影|photo|image|credit|foto|фото)"
    r"(?:\s+(?:by|de|von))?\s*[/／:：]?\s*)([^()（）【】\[\]]{1,120})[)）】\]]\s*$",
    re.IGNORECASE,
)


def read_blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs divided by blank lines, verbatim; an image with what stands behind it on its line is an image."""
    chunks = re.split(r"\n[ \t]*\n", text)
    return tuple(_block(chunk.strip("\n")) for chunk in chunks if chunk.strip())


def _block(chunk: str) -> Block:
    match = _IMAGE_LINE.fullmatch(chunk) if "\n" not in chunk else None
    if match is None:
        return Paragraph(chunk)
    behind = (match[3] or "").strip()
    credit = _CREDIT.search(behind)
    caption = behind[: credit.start()].strip() if credit else behind
    return Image(url=match[2], alt=match[1], caption=caption, credit=credit[1].strip() if credit else "")
