"""Keeping what an archive's articles gave: pairs in the memory, people with their roles, and what became of each."""

import unicodedata
from datetime import datetime

from django.db import transaction

from colophon.adapters.archive.reading import ReadArticle
from colophon.article.credit import Credit, Role
from colophon.article.inline import plain
from colophon.article.placeholder import is_placeholder
from colophon.desk.actions.remember import forget, remember_all
from colophon.desk.models import ArchiveArticle, ArchiveCredit, Desk, Person, UnitRecord
from colophon.memory.admission import identity
from colophon.memory.unit import Origin, Unit

_SECOND_READERS = (Role.REVIEWER, Role.PROOFREADER)
_LONGEST_KEY = 64


@transaction.atomic
def keep_article(
    desk: Desk, read: ReadArticle, *, archive: str, languages: tuple[str, str], now: datetime
) -> ArchiveArticle:
    """Keep one article, all or nothing. What an earlier reading of it gave and this one does not is forgotten."""
    units = _units(desk, read, archive, languages)
    record, is_new = ArchiveArticle.objects.update_or_create(
        desk=desk,
        archive=archive,
        key=_storable(read.key)[:500],
        defaults={
            "path": _storable(read.path),
            "digest": read.digest,
            "why_not": read.why_not.value if read.why_not else "",
            "title": plain(read.target.title) if read.target else "",
            "source_title": _source_title(read),
            "address": read.target.url if read.target else "",
            "source_address": _source_address(read),
            "date": read.date,
            "pairs": len(units),
            "doubtful": len(read.pairs) - len(units),
            "changed": read.changed,
            "read": now,
        },
    )
    remember_all(units)
    if not is_new:  # to look for units by their article is to go through the whole memory
        _forget_others(_article_of(read, archive), units)
    _keep_credits(record, read.credits, is_new=is_new)
    return record


def _units(desk: Desk, read: ReadArticle, archive: str, languages: tuple[str, str]) -> list[Unit]:
    """The sure pairs. A text that a second person signed counts as reviewed."""
    reviewed = any(one.role in _SECOND_READERS and not is_placeholder(one.name) for one in read.credits)
    sources = ["", *(one.pair.source for one in read.pairs), ""]
    sure = {id(one) for one in read.sure}
    return [
        Unit(
            source=one.pair.source,
            target=one.pair.target,
            source_language=languages[0],
            target_language=languages[1],
            before=sources[at],
            after=sources[at + 2],
            origin=Origin.REVIEWED if reviewed else Origin.PERSON,
            article=_article_of(read, archive),
            date=read.date,
            desk=desk.name,
        )
        for at, one in enumerate(read.pairs)
        if id(one) in sure
    ]


def _article_of(read: ReadArticle, archive: str) -> str:
    """Where it can be read: its address, or its place in the archive."""
    return (read.target.url if read.target else "") or f"{archive}/{_storable(read.path)}"


def _forget_others(article: str, units: list[Unit]) -> None:
    wanted = {identity(unit) for unit in units}
    there = UnitRecord.objects.filter(article=article, pair=None, replaced=False).values_list("id", "identity")
    forget([number for number, known in there if known not in wanted])


def _source_title(read: ReadArticle) -> str:
    return plain(read.source.title) if read.source else ""


def _source_address(read: ReadArticle) -> str:
    said = read.target.source.url if read.target and read.target.source else ""
    return said or (read.source.url if read.source else "")


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
