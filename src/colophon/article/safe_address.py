"""Where a reader can safely go: which addresses may stand in a page."""

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit

_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_IN_PATH, _IN_QUERY = "/:@!$&'()*+,;=%-._~", "/?:@!$&'()*+,;=%-._~"
_HOST = re.compile(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]")
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


def whole_uri(url: str, base: str = "") -> str:
    """A web or mail address as a URI that any page can hold, in the characters of RFC 3986; empty where it is none.

    What is relative is taken from the page at `base`.
    """
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        known = parts.scheme == "mailto" or (parts.scheme in ("http", "https") and bool(parts.hostname))
        return _written(parts) if known else ""
    except ValueError:  # a port or a host that is none; UnicodeError is one
        return ""


def _written(parts: SplitResult) -> str:
    who, at, _ = parts.netloc.rpartition("@")
    port = f":{parts.port}" if parts.port else ""
    netloc = f"{_quoted(who, _IN_PATH)}{at}{_host(parts.hostname or '')}{port}" if parts.netloc else ""
    query, part = _quoted(parts.query, _IN_QUERY), _quoted(parts.fragment, _IN_QUERY)
    return parts._replace(netloc=netloc, path=_quoted(parts.path, _IN_PATH), query=query, fragment=part).geturl()


def _host(name: str) -> str:
    ascii_name = f"[{name}]" if ":" in name else name if name.isascii() else name.encode("idna").decode("ascii")
    if not _HOST.fullmatch(ascii_name):
        raise ValueError(name)
    return ascii_name


def _quoted(text: str, safe: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=safe, errors="replace")
