"""Headings that stand in one segment with the text below them, as corpora of Markdown have it."""

import re

_UNDERLINE = re.compile(r"^[ ]{0,3}(?:={4,}|-{4,})[ ]*$", re.MULTILINE)


def without_heading(text: str, other: str) -> str:
    """Inline text, equally long, with what stands above an underline blank where the other side has no underline.

    Its title then stands elsewhere, and is asked for where whole translations are.
    """
    if "====" not in text and "----" not in text:
        return text
    found = _UNDERLINE.search(text)
    if found is None or _UNDERLINE.search(other) is not None or not text[found.end() :].strip():
        return text
    return " " * found.end() + text[found.end() :]
