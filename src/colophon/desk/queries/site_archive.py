"""What a desk published, as the setting of its site asks for it: article by article, as bytes."""

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Exists, OuterRef, Q, QuerySet

from colophon.adapters.drawn_pictures import DrawnPictures
from colophon.desk.models import Desk, Edition, Source, SourceLook, Takedown, TranslationRecord
from colophon.desk.queries.pictures import pictures_to_show
from colophon.desk.queries.public_freshness import public_freshness
from colophon.editions.freshness import UNKNOWN, Freshness
from colophon.editions.stored import StoredEdition

_SOURCE = "translation__snapshot__source"
_NOT_SHOWN = ("ring", "translation__credits", "translation__images", "translation__snapshot__article")
"""Large columns that no page is set from."""
_FEW = 200


class DeskArchive:
    """An article is a source; its name is the source's number. `drawn` are the pictures that may be shown, if any."""

    def __init__(self, desk: Desk, drawn: DrawnPictures | None = None) -> None:
        self._drawn = drawn
        self._editions = standing_editions(desk)
        self._takedowns = Takedown.objects.filter(translation__snapshot__source__desk=desk)

    def articles(self) -> Sequence[str]:
        """Every source with an edition, in the order of the sources."""
        found = self._editions.values_list(_SOURCE, flat=True)
        return tuple(str(number) for number in found.distinct().order_by(_SOURCE))

    def since(self, mark: str) -> Sequence[str]:
        """The sources of editions later than a mark; and where anything was taken down or put back since, of those."""
        number, _, down = mark.partition(" ")
        # The newest are few, and found first: a database asked for both at once goes through every source.
        after = Edition.objects.filter(pk__gt=int(number or 0))
        newest = list(after.values_list("pk", flat=True)[:_FEW])
        among = self._editions.filter(pk__in=newest) if len(newest) < _FEW else self._editions.filter(pk__in=after)
        later = set(among.values_list(_SOURCE, flat=True)) if newest else set()
        if down != self.taken_down():
            later |= set(self._takedowns.values_list(_SOURCE, flat=True))
        return tuple(map(str, sorted(later)))

    def mark(self) -> str:
        """The number of the last edition, and how many were taken down and put back."""
        last = self._editions.order_by("-pk").values_list("pk", flat=True).first()
        return f"{last or 0} {self.taken_down()}"

    def taken_down(self) -> str:
        """A word for what is taken down now."""
        return f"{self._takedowns.count()}-{self._takedowns.exclude(lifted=None).count()}"

    def editions(self, article: str) -> Sequence[StoredEdition]:
        """All editions of a source in all languages, the oldest first."""
        return self.editions_of([article])[0]

    def editions_of(self, articles: Sequence[str]) -> Sequence[Sequence[StoredEdition]]:
        """The same of several sources, in two questions to the database if nobody ever looked at them again."""
        numbers = [int(article) for article in articles]
        looks = SourceLook.objects.filter(Q(source=OuterRef("pk")) | Q(source=OuterRef("first")))
        looked_at = set(Source.objects.filter(Exists(looks), pk__in=numbers).values_list("pk", flat=True))
        by_source: dict[int, list[Edition]] = {number: [] for number in numbers}
        found = self._editions.filter(**{f"{_SOURCE}__in": numbers}).select_related(_SOURCE).defer(*_NOT_SHOWN)
        for one in found.order_by("published", "pk"):
            by_source[one.translation.snapshot.source_id].append(one)
        return [self._stored(its, number, watched=number in looked_at) for number, its in by_source.items()]

    def _stored(self, editions: Sequence[Edition], source: int, *, watched: bool) -> Sequence[StoredEdition]:
        """What is not watched says nothing of its freshness."""
        newest = {one.translation_id: one.pk for one in sorted(editions, key=lambda one: one.number)}
        standing = {one.pk for one in editions if watched and newest[one.translation_id] == one.pk}
        shown = pictures_to_show(source, self._drawn) if self._drawn else {}
        fresh = {one.pk: public_freshness(one) for one in editions if one.pk in standing}
        return tuple(
            replace(stored_edition(one, fresh.get(one.pk, UNKNOWN)), pictures=shown.get(one.translation_id, ()))
            for one in editions
        )

    def translations(self, article: str) -> Sequence[str]:
        """Every translation of a source that ever came out, also what was taken down."""
        found = TranslationRecord.objects.filter(snapshot__source=int(article), editions__isnull=False)
        return tuple(found.values_list("key", flat=True).distinct().order_by("key"))

    def article_of(self, translation: str) -> str:
        """The source of the translation with this key."""
        return str(TranslationRecord.objects.values_list("snapshot__source", flat=True).get(key=translation))


def standing_editions(desk: Desk) -> QuerySet[Edition]:
    """Everything that was published and not taken down."""
    down = Takedown.objects.filter(translation=OuterRef("translation"), lifted=None)
    return Edition.objects.filter(~Exists(down), translation__snapshot__source__desk=desk)


def stored_edition(record: Edition, freshness: Freshness = UNKNOWN) -> StoredEdition:
    """An edition's bytes, with where its translation is filed now and how fresh it is."""
    return StoredEdition(
        number=record.number,
        manifest=bytes(record.manifest),
        envelopes=bytes(record.envelopes),
        article=record.article,
        section=record.translation.section,
        tags=tuple(record.translation.tags),
        freshness=freshness,
    )


def sections_of(desk: Desk) -> Sequence[str]:
    """The sections that the desk has used, by name."""
    used = TranslationRecord.objects.filter(snapshot__source__desk=desk).exclude(section="")
    return tuple(used.order_by("section").values_list("section", flat=True).distinct())
