"""What was taken down, as the site says it in its place."""

from collections.abc import Iterator, Sequence

from colophon.desk.models import DeliveryRecord, Desk, Takedown, Target, TranslationRecord
from colophon.desk.queries.article import published_edition
from colophon.editions.edition import placed
from colophon.editions.targets.target import Delivery, Verb
from colophon.editions.theme import Gone


def standing_takedown(translation: TranslationRecord) -> Takedown | None:
    return translation.takedowns.filter(lifted=None).select_related("person").first()


def last_takedown(translation: TranslationRecord) -> Takedown | None:
    """The newest, whether it stands or was lifted."""
    return translation.takedowns.select_related("person", "lifted_by").order_by("-pk").first()


def out_of_reach(translation: TranslationRecord) -> Sequence[Target]:
    """Targets that ended while the article stood there: nothing is removed from them any more."""
    rows = DeliveryRecord.objects.filter(
        translation=translation, target__ended__isnull=False, state=Delivery.SENT
    ).select_related("target")
    newest = {row.target_id: row for row in rows.order_by("pk")}
    return [row.target for row in newest.values() if row.verb == Verb.PUT]


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
