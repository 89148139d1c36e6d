"""What readers of an edition are told of its source: by what was signed, not by what was written since."""

from collections.abc import Iterable
from dataclasses import replace

from colophon.article.json_form import read_article_json
from colophon.article.pair import Pair
from colophon.desk.models import Edition, Snapshot, Source
from colophon.desk.queries.public_first import public_first
from colophon.desk.queries.watching import FAILED, current_snapshot, noticed_gone
from colophon.editions.freshness import UNKNOWN, Freshness, State
from colophon.signoff.manifest import EditionKind, Manifest
from colophon.signoff.manifest_json import read_manifest
from colophon.watch.change import Drift, drift_of
from colophon.watch.compare import compared
from colophon.watch.look import Sight
from colophon.watch.onto_pairs import Touched, touched

_ASKING = (Drift.WORDING, Drift.FACTUAL, Drift.CORRECTION_NOTE)


def public_freshness(edition: Edition) -> Freshness:
    """Of a standing edition: what the last looks say of the source it was signed with, and of a relay's first one."""
    if edition.kind == EditionKind.WITHDRAWAL:
        return UNKNOWN
    return replace(_of_source(edition), first=public_first(edition))


def _of_source(edition: Edition) -> Freshness:
    source = edition.translation.snapshot.source
    looks = source.looks.exclude(sight__in=FAILED)
    last = looks.order_by("-pk").first()
    if last is None:
        return UNKNOWN
    if last.sight == Sight.WITHDRAWN:
        return Freshness(state=State.WITHDRAWN, day=noticed_gone(source, last).date().isoformat())
    current = current_snapshot(source)
    manifest = read_manifest(bytes(edition.manifest))
    asof = Freshness(state=State.CURRENT, day=last.moment.date().isoformat())
    if current is None or current.sha256 == manifest.source.sha256:
        return asof
    return _changed(edition, manifest, source, current) or asof


def _changed(edition: Edition, manifest: Manifest, source: Source, current: Snapshot) -> Freshness | None:
    """None where the change concerns no reader, or somebody looked at it and left the text as it is."""
    signed = source.snapshots.filter(sha256=manifest.source.sha256).first()
    left = edition.translation.left_as_is.filter(snapshot=current).exists()
    if signed is None or left or current.captured < signed.captured:
        return None
    changes = compared(read_article_json(signed.article), read_article_json(current.article))
    if drift_of(changes) not in _ASKING:
        return None
    pairs = [Pair(one.id, one.source, one.target, one.place) for one in manifest.pairs]
    first = source.looks.filter(snapshot=current).order_by("moment", "pk").first()
    places = set(_places(touched(changes, pairs)))
    return Freshness(
        state=State.CHANGED,
        day=(first.moment if first else current.captured).date().isoformat(),
        places=tuple(sorted(int(one) + 1 for one in places if one.isdigit())),
        headline="title" in places,
    )


def _places(found: Iterable[Touched]) -> Iterable[str]:
    for one in found:
        pair = one.pair or one.after
        if pair is not None:
            yield pair.place.partition(".")[0]
