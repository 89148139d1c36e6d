"""What machines are asked for a pair, what they proposed, what of it was used, and how much people changed of that."""

from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from colophon.article.credit import Role
from colophon.article.inline import plain
from colophon.desk.models import DraftRecord, DraftUse, PairRecord, Revision, TranslationRecord
from colophon.desk.queries.board import translation_of
from colophon.desk.queries.memory import matches_for
from colophon.desk.queries.terms import termbase_of
from colophon.drafts.changed import Change, change
from colophon.drafts.draft import Drafter, DraftRequest
from colophon.errors import NoSuchRecordError

_MATCHES = 3


def request_for(pair: PairRecord) -> DraftRequest:
    """A pair's source text with what stands around it, the likest earlier pairs, and the terms in it."""
    translation = pair.translation
    source = translation.snapshot.source
    near = translation.pairs.filter(position__in=(pair.position - 1, pair.position + 1))
    around = dict(near.values_list("position", "source"))
    termbase = termbase_of(source.desk, source_language=source.language, target_language=translation.language)
    return DraftRequest(
        source=pair.source,
        source_language=source.language,
        target_language=translation.language,
        before=around.get(pair.position - 1, ""),
        after=around.get(pair.position + 1, ""),
        matches=tuple((match.unit.source, match.unit.target) for match in matches_for(pair, most=_MATCHES)),
        terms=tuple((use.term, use.wanted) for use in termbase.missing(plain(pair.source), "")),
    )


def untranslated(translation: TranslationRecord) -> QuerySet[PairRecord]:
    """The pairs that have no text yet."""
    nothing = translation.pairs.filter(current=None) | translation.pairs.filter(current__target="")
    return nothing.exclude(source="").select_related("translation__snapshot__source__desk", "current")


def drafts_of(translation: TranslationRecord) -> QuerySet[DraftRecord]:
    """Everything that machines were ever asked for in this translation, in order."""
    return DraftRecord.objects.filter(pair__translation=translation).select_related("pair", "asked_by")


def newest_draft(pair: PairRecord) -> DraftRecord | None:
    """The last proposal for what the pair's source says now: not of an earlier text, nor one for the original."""
    return pair.drafts.filter(source=pair.source).order_by("-pk").first()


def proposed_already(pairs: Sequence[PairRecord], drafter: Drafter) -> dict[int, DraftRecord]:
    """The last proposal of this very machine for what each pair says now, by the pair's number: it answers alike."""
    machine = {"engine": drafter.engine, "model": drafter.model, "prompt_version": drafter.prompt_version}
    said = {pair.pk: pair.source for pair in pairs}
    found = DraftRecord.objects.filter(pair__in=pairs, **machine).select_related("pair").order_by("pk")
    return {one.pair_id: one for one in found if one.source == said[one.pair_id]}


def drafts_used(translation: TranslationRecord) -> Iterator[tuple[PairRecord, Revision]]:
    """Every text by a machine that stood or stands in the translation, from the log of its revisions."""
    revisions = Revision.objects.filter(pair__translation=translation, role=Role.MACHINE.value)
    for revision in revisions.select_related("pair__current"):
        yield revision.pair, revision


def is_free_of_machines(translation: TranslationRecord) -> bool:
    """Whether the log shows that no machine drafted anything here: none was asked, and no text of one was used.

    Proposals, their use and revisions are written once: the database refuses to change or delete them.
    """
    return not (
        drafts_of(translation).exists()
        or DraftUse.objects.filter(draft__pair__translation=translation).exists()
        or translation.work.filter(role=Role.MACHINE.value).exists()
        or any(drafts_used(translation))
    )


def people_changed(translation: TranslationRecord) -> Change:
    """How much of what machines wrote was changed until now; of several drafts of a pair the last counts."""
    last: dict[int, tuple[str, str]] = {}
    for pair, revision in drafts_used(translation):
        last[pair.pk] = (revision.target, pair.current.target if pair.current else "")
    return change(last.values())


def chosen_pairs(translation: str, keys: Sequence[str] = ()) -> list[PairRecord]:
    """The pairs with these keys, or all that have no text yet. NoSuchRecordError for a key that is not there."""
    record = translation_of(translation)
    if not keys:
        return list(untranslated(record))
    found = list(record.pairs.filter(key__in=keys).select_related("translation__snapshot__source__desk", "current"))
    absent = sorted(set(keys) - {pair.key for pair in found})
    if absent:
        raise NoSuchRecordError(f"There is no pair {', '.join(absent)} in this translation.")
    return found
