"""A web address without what was glued to it on its way (tracking, tokens, entities), and when two name one article."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_plus, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from colophon.intake.tracking import tracks

_ENTITY = re.compile(r"&(?:amp;|#0{0,5}38;|#[xX]0{0,5}26;)+")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060\ufeff\ud800-\udfff]+")
_SESSION_IN_PATH = re.compile(r";jsessionid=[^/;?#]*", re.IGNORECASE)
_SHARE_BUTTON = re.compile(r"\.[A-Za-z0-9_-]{8,24}")
_TEXT_DIRECTIVE = ":~:"
_SAFE_IN_QUERY = "%/:?@!$'()*,;=~+-._|[]"
_NAME_AS_NOTED = re.compile(r"[^\w.:~\[\]-]+")
_LONGEST_NAME = 40
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ROUNDS = 4
# Pages that only forward, and the parameter that holds where to.
_FORWARDERS = {
    ("www.google.com", "/url"): ("q", "url"),
    ("l.facebook.com", "/l.php"): ("u",),
    ("lm.facebook.com", "/l.php"): ("u",),
    ("link.zhihu.com", "/"): ("target",),
    ("link.jianshu.com", "/"): ("t",),
    ("out.reddit.com", "/"): ("url",),
    ("vk.com", "/away.php"): ("to",),
    ("www.youtube.com", "/redirect"): ("q",),
}


@dataclass(frozen=True, slots=True)
class CleanAddress:
    """`url` without what was `removed`, which holds names only ("utm_source", "#xtor", "userinfo"), never a value."""

    url: str
    removed: tuple[str, ...] = ()


def clean_address(text: str) -> CleanAddress:
    """Clean a web address; never raises. What is no http(s) address comes back as it is, blanks around it aside."""
    found: dict[str, None] = {}
    url = text.strip()
    for _ in range(_ROUNDS):
        once, removed = _clean_once(url)
        found.update(dict.fromkeys(removed))
        if once == url:
            break
        url = once
    return CleanAddress(url, tuple(found))


def _clean_once(text: str) -> tuple[str, list[str]]:
    parts = _split(_ENTITY.sub("&", text))
    if parts is None:
        return text, []
    scheme, user, host, port, path, query, fragment = parts
    target = _forwarded(host, path, query)
    if target:
        return target, ["forwarder"]
    removed = ["userinfo"] if user else []
    short_path = _SESSION_IN_PATH.sub("", path)
    removed += ["jsessionid"] if short_path != path else []
    kept = _kept(query, host, removed, mark="")
    kept_fragment = _clean_fragment(fragment, host, removed)
    place = f"{host}:{port}" if port and port != _DEFAULT_PORTS[scheme] else host
    try:
        bare: str = canonicalize_url(f"{scheme}://{place}{short_path}")
    except ValueError:
        return text, []
    url = bare + (f"?{kept}" if kept else "") + (f"#{kept_fragment}" if kept_fragment else "")
    return url, removed


def _split(text: str) -> tuple[str, str, str, int | None, str, str, str] | None:
    """Scheme, user, host, port, path, query, fragment of a web address; None for anything else."""
    text = _UNSEEN.sub(_percent, text.strip())
    if text[:4].lower() != "http":
        return None
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return None
    user, _, place = parts.netloc.rpartition("@")
    host = place.lower() if port is None else place.lower().removesuffix(f":{place.rpartition(':')[2]}")
    host = host.rstrip(":").rstrip(".")
    if parts.scheme not in _DEFAULT_PORTS or not host or any(mark in host for mark in "\\%<>\"'`{}^| "):
        return None
    path = quote(parts.path, safe="%/:@!$&'()*,;=~+-._|")
    return parts.scheme, user, host, port, path, parts.query, parts.fragment


def _percent(match: re.Match[str]) -> str:
    """Line breaks and invisible characters are pasted in by accident; a blank is part of the address."""
    return "%20" * min(match[0].count(" "), 8)


def _forwarded(host: str, path: str, query: str) -> str:
    names = _FORWARDERS.get((host, path or "/"), ())
    for piece in query.split("&"):
        name, _, value = piece.partition("=")
        target = unquote_plus(value)
        if name in names and target.lower().startswith(("http://", "https://")):
            return target
    return ""


def _kept(query: str, host: str, removed: list[str], *, mark: str) -> str:
    """The parameters of `query` that name the article, in their order; the names of the others join `removed`."""
    kept = []
    for piece in query.split("&"):
        name, _, value = unquote_plus(piece).partition("=")
        if tracks(name.removeprefix("amp;"), value, host=host):
            removed.append(mark + _NAME_AS_NOTED.sub("", name.removeprefix("amp;").lower())[:_LONGEST_NAME])
        elif piece:
            kept.append(quote(piece, safe=_SAFE_IN_QUERY))
    return "&".join(kept)


def _clean_fragment(fragment: str, host: str, removed: list[str]) -> str:
    """A fragment that names a place in the article stays; campaigns, share buttons and text marks go."""
    place, directive, _ = fragment.partition(_TEXT_DIRECTIVE)
    if directive:
        removed.append("#:~:text")
    if _SHARE_BUTTON.fullmatch(place):
        removed.append("#share")
        return ""
    if "=" not in place:
        return quote(place, safe=_SAFE_IN_QUERY + "&#")
    return _kept(place, host, removed, mark="#")


_DEVICE_LABELS = frozenset(("www", "m", "mobile", "amp", "wap", "touch", "3g"))
_INDEX_PAGE = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)\Z", re.IGNORECASE)
_AMP_IN_PATH = re.compile(r"\A/amp(?=/)|/amp/?\Z|\.amp(?=(?:\.html)?\Z)", re.IGNORECASE)
_AMP_CACHE = re.compile(r"\Ahttps?://[^/]+\.cdn\.ampproject\.org/[a-z]/(s/)?(.+)\Z")
_AMP_PARAMETERS = frozenset(("amp", "amp=", "amp=1", "amp=true", "outputtype=amp", "output=amp", "view=amp"))


def identity(url: str) -> str:
    """What two addresses of the same article have in common: no device, no AMP, no scheme, no order of parameters."""
    clean = clean_address(url).url
    cached = _AMP_CACHE.match(clean)
    if cached:
        clean = clean_address(f"https://{cached[2]}").url
    parts = _split(clean)
    if parts is None:
        return clean
    _, _, host, port, path, query, fragment = parts
    path = _INDEX_PAGE.sub("/", _AMP_IN_PATH.sub("", path)).rstrip("/")
    pieces = sorted(piece for piece in query.split("&") if piece and piece.lower() not in _AMP_PARAMETERS)
    place = _host_without_device(host) + (f":{port}" if port and port not in _DEFAULT_PORTS.values() else "")
    # A fragment with a slash is the address of a page in a single-page site; any other is a place in the article.
    return urlunsplit(("https", place, path, "&".join(pieces), fragment if "/" in fragment else ""))


def _host_without_device(host: str) -> str:
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _DEVICE_LABELS:
        labels = labels[1:]
    if len(labels) > 3 and labels[1] == "m":
        del labels[1]
    return ".".join(labels)


def same_article(one: str, other: str) -> bool:
    """Whether two addresses name the same article, however they were shared."""
    return identity(one) == identity(other)
