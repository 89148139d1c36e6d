"""Fetching the pictures of articles that the desk may show, once, for its site and for targets that hold them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from colophon.adapters.home import Home
from colophon.adapters.keys import KeyFolder
from colophon.desk.actions.set_site import alone, set_site
from colophon.desk.models import DeliveryRecord, Desk, Edition, ImageRights, TranslationRecord
from colophon.desk.queries.pictures import allowed_pictures
from colophon.editions.targets.target import Delivery, Form, Picture, Verb
from colophon.errors import ColophonError
from colophon.intake.fetching import Fetcher

_HOLD_PICTURES = (Form.POST, Form.EPUB, Form.PDF)
AT_ONCE, AGAIN = 50, timedelta(days=1)


def hold(url: str, *, home: Home, fetcher: Fetcher) -> None:
    """Fetch a picture unless it is held, and draw it. Refuses what is no picture, and what the fetcher refuses."""
    if home.pictures.get(url) is None:
        home.pictures.keep(url, fetcher.fetch(url).body)
    home.drawn.drawn(url)


def held_pictures(
    translation: TranslationRecord, shown: Iterable[str], *, home: Home, fetcher: Fetcher
) -> tuple[Mapping[str, Picture], tuple[str, ...]]:
    """The pictures by address, and in words which could not be had. Without recorded rights none is even asked for."""
    allowed = allowed_pictures(TranslationRecord.objects.filter(pk=translation.pk)).get(translation.pk, ())
    held: dict[str, Picture] = {}
    missing: list[str] = []
    for url in shown:
        if url not in allowed:
            continue
        try:
            hold(url, home=home, fetcher=fetcher)
        except ColophonError as error:
            missing.append(f"A picture could not be had ({url[:200]}): {error.message}")
            continue
        if found := home.drawn.fit_to_send(url):
            held[url] = found
    return held, tuple(missing)


def show_pictures(
    *, home: Home, keys: KeyFolder, fetcher: Fetcher, now: datetime, until: Callable[[], bool] = lambda: False
) -> tuple[int, Sequence[str]]:
    """Take notice of what was recorded of published articles' pictures: how many pages' pictures are as they should be
    now, and which pictures could not be had. Those are asked for again after a day. `until` says when to stop early.
    """
    if home.settings().site.pictures != "yes":
        return 0, ()
    done, missing = 0, list[str]()
    for desk in Desk.objects.order_by("pk"):
        looked = []
        for record in pictures_due(desk, now=now)[:AT_ONCE]:
            if until():
                break
            known = record.left_out or home.pictures.get(record.url) is not None
            record.said = "" if record.left_out else _missed(record.url, home=home, fetcher=fetcher)
            looked.append(record)
            if not known and not record.said:
                _put_again(record.translation, now=now)
        if looked:
            sources = {str(record.translation.snapshot.source_id) for record in looked if not record.said}
            with alone(home):
                set_site(home, desk, keys, also=sources)
        for record in looked:
            ImageRights.objects.filter(pk=record.pk).update(looked=now, said=record.said)
        done += sum(not record.said for record in looked)
        missing += [f"{record.url[:200]}: {record.said}" for record in looked if record.said]
    return done, tuple(missing)


def _put_again(translation: TranslationRecord, *, now: datetime) -> None:
    """A picture came after its article: targets that hold pictures are given the article once more."""
    rows = DeliveryRecord.objects.filter(translation=translation, target__form__in=_HOLD_PICTURES)
    newest = rows.values("target").annotate(newest=Max("pk")).values_list("newest", flat=True)
    there = DeliveryRecord.objects.filter(pk__in=list(newest), state=Delivery.SENT, verb=Verb.PUT)
    there.update(state=Delivery.PENDING, tries=0, next_try=now)


def pictures_due(desk: Desk, *, now: datetime) -> QuerySet[ImageRights]:
    """The newest records of pictures in published articles that the site has not taken notice of."""
    published = Edition.objects.filter(translation=OuterRef("translation"))
    newer = ImageRights.objects.filter(translation=OuterRef("translation"), url=OuterRef("url"), pk__gt=OuterRef("pk"))
    records = ImageRights.objects.filter(Exists(published), ~Exists(newer), translation__snapshot__source__desk=desk)
    waiting = Q(looked=None) | (Q(looked__lt=now - AGAIN) & ~Q(said=""))
    return records.filter(waiting).select_related("translation__snapshot").order_by("pk")


def _missed(url: str, *, home: Home, fetcher: Fetcher) -> str:
    try:
        hold(url, home=home, fetcher=fetcher)
    except ColophonError as error:
        return error.message
    return ""
