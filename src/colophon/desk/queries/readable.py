"""A desk's texts in forms for people and other tools: Markdown, pairs, TMX, TBX, and a site's content."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO, StringIO

from django.db.models import Exists, OuterRef

from colophon import __version__
from colophon.article.json_form import article_json
from colophon.article.without_pictures import picture_addresses
from colophon.article.write_markdown import write_markdown
from colophon.desk.models import Desk, Edition, Snapshot, TranslationRecord, UnitRecord
from colophon.desk.queries.article import translated_article
from colophon.desk.queries.pictures import allowed_pictures
from colophon.desk.queries.site_archive import standing_editions
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.standing import standing_of
from colophon.desk.queries.terms import concepts_of, names_of
from colophon.desk.queries.text import pairs_of
from colophon.desk.queries.units import units_by_id
from colophon.editions.edition import DeskPage
from colophon.editions.plain_site import plain_site
from colophon.editions.targets.target import Picture, Standing
from colophon.memory.exchange.name_rows import write_names_csv
from colophon.memory.exchange.tbx import write_tbx
from colophon.memory.exchange.tmx import write_tmx
from colophon.memory.unit import Unit

_AT_ONCE = 500


def readable_files() -> Iterator[tuple[str, bytes]]:
    """Sources as they were read, translations as they stand, and the memory."""
    for snapshot in Snapshot.objects.order_by("pk").iterator():
        if snapshot.article:
            article = source_article(snapshot)
            start = f"sources/{snapshot.source_id}-{snapshot.sha256[:12]}"
            yield f"{start}.md", write_markdown(article).encode("utf-8", "replace")
            yield f"{start}.json", article_json(article).encode("utf-8", "replace")
    for translation in TranslationRecord.objects.order_by("pk").iterator():
        yield from _translation(translation)
    yield "memory.tmx", _memory()
    for desk in Desk.objects.order_by("pk"):
        yield from _terms(desk)


def _terms(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """The termbase as TBX and the name ledger as a table."""
    terms, names = BytesIO(), StringIO(newline="")
    write_tbx(concepts_of(desk), terms)
    write_names_csv(names_of(desk), names)
    yield f"terms/{desk.slug}.tbx", terms.getvalue()
    yield f"names/{desk.slug}.csv", names.getvalue().encode("utf-8", "replace")


def plain_sites(
    page_of: Callable[[Desk], DeskPage], picture_of: Callable[[str], Picture | None]
) -> Iterator[tuple[str, bytes]]:
    """What of each desk stands published, as Markdown from which other programs build a site, with its pictures."""
    for desk in Desk.objects.order_by("pk"):
        page = page_of(desk)
        for path, data in plain_site(_standing(desk, page, picture_of), page):
            yield f"plain-site/{desk.slug}/{path}", data


def _standing(desk: Desk, page: DeskPage, picture_of: Callable[[str], Picture | None]) -> Iterator[Standing]:
    newer = Edition.objects.filter(translation=OuterRef("translation"), number__gt=OuterRef("number"))
    newest = standing_editions(desk).filter(~Exists(newer))
    for edition in newest.select_related("translation").order_by("pk").iterator():
        standing = standing_of(edition, page)
        shown = picture_addresses(standing.edition.article)
        allowed = _allowed(edition.translation) if shown else ()
        held = {url: found for url in shown if url in allowed and (found := picture_of(url))}
        yield replace(standing, pictures=held)


def _allowed(translation: TranslationRecord) -> Sequence[str]:
    return allowed_pictures(TranslationRecord.objects.filter(pk=translation.pk)).get(translation.pk, ())


def pair_lines(translation: TranslationRecord) -> Iterator[str]:
    """Each pair as one JSON object."""
    for pair in pairs_of(translation):
        line = {"id": pair.id, "source": pair.source, "target": pair.target, "place": pair.place}
        yield json.dumps(line, ensure_ascii=False)


def _translation(translation: TranslationRecord) -> Iterator[tuple[str, bytes]]:
    article, start = translated_article(translation), f"translations/{translation.key}"
    yield f"{start}.md", write_markdown(article).encode("utf-8", "replace")
    yield f"{start}.json", article_json(article).encode("utf-8", "replace")
    yield f"{start}.pairs.jsonl", "".join(f"{line}\n" for line in pair_lines(translation)).encode("utf-8", "replace")


def _memory() -> bytes:
    stream = BytesIO()
    write_tmx(_units(), stream, version=__version__)
    return stream.getvalue()


def _units() -> Iterator[Unit]:
    last = 0
    while ids := list(UnitRecord.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:_AT_ONCE]):
        units = units_by_id(ids)
        yield from (units[number] for number in ids if number in units)
        last = ids[-1]
