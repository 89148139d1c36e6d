"""What was read from a snapshot, as the engine's value."""

from functools import lru_cache

from colophon.article.article import Article
from colophon.article.json_form import read_article_json
from colophon.article.lead import with_lead_once
from colophon.desk.models import Snapshot
from colophon.segments.effort import Effort, effort


def source_article(snapshot: Snapshot) -> Article:
    """What was read from the snapshot. A lead image that stands in the text is not shown twice."""
    return _read(snapshot.article)


def source_effort(snapshot: Snapshot) -> Effort:
    """What a translator can expect of it."""
    return _weighed(snapshot.article)


@lru_cache(maxsize=256)
def _weighed(text: str) -> Effort:
    return effort(_read(text))


@lru_cache(maxsize=64)
def _read(text: str) -> Article:
    """A snapshot never changes, and a page that is typed in asks for its article with every save."""
    return with_lead_once(read_article_json(text))
