"""Source and translation beside each other, block by block, for reading."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from colophon.article.article import Article, Block, Image
from colophon.article.direction import direction
from colophon.article.inline import plain
from colophon.article.write_html_blocks import blocks_to_html
from colophon.desk.models import TranslationRecord
from colophon.desk.queries.article import edition_article, text_alone
from colophon.desk.queries.source_article import source_article


@dataclass(frozen=True, slots=True)
class Row:
    """One block of both sides as HTML, every text escaped; `missing` where the source says something and we nothing."""

    source: SafeString
    target: SafeString
    missing: bool


def parallel(translation: TranslationRecord) -> tuple[Article, Article, tuple[Row, ...]]:
    """Both articles and their blocks. The translation has the source's shape, so the blocks stand beside each other."""
    source, target = source_article(translation.snapshot), text_alone(translation)
    rows = tuple(
        Row(_html(ours, source), _html(theirs, target), _says(ours) and not _says(theirs))
        for ours, theirs in zip(source.blocks, target.blocks, strict=True)
    )
    return source, target, rows


def set_text(translation: TranslationRecord) -> tuple[Article, SafeString]:
    """The translation as it stands, and its blocks as HTML."""
    article = edition_article(translation)
    return article, set_blocks(article)


def set_blocks(article: Article) -> SafeString:
    """All blocks of an article as HTML. Pictures are shown by their words."""
    runs: list[SafeString] = []
    for pictures, blocks in groupby(article.blocks, key=lambda block: isinstance(block, Image)):
        shown = tuple(blocks)
        runs += [_html(block, article) for block in shown] if pictures else [_set(shown, article)]
    return format_html_join("\n", "{}", ((run,) for run in runs))


def _set(blocks: tuple[Block, ...], article: Article) -> SafeString:
    html = blocks_to_html(blocks, article.links, direction=direction(article.language))
    return mark_safe(html)  # noqa: S308  (the writer escapes everything)


def _html(block: Block, article: Article) -> SafeString:
    """One block. A picture is shown by its words: nothing is fetched from the source's server."""
    if isinstance(block, Image):
        words = " · ".join(part for part in (plain(block.caption), block.alt, block.credit) if part)
        return format_html('<figure class="worded"><figcaption>{}</figcaption></figure>', words)
    return _set((block,), article)


def _says(block: Block) -> bool:
    return bool(getattr(block, "text", "") or getattr(block, "caption", "") or getattr(block, "rows", ()))
