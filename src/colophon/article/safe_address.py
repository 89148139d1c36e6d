"""Where a reader can safely go: which addresses may stand in a page."""

import re

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SAFE = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_NOT_RELATIVE = re.compile(r"[\x00-\x20]|^[^/?#]*:")


def safe_address(url: str) -> str:
    """`url` where it is http, https, mailto or relative to the page; else empty."""
    url = url.strip()
    if has_scheme(url):
        return web_address(url)
    return "" if url.startswith(("//", "\\")) or _NOT_RELATIVE.search(url) else url


def web_address(url: str) -> str:
    """`url` where it is whole: http, https or mailto. A licence's name or a person's is no address."""
    return url if _SAFE.fullmatch(url) else ""


def has_scheme(url: str) -> bool:
    """Whether an address says by itself how it is reached, and so leads away from the page."""
    return bool(_SCHEME.match(url))
