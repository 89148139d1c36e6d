"""Taking a source in: its snapshot is kept; a source that is already there is offered instead of doubled."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from colophon.article.article import Article
from colophon.desk.models import Desk, Snapshot, Source


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The snapshot, whether its source was known before, and whether these very bytes were."""

    snapshot: Snapshot
    known_source: bool
    known_bytes: bool


@transaction.atomic
def take_in(desk: Desk, article: Article, *, sha256: str, captured: datetime, article_json: str = "") -> TakenIn:
    """Keep what was read from the bytes with this SHA-256. `article.url` is the cleaned address, or empty."""
    source, new_source = Source.objects.get_or_create(
        desk=desk,
        identity=article.url or f"sha256:{sha256}",
        defaults={"address": article.url, "title": article.title, "language": article.language},
    )
    credits = [{"role": one.role.value, "name": one.name, "url": one.url} for one in article.credits]
    snapshot, new_bytes = Snapshot.objects.get_or_create(
        source=source,
        sha256=sha256,
        defaults={"address": article.url, "captured": captured, "article": article_json, "credits": credits},
    )
    return TakenIn(snapshot, known_source=not new_source, known_bytes=not new_bytes)
