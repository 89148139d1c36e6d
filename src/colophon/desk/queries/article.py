"""Articles as the store holds them: the source's, and the translation's in the source's shape."""

from dataclasses import replace

from colophon.article.article import Article, Image
from colophon.article.credit import SourceReference
from colophon.article.json_form import read_article_json
from colophon.article.places import with_texts
from colophon.desk.models import Snapshot, TranslationRecord
from colophon.desk.queries.credits import credits_of
from colophon.desk.queries.manifest import rights_of
from colophon.desk.queries.text import pairs_of
from colophon.segments.pair_articles import texts_of


def source_article(snapshot: Snapshot) -> Article:
    """What was read from the snapshot. A lead image that stands in the text is not shown twice."""
    article = read_article_json(snapshot.article)
    pictures = {block.url for block in article.blocks if isinstance(block, Image)}
    doubled = article.lead_image is not None and article.lead_image.url in pictures
    return replace(article, lead_image=None) if doubled else article


def translated_article(translation: TranslationRecord) -> Article:
    """The translation as it now stands: the source's blocks with the translation's texts, its credits, its source."""
    source = source_article(translation.snapshot)
    pairs = pairs_of(translation)
    rights = rights_of(translation)
    spoken = texts_of(pairs, translation.language)
    author = ", ".join(credit.name for credit in source.credits if credit.role == "author")
    return replace(
        with_texts(source, spoken),
        title=spoken.get("title", "") or translation.title,
        language=translation.language,
        credits=credits_of(translation),
        source=SourceReference(
            url=source.url,
            title=source.title,
            author=author,
            publisher=source.publisher,
            language=source.language,
            published=source.published,
            retrieved=translation.snapshot.captured.isoformat(),
            sha256=translation.snapshot.sha256,
            licence=source.licence,
        ),
        url="",
        publisher=translation.snapshot.source.desk.name,
        published="",
        modified="",
        licence=rights.terms if rights else "",
    )
