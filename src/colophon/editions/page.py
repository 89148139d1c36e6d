"""An edition's own pages: the article with its colophon, both languages side by side, the texts for reprinting."""

from binascii import a2b_base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from markupsafe import Markup

from colophon.article.credit import Credit, Role
from colophon.editions.bilingual import may_print_original, rows
from colophon.editions.card import NAMED
from colophon.editions.edition import DeskPage, Edition
from colophon.editions.filling.fill import filled
from colophon.editions.html import Setting, setting_of
from colophon.editions.linked_data import linked_data
from colophon.editions.reprint import Kit, reprint
from colophon.editions.sharing_card import card_name
from colophon.editions.theme import Theme
from colophon.editions.words import Words, words_for
from colophon.signoff.canonical import sha256_of
from colophon.signoff.envelope import Glance, glance
from colophon.signoff.manifest import EditionKind, Manifest
from colophon.signoff.stages import Stage

_ROLES = tuple(Role)
_HEAVY = 40_000
_TAIL = 684
"""Letters of base64, a multiple of four, that hold the end of a statement: who signed, when, which stage."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A sign-off as the colophon prints it. `key_id` is whole."""

    stage: Stage
    person: str
    signed: str
    key_id: str


@dataclass(frozen=True, slots=True)
class _Named:
    name: str


@dataclass(frozen=True, slots=True)
class _Said:
    stage: Stage
    person: _Named
    signed: str


@dataclass(frozen=True, slots=True)
class _Statement:
    predicate: _Said


_STATEMENT = msgspec.json.Decoder(_Statement)


@dataclass(frozen=True, slots=True)
class SetEdition:
    """An edition with its article set once, for all the pages that show it.

    `body` is the article's HTML from its first block to its last, without footnotes. `both` says whether the original
    may stand beside the translation.
    """

    edition: Edition
    desk: DeskPage
    words: Words
    setting: Setting
    parts: tuple[Markup, ...]
    body: Markup
    notes: Markup
    seals: tuple[Glance | None, ...]
    both: bool

    @property
    def signers(self) -> frozenset[str]:
        """The ids of the keys that are said to have signed."""
        return frozenset(seal.signer for seal in self.seals if seal and seal.signer)

    @property
    def url(self) -> str:
        return self.desk.url(f"{self.edition.slug}/")

    def body_elsewhere(self, *, pictures: bool) -> Markup:
        """The body for other pages than those of its folder: its `pictures` by whole addresses, or only linked to.

        With pictures the one above the article is there too, where the desk shows it.
        """
        article = self.edition.article
        if not self.edition.pictures:
            return self.body
        drawn = self.edition.pictures if pictures and self.url else ()
        setting = setting_of(article, self.desk, drawn=drawn, beside=self.url)
        lead = article.lead_image
        above = setting.figure(lead) if lead and lead.url in setting.style.drawn else Markup()
        return above + setting.blocks(article.blocks)

    @property
    def card(self) -> str:
        """The file with the picture for sharing; empty without one."""
        return card_name(self.edition, self.desk) if self.desk.cards else ""


def set_edition(edition: Edition, desk: DeskPage) -> SetEdition:
    """The article as HTML, ready for its pages."""
    setting = setting_of(edition.article, desk, drawn=edition.pictures)
    parts = setting.parts(edition.article.blocks)
    return SetEdition(
        edition=edition,
        desk=desk,
        words=words_for(edition.article.language),
        setting=setting,
        parts=parts,
        body=Markup("\n".join(parts)),  # noqa: S704 - every part is markup
        notes=setting.footnotes(edition.article.blocks),
        seals=tuple(map(glance, edition.envelopes)),
        both=edition.kind is not EditionKind.WITHDRAWAL and may_print_original(edition.manifest),
    )


def edition_page(one: SetEdition, theme: Theme, *, manifest: bytes, record: bytes, keys: bytes) -> bytes:
    """index.html of an edition; it carries the digests of manifest.json, article.json (`record`) and keys.json."""
    edition = one.edition
    return filled(
        "edition.html",
        theme,
        **_common(one),
        manifest=edition.manifest,
        setting=one.setting,
        people=_people(edition.manifest.credits),
        signatures=signatures(one.seals),
        numbers=_numbers(edition.manifest),
        linked_data=linked_data(edition, one.desk, card=one.card),
        manifest_digest=sha256_of(manifest),
        record_digest=sha256_of(record),
        keys_digest=sha256_of(keys),
        card=one.card,
        named=NAMED,
    )


def bilingual_page(one: SetEdition, theme: Theme) -> bytes:
    """both.html: the original beside the translation, or under it where there is no room, paragraph by paragraph."""
    found = rows(one.edition, one.desk, parts=one.parts)
    return filled("both.html", theme, **_common(one), manifest=one.edition.manifest, rows=found)


def reprint_files(one: SetEdition, theme: Theme, *, markdown: bytes) -> Mapping[str, bytes]:
    """reprint.html: the article with its credits and its address, to be copied. `markdown` is article.md.

    What would make a heavy page stands in files beside it.
    """
    body = one.body_elsewhere(pictures=False)
    kit = reprint(one.edition, one.desk, one.words, body=body, notes=one.notes, markdown=markdown.decode("utf-8"))
    apart = _weight(kit) > _HEAVY
    page = filled("reprint.html", theme, **_common(one), manifest=one.edition.manifest, kit=kit, apart=apart)
    if not apart:
        return {"reprint.html": page}
    texts = {"reprint.md": kit.markdown, "reprint.txt": kit.text}
    return {"reprint.html": page} | {name: text.encode("utf-8", "replace") for name, text in texts.items()}


def _weight(kit: Kit) -> int:
    """Bytes, which are counted only where letters do not tell."""
    letters = len(kit.html) + len(kit.markdown) + len(kit.text)
    if letters > _HEAVY or letters * 4 <= _HEAVY:
        return letters
    return sum(len(text.encode("utf-8", "replace")) for text in (kit.html, kit.markdown, kit.text))


def signatures(seals: Iterable[Glance | None]) -> tuple[Signature, ...]:
    """What the envelopes say, without asking whether it holds; a damaged one is left out."""
    found = (_signature(seal) for seal in seals if seal and seal.signer)
    return tuple(filter(None, found))


def _signature(seal: Glance) -> Signature | None:
    try:
        said = _STATEMENT.decode(_without_parts(seal.payload)).predicate
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
    return Signature(stage=said.stage, person=said.person.name, signed=said.signed, key_id=seal.signer)


def _without_parts(payload: str) -> bytes:
    """A statement without the digests of everything that it covers: nine tenths of it, and nobody prints them."""
    _, ends, rest = a2b_base64(payload[-_TAIL:]).rpartition(b'],"person":')
    # Inside a text the quotation marks would be escaped.
    return b'{"predicate":{"person":%s' % rest if ends else a2b_base64(payload)


def _numbers(manifest: Manifest) -> Mapping[str, int]:
    """The pairs' numbers, where the colophon names any."""
    named = manifest.checks.open or manifest.dismissals or manifest.waivers
    return {pair.id: number for number, pair in enumerate(manifest.pairs, 1)} if named else {}


def _common(one: SetEdition) -> dict[str, object]:
    return {
        "edition": one.edition,
        "article": one.edition.article,
        "desk": one.desk,
        "words": one.words,
        "url": one.url,
        "body": one.body,
        "notes": one.notes,
        "both": one.both,
        "root": "../",
    }


def _people(credits: Sequence[Credit]) -> dict[Role, list[Credit]]:
    """Credits by role, in the order of the vocabulary."""
    found: dict[Role, list[Credit]] = {}
    for credit in credits:
        found.setdefault(credit.role, []).append(credit)
    return {role: found[role] for role in _ROLES if role in found}
