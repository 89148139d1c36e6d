"""What was taken down, as the site says it in its place."""

from collections.abc import Iterator, Sequence

from colophon.desk.models import Desk, Takedown, TranslationRecord
from colophon.desk.queries.article import published_edition
from colophon.editions.edition import placed
from colophon.editions.theme import Gone


def standing_takedown(translation: TranslationRecord) -> Takedown | None:
    return translation.takedowns.filter(lifted=None).select_related("person").first()


def gone_from(desk: Desk) -> tuple[Gone, ...]:
    """Each folder that an edition had, by its name."""
    down = Takedown.objects.filter(lifted=None, translation__snapshot__source__desk=desk).select_related("translation")
    return tuple(sorted((one for each in down for one in _gone(each)), key=lambda one: one.slug))


def _gone(takedown: Takedown) -> Iterator[Gone]:
    records = takedown.translation.editions.select_related("translation")
    for one in placed([published_edition(record) for record in records]):
        yield Gone(
            slug=one.slug,
            day=takedown.moment.date().isoformat(),
            note=takedown.note,
            language=takedown.translation.language,
        )


def all_takedowns(desk: Desk) -> Sequence[Takedown]:
    """The record of all, the newest first."""
    found = Takedown.objects.filter(translation__snapshot__source__desk=desk)
    return list(found.select_related("translation", "person", "lifted_by").order_by("-pk"))
