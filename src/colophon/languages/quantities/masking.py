"""What holds digits without being a quantity: code, addresses, link numbers, entities, list markers, handles."""

import re

_MASKED = re.compile(
    r"```.*?(?:```|\Z)"
    r"|(?P<tick>`{1,2})(?!`)[^`]+(?P=tick)(?!`)"
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"
    r"|\]\[\w{1,20}\]"
    r"|^\s*\[[\w^]{1,20}\]:.*$"
    r"|<[^<>\s][^<>]{0,400}>"
    r"|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,12}[0-9]{0,2});"
    r"|(?:https?|ftp)://[^\s<>，。；、）】」》]+"
    r"|\bwww\.[^\s<>，。；、）】」》]+"
    r"|(?<![\w@])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
    r"|(?<!\w)[@#][A-Za-z_]\w*"
    r"|^\s{0,12}(?:[-*+]\s+)?\d{1,3}[.)、](?=\s|[\u4e00-\u9fff])",
    re.DOTALL | re.MULTILINE,
)
_NUMBERED = re.compile(r"^\s*(?:[-*+]\s+)?\d{1,3}[.)、]", re.MULTILINE)


def without_notes(text: str, notes: re.Pattern[str] | None) -> str:
    """The text with the translator's notes in brackets blanked out: what they add is added on purpose."""
    if notes is None or not ("(" in text or "[" in text or "（" in text or "【" in text or "［" in text):
        return text
    return notes.sub(lambda found: " " * len(found.group()), text)


def masked(text: str) -> str:
    """The text with everything that is no quantity blanked out, of the same length."""
    if not _links(text) and not _is_numbered(text):
        return text
    return _MASKED.sub(lambda found: " " * len(found.group()), text)


def _is_numbered(text: str) -> bool:
    """Whether a line begins as an item of a numbered list."""
    if "\n" in text:
        return _NUMBERED.search(text) is not None
    return not text[:1].isalpha() and _NUMBERED.match(text) is not None


def _links(text: str) -> bool:
    """Whether any sign of code, links, tags or addresses stands in it; to look for each by itself is quickest."""
    often = "]" in text or "`" in text or "<" in text or "@" in text
    return often or "&" in text or "#" in text or "://" in text or "www." in text
