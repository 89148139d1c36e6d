"""How an edition, the list of editions and the feed are set: templates, filled with values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from colophon.article.credit import Credit, Role
from colophon.article.direction import direction
from colophon.article.inline import plain
from colophon.article.safe_address import web_address
from colophon.editions.edition import DeskPage, Edition
from colophon.editions.html import setting_of
from colophon.editions.linked_data import linked_data
from colophon.editions.words import Words, words_for
from colophon.errors import EnvelopeError, NotCanonicalError
from colophon.signoff.canonical import sha256_of
from colophon.signoff.envelope import read_envelope
from colophon.signoff.manifest_json import manifest_digest
from colophon.signoff.statement import Statement, read_statement

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Signature:
    """A sign-off as the colophon prints it. `key_id` is whole; `file` is the envelope's."""

    statement: Statement
    key_id: str
    file: str


def edition_page(edition: Edition, desk: DeskPage, *, record: bytes, keys: bytes) -> bytes:
    """index.html of an edition; it carries the digests of article.json (`record`) and keys.json."""
    return _filled(
        "edition.html",
        edition=edition,
        article=edition.article,
        manifest=edition.manifest,
        desk=desk,
        words=words_for(edition.article.language),
        url=desk.url(f"{edition.slug}/"),
        setting=setting_of(edition.article, desk),
        people=_people(edition.manifest.credits),
        signatures=signatures(edition.envelopes),
        numbers={pair.id: number for number, pair in enumerate(edition.manifest.pairs, 1)},
        linked_data=linked_data(edition, desk),
        manifest_digest=manifest_digest(edition.manifest),
        record_digest=sha256_of(record),
        keys_digest=sha256_of(keys),
    )


def index_page(editions: Sequence[Edition], desk: DeskPage) -> bytes:
    """The list of editions, newest first."""
    return _filled("index.html", editions=editions, desk=desk, words=words_for(desk.language))


def feed(editions: Sequence[Edition], desk: DeskPage) -> bytes:
    """The same as an Atom feed with whole articles."""
    return _filled("feed.xml", editions=editions, desk=desk, words=words_for(desk.language), feed_body=_feed_body)


def signatures(envelopes: Sequence[bytes]) -> tuple[Signature, ...]:
    """What the envelopes say, without asking whether it holds; a damaged one is left out."""
    found: list[Signature] = []
    for number, data in enumerate(envelopes, 1):
        try:
            envelope = read_envelope(data)
            statement = read_statement(envelope.payload)
        except (EnvelopeError, NotCanonicalError):
            continue
        found.append(Signature(statement, envelope.key_id, f"signoff-{number}.dsse.json"))
    return tuple(found)


def _people(credits: Sequence[Credit]) -> dict[Role, list[Credit]]:
    """Credits by role, in the order of the vocabulary."""
    found = {role: [credit for credit in credits if credit.role is role] for role in Role}
    return {role: of_role for role, of_role in found.items() if of_role}


def _feed_body(edition: Edition, desk: DeskPage) -> Markup:
    setting = setting_of(edition.article, desk)
    return setting.blocks(edition.article.blocks)


def _language_name(tag: str, words: Words) -> str:
    """A language's name in the language of the page."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(words.tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


def _filled(template: str, **values: object) -> bytes:
    text = _environment().get_template(template).render(**values)
    return (_NOT_XML.sub("\ufffd", text).rstrip("\n") + "\n").encode("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("colophon.editions", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(plain=plain, direction=direction, web_address=web_address)
    environment.globals.update(words_for=words_for, language_name=_language_name)
    return environment
