"""Whether an article says exactly what its signed pairs say, place by place."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from colophon.article.article import Article
from colophon.article.article import Image as Picture
from colophon.article.credit import Credit
from colophon.article.places import texts
from colophon.editions.edition import DeskPage, Edition
from colophon.editions.verification.difference import Difference, Wrong
from colophon.signoff.article_digest import signed_fields
from colophon.signoff.manifest import Manifest, SignedPair

FILE = "article.json"
_FIELDS = {
    "blocks": "the body (its texts, code, kinds of blocks or their order)",
    "links": "the list of addresses that links lead to",
    "footer": "the footer",
    "notice": "the reprint notice",
    "disclaimer": "the article's disclaimer",
    "summary": "the summary",
    "source": "the reference to the source",
    "lead_image": "the lead image",
}


def differing_article(article: Article, manifest: Manifest) -> Iterator[Difference]:
    """Every text and every other field of the article that is not what was signed.

    A field's digest says that it differs, not where: it is named when no text in it has been.
    """
    named = list(differing_texts(article, manifest))
    yield from named
    places = {one.place for one in named}
    for field in _differing_fields(article, manifest):
        if field in {"title", "summary"} & places or (field == "blocks" and places - {"title", "summary"}):
            continue
        yield Difference(wrong=Wrong.FIELD, file=FILE, detail=_FIELDS.get(field, f"the field {field}"))


def differing_texts(article: Article, manifest: Manifest) -> Iterator[Difference]:
    """Every place whose text is not its pairs' targets one after the other, spaces between them aside.

    Pairs without a place are read in order against the places that no pair names.
    """
    by_place: dict[str, list[SignedPair]] = {}
    for pair in manifest.pairs:
        by_place.setdefault(pair.place, []).append(pair)
    unplaced = by_place.pop("", [])
    rest: list[tuple[str, str]] = []
    for place, text in texts(article):
        if place in by_place:
            yield from _differing(text, by_place.pop(place), place)
        elif not (place == "title" and text == manifest.title):
            rest.append((place, text))
    for place, pairs in by_place.items():
        yield from _differing("", pairs, place)
    if unplaced:
        yield from _differing("\n".join(text for _, text in rest), unplaced, "")
    else:
        yield from (Difference(wrong=Wrong.UNSIGNED, file=FILE, place=place, found=text) for place, text in rest)


def differing_claims(edition: Edition, desk: DeskPage) -> Iterator[Difference]:
    """What else the article, its edition and its desk say that the manifest says too."""
    article, manifest = edition.article, edition.manifest
    source = article.source
    claims: list[tuple[str, str, str]] = [
        ("the edition's number", str(manifest.number), str(edition.number)),
        ("the time of publication", manifest.published, edition.published),
        ("the desk's name", manifest.imprint.name, desk.name),
        ("the desk's language", manifest.imprint.language, desk.language),
        ("the desk's disclaimer", manifest.imprint.disclaimer, desk.disclaimer),
        ("the licence", manifest.rights.terms if manifest.rights else "", article.licence),
        ("the title", manifest.title, article.title),
        ("the language", manifest.target_language, article.language),
    ]
    if source:
        claims += [
            ("the source's address", manifest.source.address, source.url),
            ("the source's fingerprint", manifest.source.sha256, source.sha256),
        ]
    signed_images = {image.url: image.credit for image in manifest.images}
    for image in _pictures(article):
        claims.append(("a picture's address", image.url if image.url in signed_images else "", image.url))
        claims.append(("a picture's credit", signed_images.get(image.url, image.credit), image.credit))
    claims += [
        ("a credit", _credit(signed), _credit(found))
        for signed, found in zip_longest(manifest.credits, article.credits)
    ]
    for name, signed, found in claims:
        if signed != found:
            yield Difference(wrong=Wrong.CLAIM, file=FILE, detail=name, signed=signed, found=found)


def _differing_fields(article: Article, manifest: Manifest) -> list[str]:
    signed = {field.name: field.sha256 for field in manifest.article}
    present = {field.name: field.sha256 for field in signed_fields(article)}
    return sorted(name for name in signed.keys() | present.keys() if signed.get(name) != present.get(name))


def _differing(text: str, pairs: Sequence[SignedPair], place: str) -> Iterator[Difference]:
    """At most one difference a place: behind the first nothing stands where it should."""
    rest = text.strip()
    for pair in pairs:
        wanted = pair.target.strip()
        if not rest.startswith(wanted):
            found = rest[: len(wanted) + 20]
            yield Difference(wrong=Wrong.TEXT, file=FILE, pair=pair.id, place=place, signed=wanted, found=found)
            return
        rest = rest[len(wanted) :].lstrip()
    if rest:
        yield Difference(wrong=Wrong.UNSIGNED, file=FILE, place=place, found=rest)


def _pictures(article: Article) -> Iterator[Picture]:
    if article.lead_image:
        yield article.lead_image
    yield from (block for block in article.blocks if isinstance(block, Picture))


def _credit(credit: Credit | None) -> str:
    return f"{credit.role}: {credit.name} {credit.url}".rstrip() if credit else ""
