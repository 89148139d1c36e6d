"""What a desk has of an archive."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from colophon.desk.models import ArchiveArticle, ArchiveCredit, Desk


def known_digests(desk: Desk, archive: str) -> frozenset[str]:
    """The digests of everything that was read already."""
    return frozenset(ArchiveArticle.objects.filter(desk=desk, archive=archive).values_list("digest", flat=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveSummary:
    """`not_paired` counts the articles that gave no pairs by their reason."""

    articles: int
    paired: int
    pairs: int
    doubtful: int
    people: int
    not_paired: dict[str, int]


def archive_summary(desk: Desk, archive: str) -> ArchiveSummary:
    articles = ArchiveArticle.objects.filter(desk=desk, archive=archive)
    rows = list(articles.values_list("why_not", "pairs", "doubtful"))
    people = ArchiveCredit.objects.filter(article__in=articles).values("person").distinct().count()
    return ArchiveSummary(
        articles=len(rows),
        paired=sum(not why for why, _, _ in rows),
        pairs=sum(pairs for _, pairs, _ in rows),
        doubtful=sum(doubtful for why, _, doubtful in rows if not why),
        people=people,
        not_paired=dict(Counter(why for why, _, _ in rows if why).most_common()),
    )


def not_paired(desk: Desk, archive: str) -> Iterator[tuple[str, str]]:
    """The path of every article without pairs, and why."""
    rows = ArchiveArticle.objects.filter(desk=desk, archive=archive).exclude(why_not="").order_by("path")
    yield from rows.values_list("path", "why_not")
