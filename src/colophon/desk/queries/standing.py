"""Articles as readers should find them now, for the targets."""

from collections.abc import Iterable
from pathlib import Path

from colophon.article.inline import plain
from colophon.desk.models import DeliveryRecord, Edition, Target, TranslationRecord
from colophon.desk.queries.article import published_edition
from colophon.editions.edition import DeskPage
from colophon.editions.slug import slug_of
from colophon.editions.targets.target import Entry, Standing
from colophon.signoff.manifest_json import read_manifest


def standing_of(edition: Edition, desk: DeskPage) -> Standing:
    """The article of this edition with what its first one says of it."""
    value = published_edition(edition)
    first = edition if edition.number == 1 else edition.translation.editions.get(number=1)
    title = value.manifest.title if first is edition else read_manifest(bytes(first.manifest)).title
    titles = (value.manifest.title, value.manifest.source.title)
    slug = slug_of(value.manifest.translation, titles, number=value.number)
    return Standing(
        edition=value,
        since=first.published.isoformat(),
        first_title=plain(title),
        address=desk.url(f"{slug}/"),
    )


def entries_at(target: Target) -> tuple[Entry, ...]:
    """The lines of everything that stands at this target."""
    held = DeliveryRecord.objects.filter(target=target).exclude(entry={})
    return tuple(Entry(**entry) for entry in held.values_list("entry", flat=True))


def lost_at(target: Target, tree: Path, *, besides: TranslationRecord) -> Iterable[Edition]:
    """What stands at this target and of which `tree`, our copy of it, lacks a file; `besides` one article."""
    held = DeliveryRecord.objects.filter(target=target).exclude(entry={}).exclude(translation=besides)
    rows = [pk for pk, files in held.values_list("pk", "files") if not all((tree / one).is_file() for one in files)]
    for pk in rows:
        yield DeliveryRecord.objects.select_related("edition__translation").get(pk=pk).edition


def standing_in(target: Target, month: str, desk: DeskPage) -> Iterable[Standing]:
    """The articles of a month that stand at this target."""
    held = DeliveryRecord.objects.filter(target=target, entry__day__startswith=month).exclude(entry={})
    for delivery in held.select_related("edition__translation"):
        yield standing_of(delivery.edition, desk)
