"""Plain words out of what strangers write into feeds: no markup, no control characters, no endless lines."""

import re
from html import unescape

_TAG = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_DROPPED = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_LICENCE = re.compile(r"creativecommons\.org/(licenses|publicdomain)/([a-z-]+)/?(\d\.\d)?", re.IGNORECASE)
_LONGEST_READ = 400_000


def plain_words(text: object, *, longest: int) -> str:
    """One line of what a reader would see, cut at a word with an ellipsis."""
    shown = _DROPPED.sub(" ", str(text or "")[:_LONGEST_READ])
    shown = _UNSEEN.sub("", unescape(_TAG.sub(" ", shown)))
    line = " ".join(shown.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return (cut.rpartition(" ")[0] if " " in cut[longest // 2 :] else cut) + "…"


def licence_words(text: object) -> str:
    """A licence as people write it: the address of a Creative Commons licence becomes "CC BY 4.0"."""
    said = plain_words(text, longest=200)
    found = _LICENCE.search(said)
    if not found:
        return said
    kind, name, version = found[1].lower(), found[2].upper(), found[3] or ""
    if kind == "publicdomain":
        return "CC0" if name == "ZERO" else "Public domain"
    return f"CC {name} {version}".strip()
