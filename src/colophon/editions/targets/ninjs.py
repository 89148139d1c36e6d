"""News in JSON (ninjs 2.1, by IPTC): what agencies and newsrooms take in by machine."""

import json
from collections.abc import Mapping, Sequence

from colophon.article.article import Code, Heading, ListItem, Paragraph, Quotation
from colophon.article.credit import Role
from colophon.article.inline import plain
from colophon.article.safe_address import whole_uri
from colophon.article.without_pictures import picture_addresses
from colophon.article.write_markdown import write_markdown
from colophon.editions.edition import DeskPage, Files
from colophon.editions.targets.body import body_html
from colophon.editions.targets.credit_note import by_role
from colophon.editions.targets.target import Entry, OfMonth, Standing

LIST = "index.json"
SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json"
Value = str | int | Mapping[str, "Value"] | Sequence["Value"]


class Ninjs:
    """One object a file, and a list of all. A withdrawn article is cancelled: its texts are gone, its note stays."""

    def path(self, standing: Standing) -> str:
        return f"{standing.month}/{standing.slug}.json"

    def files(self, standing: Standing, desk: DeskPage) -> Files:
        return {self.path(standing): _written(news_item(standing, desk))}

    def month_list(self, month: str) -> str:
        return ""

    def lists(self, month: str, entries: tuple[Entry, ...], desk: DeskPage, of_month: OfMonth) -> Files:
        newest = sorted(entries, key=lambda entry: (entry.day, entry.path), reverse=True)
        rows = [{"path": entry.path, "title": plain(entry.title), "language": entry.language} for entry in newest]
        return {LIST: _written({"name": desk.name, "items": rows})}


def news_item(standing: Standing, desk: DeskPage) -> Mapping[str, Value]:
    """The article as a ninjs object; without what is not known."""
    edition, article, manifest = standing.edition, standing.edition.article, standing.edition.manifest
    by = {role: [one.name for one in names] for role, names in by_role(manifest.credits)}
    value: dict[str, Value] = {
        "uri": whole_uri(standing.address) or f"urn:colophon:{_urn(manifest.desk)}:{_urn(standing.key)}",
        "standard": {"name": "ninjs", "version": "2.1", "schema": SCHEMA},
        "type": "text",
        "representationtype": "full",
        "profile": "text-photo" if picture_addresses(article) else "text-only",
        "version": str(edition.number),
        "firstcreated": standing.since,
        "versioncreated": edition.published,
        "pubstatus": "canceled" if standing.withdrawn else "usable",
        "ednote": edition.note,
        "language": article.language,
        "title": plain(article.title),
        "headlines": [{"role": "main", "contenttype": "text/plain", "value": plain(article.title)}],
        "descriptions": [{"role": "summary", "contenttype": "text/plain", "value": plain(article.summary)}]
        if article.summary
        else [],
        "by": ", ".join([*by.get(Role.AUTHOR, []), *by.get(Role.TRANSLATOR, [])]),
        "slugline": standing.slug,
        "usageterms": article.licence,
        "copyrightholder": manifest.rights.holder if manifest.rights else "",
        "infosources": _sources(standing, desk),
        "altids": [
            {"role": "translation", "value": standing.key},
            {"role": "source", "value": manifest.source.address},
            {"role": "source-sha256", "value": manifest.source.sha256},
        ],
        "bodies": [] if standing.withdrawn else _bodies(standing, desk),
        "associations": [] if standing.withdrawn else _pictures(standing),
    }
    return {name: inner for name, inner in value.items() if inner}


def _sources(standing: Standing, desk: DeskPage) -> list[Value]:
    manifest, source = standing.edition.manifest, standing.edition.article.source
    people: list[Value] = [
        {"name": one.name, "role": role.value} | ({"uri": uri} if (uri := whole_uri(one.url)) else {})
        for role, names in by_role(manifest.credits)
        for one in names
    ]
    original = {"name": source.publisher if source and source.publisher else manifest.source.title or "source"}
    if uri := whole_uri(manifest.source.address):
        original["uri"] = uri
    return [*people, original | {"role": "original"}, {"name": desk.name, "role": "desk"}]


def _bodies(standing: Standing, desk: DeskPage) -> list[Value]:
    article = standing.edition.article
    said = (Paragraph, Heading, ListItem, Quotation, Code)
    text = "\n\n".join(plain(block.text) for block in article.blocks if isinstance(block, said))
    _, _, markdown = write_markdown(article).removeprefix("---\n").partition("\n---\n")
    return [
        {"role": "main", "contenttype": "text/html", "value": str(body_html(standing, desk, pictures={}))},
        {"role": "main", "contenttype": "text/plain", "charcount": len(text), "value": text},
        {"role": "main", "contenttype": "text/markdown", "value": markdown.lstrip("\n")},
    ]


def _pictures(standing: Standing) -> list[Value]:
    addresses = [url for url in picture_addresses(standing.edition.article) if whole_uri(url)]
    credit = {image.url: image.credit for image in standing.edition.manifest.images}
    return [
        {"name": f"picture-{number}", "uri": whole_uri(url), "type": "picture"}
        | ({"by": credit[url]} if credit.get(url) else {})
        for number, url in enumerate(addresses, 1)
    ]


def _urn(text: str) -> str:
    """A part of a URN: other than plain characters are told by their numbers."""
    return "".join(char if char.isascii() and (char.isalnum() or char in "-._") else f"%{ord(char):X}" for char in text)


def _written(value: Mapping[str, Value]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
