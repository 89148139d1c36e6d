"""Unpublished originals of a desk: saying that a source is one, giving it a new version, and its publication."""

from datetime import datetime

from django.db import transaction

from colophon.adapters.snapshots import SnapshotFolder
from colophon.article.article import Article
from colophon.article.json_form import article_json
from colophon.article.read_markdown import read_markdown
from colophon.article.write_markdown import write_markdown
from colophon.desk.actions.audit import audit
from colophon.desk.actions.follow_task import bring_task
from colophon.desk.models import Deed, Person, Snapshot, Source, SourceLook, TranslationRecord
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.watching import current_snapshot
from colophon.errors import EmptyInputError, NotAnOriginalError, OriginalMovedError
from colophon.intake.address import clean_address
from colophon.intake.snapshot import capture
from colophon.watch.change import drift_of
from colophon.watch.compare import compared
from colophon.watch.look import Sight

_LONGEST_SAID = 500


@transaction.atomic
def declare_original(source: Source, *, person: Person, now: datetime) -> None:
    """Say that nobody has published this, and that the desk may change it. Never of what stands at an address."""
    if source.address:
        raise NotAnOriginalError("What stands at an address is published: the desk keeps watch over it instead.")
    if Source.objects.filter(pk=source.pk, ours=False, address="").update(ours=True):
        _note(source, "ours", person=person, now=now)
    source.refresh_from_db()


@transaction.atomic
def original_published(source: Source, address: str, *, person: Person, now: datetime) -> None:
    """From now on it is a source like others: nothing more is proposed to it. With its address, it is watched."""
    clean = clean_address(address).url if address else ""
    identity = clean or source.identity
    if Source.objects.filter(desk=source.desk, identity=identity).exclude(pk=source.pk).exists():
        identity = source.identity
    fields = {"ours": False, "address": clean, "identity": identity}
    if Source.objects.filter(pk=source.pk, ours=True).update(**fields):
        _note(source, clean or "published", person=person, now=now)
    source.refresh_from_db()


@transaction.atomic
def revise(
    source: Source, article: Article, *, base: Snapshot, said: str, snapshots: SnapshotFolder, now: datetime
) -> Snapshot:
    """A new version of an original on top of `base`, and a task for every language in which it says something else.

    OriginalMovedError where `base` is no longer the newest; the same text again is no new version.
    """
    source = Source.objects.select_for_update().get(pk=source.pk)
    newest = current_snapshot(source)
    if not source.ours or newest is None:
        raise NotAnOriginalError
    if newest.pk != base.pk:
        raise OriginalMovedError
    text = write_markdown(article)
    new = read_markdown(text)
    if not any(True for _ in new.blocks):
        raise EmptyInputError("Nothing would be left of the original.", hint="Nothing was changed.")
    changes = compared(source_article(newest), new)
    kept = snapshots.keep(capture(text.encode("utf-8", "replace"), now))
    made = _snapshot(source, new, kept.sha256, now)
    if made.pk == newest.pk:
        return newest
    Source.objects.filter(pk=source.pk).update(title=new.title)
    seen = SourceLook.objects.create(
        source=source,
        moment=now,
        sight=Sight.CHANGED,
        drift=drift_of(changes),
        snapshot=made,
        said=said[:_LONGEST_SAID],
    )
    for translation in TranslationRecord.objects.filter(snapshot__source=source, closed=None):
        bring_task(translation, seen, now=now)
    return made


def _snapshot(source: Source, article: Article, sha256: str, now: datetime) -> Snapshot:
    """The version's record; an original that comes back to an earlier text comes back to its record."""
    credits = [{"role": one.role.value, "name": one.name, "url": one.url} for one in article.credits]
    defaults = {"captured": now, "article": article_json(article), "credits": credits}
    return Snapshot.objects.get_or_create(source=source, sha256=sha256, defaults=defaults)[0]


def _note(source: Source, state: str, *, person: Person, now: datetime) -> None:
    said = {"state": state[:500]}
    audit(Deed.ORIGINAL_SET, desk=source.desk, person=person, about=f"source {source.pk}", detail=said, now=now)
