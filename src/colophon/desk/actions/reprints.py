"""Reprints that a desk knows of: registered, looked at by schedule, and told of what came out since."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from colophon.article.placeholder import is_placeholder
from colophon.desk.models import Desk, Person, Reprint, ReprintLook, TranslationRecord
from colophon.desk.queries.reprints import due_reprints
from colophon.errors import ColophonError, DeskRuleError
from colophon.intake.address import clean_address
from colophon.intake.fetching import Fetcher
from colophon.watch.reprints.copy import Copy, read_copy
from colophon.watch.reprints.index import ReprintIndex
from colophon.watch.reprints.recognise import EditionShelf, recognise
from colophon.watch.reprints.verdict import Verdict
from colophon.watch.reprints.verdict_form import verdict_form

_PAUSES = (timedelta(days=1), timedelta(days=7), timedelta(days=30), timedelta(days=90))
"""How long after each look the next one is: a reprint that has stood for a while rarely changes."""
_AT_ONCE = 20


def register(
    desk: Desk,
    address: str,
    *,
    contact: str,
    person: Person,
    web: Fetcher,
    shelf: EditionShelf,
    index: ReprintIndex,
    now: datetime,
) -> ReprintLook:
    """Look at a page and keep it as a reprint, if it is one. Raises what cannot be read, or DeskRuleError."""
    url = clean_address(address).url
    if Reprint.objects.filter(desk=desk, address=url).exists():
        raise DeskRuleError("This reprint is known already.", hint="Nothing was changed. Look at the list of reprints.")
    verdict = recognise(_copy(url, web), index, shelf)
    translation = _ours(desk, verdict)
    if verdict is None or translation is None:
        raise DeskRuleError(
            "This page is of nothing that this desk has published.",
            hint="Nothing was kept. Look whether the address leads to the article itself.",
        )
    with transaction.atomic():
        reprint = Reprint.objects.create(
            desk=desk,
            translation=translation,
            address=url,
            contact="" if is_placeholder(contact) else contact.strip(),
            found=now,
            found_by=person,
        )
        return _noted(reprint, verdict, now=now)


def look_at_reprint(
    reprint: Reprint, *, web: Fetcher, shelf: EditionShelf, index: ReprintIndex, now: datetime
) -> ReprintLook:
    """Look once and write down what was seen; a page that cannot be had is waited for."""
    try:
        copy = _copy(reprint.address, web)
    except ColophonError as error:
        with transaction.atomic():
            _wait(reprint, now, failed=True)
            return ReprintLook.objects.create(reprint=reprint, moment=now, said=error.message)
    with transaction.atomic():
        return _noted(reprint, recognise(copy, index, shelf), now=now)


def look_at_due(*, web: Fetcher, shelf: EditionShelf, index: ReprintIndex, now: datetime) -> Iterator[ReprintLook]:
    """Those whose time has come, and at once those of which a later edition has come out."""
    for one in due_reprints(now=now, most=_AT_ONCE):
        if Reprint.objects.filter(pk=one.pk, due=one.due).update(due=now + timedelta(hours=1)):
            one.refresh_from_db()
            yield look_at_reprint(one, web=web, shelf=shelf, index=index, now=now)


def note_told(look: ReprintLook, *, person: Person | None, now: datetime) -> None:
    """Whoever reprinted it knows; by nobody where a letter went by itself."""
    ReprintLook.objects.filter(Q(told=None), pk=look.pk).update(told=now, told_by=person)


def stop_looking(reprint: Reprint) -> None:
    """What was seen stays; nobody looks any more."""
    Reprint.objects.filter(pk=reprint.pk).update(due=None)


def _copy(address: str, web: Fetcher) -> Copy:
    page = web.fetch(address)
    return read_copy(page.body, address=page.final_address or address, declared=page.header("content-type"))


def _ours(desk: Desk, verdict: Verdict | None) -> TranslationRecord | None:
    if verdict is None:
        return None
    return TranslationRecord.objects.filter(key=verdict.translation, snapshot__source__desk=desk).first()


def _noted(reprint: Reprint, verdict: Verdict | None, *, now: datetime) -> ReprintLook:
    _wait(reprint, now, failed=verdict is None)
    if verdict is None or verdict.translation != reprint.translation.key:
        return ReprintLook.objects.create(reprint=reprint, moment=now, said="The text does not stand there any more.")
    return ReprintLook.objects.create(
        reprint=reprint,
        moment=now,
        number=verdict.number,
        extent=verdict.extent,
        faithful=not verdict.alterations,
        outdated=bool(verdict.since),
        verdict=verdict_form(verdict),
    )


def _wait(reprint: Reprint, now: datetime, *, failed: bool) -> None:
    reprint.looked = now
    reprint.failures = reprint.failures + 1 if failed else 0
    looks = reprint.looks.count()
    reprint.due = now + _PAUSES[min(looks, len(_PAUSES) - 1)]
    reprint.save(update_fields=["looked", "failures", "due"])
