"""What a page says about its article: title, authors, publisher, dates, language, picture, licence, address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import islice
from urllib.parse import urljoin

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.metadata import extract_author

from colophon.intake import authors, dates, json_ld, printed
from colophon.intake.runs import Run, squeezed

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline", "parsely-title")
_PUBLISHERS = ("og:site_name", "article:publisher", "dc.publisher", "application-name", "publisher")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish_date", "publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "dcterms.date", "dc.date", "date", "cxenseparse:recs:publishtime", "citation_publication_date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
_PICTURES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "thumbnail")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_LICENCES = ("dcterms.license", "dc.rights.license", "license", "licence")
_LATEST = "2100-01-01"  # the clock is not asked: a page may be read at any time
_HEADLINES = 40
_DATED = ("time",)
_SEPARATORS = (" | ", " – ", " — ", " - ", " :: ", " · ", " » ", "_", "｜")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the page says; empty where it does not. Dates are ISO 8601, addresses absolute."""

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    picture: str = ""
    licence: str = ""
    address: str = ""
    description: str = ""


def metadata_of(tree: HtmlElement, runs: Sequence[Run] = (), *, address: str = "") -> Metadata:
    """Read the marks of a page: JSON-LD, OpenGraph, Dublin Core, microdata, what its runs print, its address."""
    meta = _meta(tree)
    told = _merged(json_ld.articles(tree))
    canonical = _canonical(tree, meta, address)
    title = _title(tree, meta, told)
    lines = printed.headline_lines(runs, title=title)
    day = printed.day(lines, language=tree.get("lang") or "")
    return Metadata(
        title=title,
        authors=_authors(tree, meta, told, lines),
        publisher=json_ld.first(told.get("publisher")) or _first(meta, _PUBLISHERS),
        published=_published(tree, meta, told, address=canonical or address, day=day),
        modified=dates.iso(json_ld.first(told.get("dateModified"))) or dates.first_iso(_values(meta, _MODIFIED)),
        language=(tree.get("lang") or "").strip()
        or json_ld.first(told.get("inLanguage"))
        or _first(meta, ("content-language", "og:locale", "dc.language", "language")),
        picture=_absolute(_first(meta, _PICTURES) or json_ld.address(told.get("image")), canonical or address),
        licence=_licence(tree, meta, told),
        address=canonical,
        description=_first(meta, _DESCRIPTIONS) or json_ld.first(told.get("description")),
    )


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join(unescape(element.get("content") or "").split())
        named = f"{element.get('property') or ''} {element.get('name') or ''} {element.get('itemprop') or ''} "
        for name in (named + (element.get("http-equiv") or "")).lower().split():
            if content:
                found.setdefault(name, []).append(content)
    return found


def _merged(told: list[json_ld.Object]) -> json_ld.Object:
    merged: json_ld.Object = {}
    for item in told:
        for key, value in item.items():
            merged.setdefault(key, value)
    return merged


def _values(meta: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from meta.get(name, ())


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next(_values(meta, names), "")


def _title(tree: HtmlElement, meta: dict[str, list[str]], told: json_ld.Object) -> str:
    """The visible headline where the marks agree with it, else what the marks say, without the publisher's name."""
    said = [text for text in (json_ld.first(told.get("headline")), *_values(meta, _TITLES)) if text]
    said += [text for e in islice(tree.iter("title"), 1) if (text := _line(e))]
    site = _first(meta, _PUBLISHERS) or json_ld.first(told.get("publisher"))
    for level in ("h1", "h2", "h3"):
        headlines = [text for e in islice(tree.iter(level), _HEADLINES) if (text := _line(e))]
        agreed = [text for text in headlines if squeezed(text) != squeezed(site) and _agrees(text, said)]
        if agreed:
            return max(agreed, key=len)
    if said:
        return _without_site(said[0], site)
    return next((text for e in tree.iter("h1") if (text := _line(e))), "")


def _line(element: HtmlElement) -> str:
    return " ".join(unescape(str(element.text_content())[:1000]).split())


def _agrees(headline: str, said: list[str]) -> bool:
    """Whether a mark is this headline, alone or with little around it (the publisher's name), or is its larger part."""
    key = squeezed(headline)
    for text in said:
        other = squeezed(text)
        shorter, longer = sorted((key, other), key=len)
        if len(shorter) > 3 and shorter in longer and (2 * len(shorter) > len(longer) or other.startswith(key)):
            return True
    return False


def _without_site(title: str, site: str) -> str:
    for separator in _SEPARATORS:
        head, found, tail = title.rpartition(separator)
        if found and head and (squeezed(tail) == squeezed(site) or len(tail) < len(head) / 2):
            return head.strip()
    return title


def _authors(
    tree: HtmlElement, meta: dict[str, list[str]], told: json_ld.Object, lines: Sequence[str]
) -> tuple[str, ...]:
    said = authors.names(json_ld.texts(told.get("author") or told.get("creator")))
    publisher = squeezed(json_ld.first(told.get("publisher")) or _first(meta, _PUBLISHERS))
    persons = tuple(name for name in said if squeezed(name) != publisher)
    if persons:
        return persons
    marked = (name for name in authors.from_meta(meta) if squeezed(name) != publisher)
    return tuple(marked) or authors.from_lines(lines) or authors.from_bylines(tree) or _searched_author(tree) or said


def _searched_author(tree: HtmlElement) -> tuple[str, ...]:
    """The author whom trafilatura finds; hostile trees may break it."""
    try:
        return authors.names([extract_author(tree) or ""])
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ()


def _published(tree: HtmlElement, meta: dict[str, list[str]], told: json_ld.Object, *, address: str, day: str) -> str:
    """The marked time that another search agrees with; two marks that agree outweigh it.

    A day beside the mark (another time zone) that is printed or in the address wins; so does a printed one alone.
    """
    linked = dates.iso(json_ld.first(told.get("datePublished")))
    marks = [linked, *(dates.iso(value) for value in _values(meta, _PUBLISHED))]
    marks += [dates.iso(e.get("datetime") or e.get("content") or "") for e in tree.iter(*_DATED)]
    marks = [mark for mark in marks if mark]
    dated = dates.in_address(address)
    if not marks and (day or dated):
        return day or dated
    near = [d for d in (dated, day) if marks and d and dates.days_between(marks[0], d) <= 1]
    if near:
        return next((mark for mark in marks if mark[:10] == near[0]), near[0])
    if len(marks) > 1 and marks[0][:10] == marks[1][:10]:
        return marks[0]
    searched = _searched(tree) or dated
    return next((mark for mark in marks if mark[:10] == searched), searched) or next(iter(marks), "")


def _searched(tree: HtmlElement) -> str:
    """The date that htmldate finds in the text; it fails on some hostile trees, which then have none."""
    try:
        return find_date(tree, original_date=True, extensive_search=True, max_date=_LATEST) or ""
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return ""


def _canonical(tree: HtmlElement, meta: dict[str, list[str]], address: str) -> str:
    links = (e.get("href") or "" for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split())
    found = _absolute(next(filter(None, links), "") or _first(meta, ("og:url",)), address)
    return found if found.startswith(("http://", "https://")) else ""


def _absolute(url: str, address: str) -> str:
    try:
        return urljoin(address, url.strip()) if url else ""
    except ValueError:
        return ""


def _licence(tree: HtmlElement, meta: dict[str, list[str]], told: json_ld.Object) -> str:
    linked = (e.get("href") or "" for e in tree.iter("link", "a") if "license" in (e.get("rel") or "").lower().split())
    return json_ld.address(told.get("license")) or _first(meta, _LICENCES) or next(filter(None, linked), "")
