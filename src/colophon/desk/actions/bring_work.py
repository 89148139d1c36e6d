"""Bringing a translation back from another tool: every segment that was changed there becomes a revision here."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import BinaryIO

from django.db import transaction

from colophon.article.credit import Role
from colophon.desk.actions.translate import save_segment
from colophon.desk.models import PairRecord, Person, Revision, TranslationRecord
from colophon.errors import ForeignFileError
from colophon.memory.exchange.unread import Unread
from colophon.memory.exchange.work import Returned, WorkHead
from colophon.memory.exchange.work_reading import read_work

_LONGEST = 20_000


@dataclass(slots=True)
class Brought:
    """How many segments were changed, how many of these lie beside another text, and what was left out and why."""

    changed: int = 0
    beside: int = 0
    unchanged: int = 0
    left_out: list[Unread] = field(default_factory=list)


@transaction.atomic
def bring_work(
    translation: TranslationRecord, stream: BinaryIO, *, person: Person, role: Role, now: datetime
) -> Brought:
    """Keep what comes back, on the texts that it was written on: whoever has changed them since loses nothing.

    An empty segment is left as it is. ForeignFileError if the file does not come from this translation.
    """
    records = {one.key: one for one in translation.pairs.select_related("current")}
    brought, is_known = Brought(), False
    for one in read_work(stream):
        match one:
            case WorkHead():
                _require(translation, one)
                is_known = True
            case Returned() if is_known:
                _take(one, records.get(one.key), brought, person=person, role=role, now=now)
            case Unread():
                brought.left_out.append(one)
    if not is_known:
        reason = f" (line {brought.left_out[0].line}: {brought.left_out[0].reason})" if brought.left_out else ""
        raise ForeignFileError(f"This is no XLIFF file that was taken from this desk{reason}.")
    return brought


def _require(translation: TranslationRecord, head: WorkHead) -> None:
    if not head.translation:
        raise ForeignFileError
    if head.translation != translation.key:
        raise ForeignFileError(f"This file is of the translation {head.translation}, not of {translation.key}.")


def _take(
    one: Returned, pair: PairRecord | None, brought: Brought, *, person: Person, role: Role, now: datetime
) -> None:
    reason = _reason_against(one, pair)
    if reason or pair is None:
        brought.left_out.append(Unread(one.line, reason))
        return
    base = _base(one, pair)
    token = _token(one)
    brought_before = pair.revisions.filter(token=token, person=person).exists()
    if brought_before or not one.target.strip() or one.target == (base.target if base else "") or _stands(one, pair):
        brought.unchanged += 1
        return
    saved = save_segment(pair, one.typed, base=base, person=person, role=role, now=now, token=token)
    brought.changed += 1
    brought.beside += saved.beside is not None


def _token(one: Returned) -> str:
    """The same text on the same base again: a file that is brought twice changes nothing the second time."""
    return "xliff-" + sha256(f"{one.base} {one.typed}".encode()).hexdigest()[:32]


def _reason_against(one: Returned, pair: PairRecord | None) -> str:
    if pair is None:
        return f"segment {one.key} no longer stands in the translation"
    if one.source.split() != pair.source.split():
        return f"segment {one.key} has another source here: it was cut, joined or changed meanwhile"
    return f"segment {one.key} is longer than any sentence" if len(one.typed) > _LONGEST else ""


def _base(one: Returned, pair: PairRecord) -> Revision | None:
    """The text that it was written on; the current one where the tool has lost which."""
    if one.base is None:
        return pair.current
    return pair.revisions.filter(pk=one.base).first()


def _stands(one: Returned, pair: PairRecord) -> bool:
    return pair.current is not None and pair.current.target in (one.target, one.typed)
