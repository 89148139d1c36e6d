"""Articles as the store holds them: the source's, and translations in the source's shape."""

from collections.abc import Sequence
from dataclasses import replace

from colophon.article.article import Article
from colophon.article.credit import Credit, RightsRecord, Role, SourceReference
from colophon.article.pair import Pair
from colophon.article.places import texts, with_texts
from colophon.article.without_pictures import without_pictures
from colophon.desk.models import Edition as EditionRecord
from colophon.desk.models import Snapshot, TranslationRecord
from colophon.desk.queries.at_hand import AtHand
from colophon.desk.queries.site_archive import stored_edition
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.text import pairs_of
from colophon.editions.edition import Edition, placed
from colophon.editions.stored import read_stored
from colophon.segments.running import texts_of
from colophon.watch.relay import relay_notice


def translated_article(translation: TranslationRecord, hand: AtHand | None = None) -> Article:
    """The translation as it now stands."""
    hand = hand or AtHand(translation)
    return _in_shape_of(translation, hand.pairs, credits=hand.credits, rights=hand.rights)


def text_alone(translation: TranslationRecord) -> Article:
    """The same without its credits and its licence, for pages that show the text only: two questions less."""
    return _in_shape_of(translation, pairs_of(translation), credits=(), rights=None)


def edition_article(translation: TranslationRecord, hand: AtHand | None = None) -> Article:
    """The translation as its edition would show it: without the pictures that are left out."""
    hand = hand or AtHand(translation)
    return without_pictures(translated_article(translation, hand), hand.left_out)


def published_edition(record: EditionRecord) -> Edition:
    """An edition exactly as it was signed, whatever has been written since."""
    return read_stored(stored_edition(record))


def newest_page(translation: TranslationRecord) -> str:
    """The folder of the newest edition on the desk's site; empty while there is none."""
    editions = placed([published_edition(one) for one in translation.editions.all()])
    return editions[0].slug if editions else ""


def _in_shape_of(
    translation: TranslationRecord,
    pairs: Sequence[Pair],
    *,
    credits: tuple[Credit, ...],
    rights: RightsRecord | None,
) -> Article:
    """The source's blocks with the translation's texts; a place that nobody translated stays empty."""
    source = source_article(translation.snapshot)
    spoken = {place: "" for place, _ in texts(source)} | texts_of(pairs, translation.language)
    return replace(
        with_texts(source, spoken),
        title=translation.title or spoken.get("title", ""),
        language=translation.language,
        credits=credits,
        source=_reference(source, translation.snapshot),
        url="",
        publisher=translation.snapshot.source.desk.name,
        notice=relay_notice(source, translation.language) or source.notice,
        published="",
        modified="",
        licence=rights.terms if rights else "",
    )


def _reference(source: Article, snapshot: Snapshot) -> SourceReference:
    return SourceReference(
        url=source.url,
        title=source.title,
        author=", ".join(credit.name for credit in source.credits if credit.role is Role.AUTHOR),
        publisher=source.publisher,
        language=source.language,
        published=source.published,
        retrieved=snapshot.captured.isoformat(),
        sha256=snapshot.sha256,
        licence=source.licence,
    )
