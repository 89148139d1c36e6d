"""What machines read of an edition: schema.org's words for a translated article, as JSON that no page can break."""

import json
from collections.abc import Mapping, Sequence

import msgspec
from markupsafe import Markup

from colophon.article.credit import Role
from colophon.article.inline import plain
from colophon.article.safe_address import web_address
from colophon.editions.edition import DeskPage, Edition
from colophon.editions.freshness import FirstSource, State
from colophon.editions.mended import Mended
from colophon.signoff.manifest import EditionKind

Value = str | Mapping[str, "Value"] | Sequence["Value"]
Thing = Mapping[str, Value]
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_WRITER = msgspec.json.Encoder(order="sorted")
_PROPERTY = {
    Role.AUTHOR: "author",
    Role.TRANSLATOR: "translator",
    Role.EDITOR: "editor",
    Role.REVIEWER: "contributor",
    Role.PROOFREADER: "contributor",
    Role.SELECTOR: "contributor",
}


def linked_data(edition: Edition, desk: DeskPage, *, card: str = "") -> Markup:
    """The JSON for a `script` element of type `application/ld+json`."""
    value = {"@context": "https://schema.org", **_edition(edition, desk, card)}
    try:
        text = _WRITER.encode(value).decode("utf-8")
    except UnicodeEncodeError:  # half a character, which the page replaces
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for letter, escaped in _ESCAPES.items():
        text = text.replace(letter, escaped)
    return Markup(text)  # noqa: S704 - nothing that HTML could read as markup is left


def _edition(edition: Edition, desk: DeskPage, card: str) -> Thing:
    article, manifest = edition.article, edition.manifest
    url = desk.url(f"{edition.slug}/")
    by_property: dict[str, list[Value]] = {}
    for credit in manifest.credits:
        if credit.role in _PROPERTY:
            person = _thing("Person", name=credit.name, url=web_address(credit.url))
            by_property.setdefault(_PROPERTY[credit.role], []).append(person)
    return _thing(
        "NewsArticle",
        url=url,
        mainEntityOfPage=url,
        headline=plain(article.title),
        description=plain(article.summary),
        inLanguage=article.language,
        datePublished=edition.published,
        version=str(edition.number),
        license=web_address(article.licence),
        publisher=_thing("NewsMediaOrganization", name=desk.name, url=desk.url("")),
        translationOfWork=_original(edition, desk),
        image=[desk.url(f"{edition.slug}/{name}") for name in (*_lead(edition), card) if name and desk.address],
        articleSection=edition.section,
        keywords=list(edition.tags),
        isBasedOn=web_address(manifest.source.address),
        creativeWorkStatus="Withdrawn" if edition.kind is EditionKind.WITHDRAWAL else "Published",
        correction=_correction(edition, url),
        **{"@id": url, **by_property},
    )


def _thing(kind: str, **values: Value) -> Thing:
    """What is known of a thing of this kind: an empty text says less than none."""
    return {"@type": kind, **{name: value for name, value in values.items() if value}}


def _lead(edition: Edition) -> Sequence[str]:
    """The file of the picture above the article, where it lies in the edition's folder."""
    lead = edition.article.lead_image
    return [one.file for one in edition.pictures if lead and one.url == lead.url]


def _original(edition: Edition, desk: DeskPage) -> Thing:
    signed, source = edition.manifest.source, edition.article.source
    return _thing(
        "NewsArticle",
        url=web_address(signed.address),
        headline=signed.title,
        inLanguage=edition.manifest.source_language,
        datePublished=source.published if source else "",
        author=_thing("Person", name=source.author) if source and source.author else "",
        publisher=_thing("Organization", name=source.publisher) if source and source.publisher else "",
        creativeWorkStatus=_status(edition.freshness.state),
        translationOfWork=_first(edition.freshness.first),
        workTranslation=[
            _thing("NewsArticle", url=desk.url(f"{one.slug}/"), inLanguage=one.language) for one in edition.siblings
        ],
    )


def _first(first: FirstSource) -> Value:
    """What a relay was translated from, once something became of it."""
    status = _status(first.state)
    return _thing("NewsArticle", url=web_address(first.address), creativeWorkStatus=status) if status else ""


def _status(state: State) -> str:
    """Schema.org wants a word for the stage of a work's life; nothing is said of one that is as it was."""
    return {State.CHANGED: "Changed", State.WITHDRAWN: "Withdrawn"}.get(state, "")


def _correction(edition: Edition, url: str) -> Value:
    if edition.kind is EditionKind.FIRST:
        return ""
    told = "\n".join((edition.note or edition.kind.value, *(_mended(one) for one in edition.mended)))
    return _thing("CorrectionComment", text=told, datePublished=edition.published, url=url)


def _mended(one: Mended) -> str:
    """What was wrong and what is right, without a word of any language."""
    sides = (("−", one.before), ("+", one.after))
    return "\n".join(f"{sign} {text}" for sign, text in sides if text)
