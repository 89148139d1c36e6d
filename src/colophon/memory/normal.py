"""Texts as the memory compares them: about what a reader sees, in one form, one case and with single spaces."""

import re
import unicodedata

_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\[[^\[\]]{0,40}\]|\([^()\s]*\))")
_MARKS = "*_`\\"


def bare(text: str) -> str:
    """Inline Markdown without links' targets and marks.

    This is no full reading of Markdown, which would take ten times as long: both sides of a comparison lose the same.
    """
    if "[" in text:
        text = _LINK.sub(_shown, text)
    for mark in _MARKS:
        if mark in text:
            text = text.replace(mark, "")
    return text


def _shown(link: re.Match[str]) -> str:
    return link[1]


def normal(text: str) -> str:
    """The bare text with compatibility forms and case folded and white space made single."""
    text = bare(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = text.lower()
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text  # which holds no white space but single spaces: most do
    return " ".join(text.split())
