"""Keeping what an archive's articles gave: pairs in the memory, people with their roles, and what became of each."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.db import transaction

from colophon.adapters.archive.gleaning import Gleaned
from colophon.adapters.memory.index import LONG_TAIL
from colophon.article.credit import Credit
from colophon.article.placeholder import is_placeholder
from colophon.desk.actions.memory_index import update_matches
from colophon.desk.actions.remember import INDEXED_EVERY, forget, keep_batch
from colophon.desk.models import ArchiveArticle, ArchiveCredit, Desk, Person, UnitRecord
from colophon.memory.admission import Flaw

_LONGEST_KEY = 64


def keep_articles(
    desk: Desk, articles: Iterable[Gleaned], *, archive: str, clock: Callable[[], datetime]
) -> Iterator[Gleaned]:
    """Keep one article after the other, and answer with each. Now and then the index of matches is brought up to date,
    so that lookups of others stay quick.
    """
    waiting = 0
    for one in articles:
        keep_article(desk, one, archive=archive, now=clock())
        waiting += one.pairs
        if waiting >= INDEXED_EVERY:
            waiting = 0 if update_matches() else waiting
        yield one
    if waiting > LONG_TAIL:
        update_matches()


@transaction.atomic
def keep_article(desk: Desk, one: Gleaned, *, archive: str, now: datetime) -> ArchiveArticle:
    """Keep one article, all or nothing. What an earlier reading of it gave and this one does not is forgotten."""
    record, is_new = ArchiveArticle.objects.update_or_create(
        desk=desk,
        archive=archive,
        key=one.key[:500],
        defaults={
            "path": one.path,
            "digest": one.digest,
            "why_not": one.why_not.value if one.why_not else "",
            "title": one.title,
            "source_title": one.source_title,
            "address": one.address,
            "source_address": one.source_address,
            "date": one.date,
            "pairs": one.pairs,
            "doubtful": one.doubtful,
            "changed": one.changed,
            "read": now,
        },
    )
    if one.units:
        keep_batch(one.units)
    if not is_new:  # to look for units by their article is to go through the whole memory
        _forget_others(one)
    _keep_credits(record, one.credits, is_new=is_new)
    return record


def _forget_others(one: Gleaned) -> None:
    wanted = {unit.identity for unit in one.units if not isinstance(unit, Flaw)}
    there = UnitRecord.objects.filter(article=one.where, pair=None, replaced=False).values_list("id", "identity")
    forget([number for number, known in there if known not in wanted])


def _keep_credits(record: ArchiveArticle, credits: tuple[Credit, ...], *, is_new: bool) -> None:
    if not is_new:
        record.credits.all().delete()
    named = [one for one in credits if not is_placeholder(one.name)]
    people = _people(named)
    rows = dict.fromkeys((people[_key(one)].pk, one.role.value) for one in named)
    ArchiveCredit.objects.bulk_create(
        ArchiveCredit(article=record, person_id=person, role=role) for person, role in rows
    )


def _people(named: list[Credit]) -> dict[str, Person]:
    """The people of these names; two people of one name are one."""
    known = {one.key: one for one in Person.objects.filter(key__in=[_key(one) for one in named])}
    for one in named:
        if _key(one) not in known:
            name, url = _storable(one.name)[:200], _storable(one.url)[:2000]
            known[_key(one)] = Person.objects.get_or_create(key=_key(one), defaults={"name": name, "url": url})[0]
    return known


def _key(credit: Credit) -> str:
    return "-".join(unicodedata.normalize("NFC", _storable(credit.name)).casefold().split())[:_LONGEST_KEY]


def _storable(text: str) -> str:
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
