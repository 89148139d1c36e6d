"""What a desk has published."""

from collections.abc import Iterable, Sequence

from colophon.article.article import Article
from colophon.desk.models import Desk, Edition, Snapshot, TranslationRecord
from colophon.desk.queries.site_archive import standing_editions
from colophon.desk.queries.source_article import source_article
from colophon.errors import NoSuchRecordError
from colophon.signoff.manifest_json import read_manifest


def edition_of(translation: TranslationRecord, number: int = 0) -> Edition:
    """The edition with this number, or the newest; NoSuchRecordError when there is none."""
    editions = translation.editions.order_by("-number")
    found = (editions.filter(number=number) if number else editions).first()
    if found is None:
        raise NoSuchRecordError(f"There is no edition {number or ''} of {translation.key}.".replace("  ", " "))
    return found


def editions_told(translation: TranslationRecord) -> Sequence[Edition]:
    """All of them, the newest first, to be listed: without what was signed."""
    return list(translation.editions.defer("manifest", "envelopes", "ring", "article").order_by("-number"))


def source_of(edition: Edition) -> Article:
    """What had been read from the bytes that this edition was translated from."""
    sha256 = read_manifest(bytes(edition.manifest)).source.sha256
    return source_article(Snapshot.objects.get(source=edition.translation.snapshot.source, sha256=sha256))


def all_editions(desk: Desk) -> Iterable[Edition]:
    """Every edition that was not taken down, the oldest first."""
    published = standing_editions(desk)
    return published.select_related("translation__snapshot__source__desk").order_by("published", "pk")


def editions_of_source(source: int) -> Iterable[Edition]:
    """Every edition of every translation of a source, the oldest first."""
    found = Edition.objects.filter(translation__snapshot__source=source)
    return found.select_related("translation__snapshot__source__desk").order_by("published", "pk")
