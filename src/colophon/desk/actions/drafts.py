"""Asking a machine for drafts and taking one into the text: both are in the log for ever."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from colophon.article.credit import Role
from colophon.desk.actions.translate import Saved, save_segment
from colophon.desk.models import DraftRecord, DraftUse, PairRecord, Person, TranslationRecord
from colophon.desk.queries.drafts import request_for, untranslated
from colophon.drafts.draft import Answer, Drafter, DraftRequest, Proposal, machine_name
from colophon.drafts.verify import proposal
from colophon.errors import DraftError, FetchError


def ask_for_drafts(
    pairs: Sequence[PairRecord], drafter: Drafter, *, person: Person, now: datetime
) -> list[DraftRecord]:
    """Proposals for pairs of one translation, in their order; each batch is kept before the next is asked for.

    Where a later batch fails, the refusal says how many proposals are kept.
    """
    kept: list[DraftRecord] = []
    for at in range(0, len(pairs), drafter.together):
        some = pairs[at : at + drafter.together]
        requests = [request_for(pair) for pair in some]
        try:
            answers = _answers(drafter, requests)
        except (DraftError, FetchError) as error:
            if kept:
                error.advice = f"{len(kept)} proposals that came before are kept. Ask again for the others."
            raise
        for pair, request, answer in zip(some, requests, answers, strict=True):
            made = proposal(request, answer, drafter, moment=now.isoformat())
            kept.append(_keep(pair, made, asked=pair.source, person=person, now=now))
    return kept


def _answers(drafter: Drafter, requests: Sequence[DraftRequest]) -> Sequence[Answer]:
    answers = drafter.draft(requests)
    if len(answers) != len(requests):
        raise DraftError(f"{drafter.engine} gave {len(answers)} answers to {len(requests)} texts.")
    return answers


def draft_added(
    translation: TranslationRecord, sources: Collection[str], drafter: Drafter, *, person: Person, now: datetime
) -> list[DraftRecord]:
    """Proposals for the sentences that a source has newly, where the translation has come to follow it."""
    added = untranslated(translation).filter(source__in=sources).order_by("position")
    return ask_for_drafts(list(added), drafter, person=person, now=now)


def draft_for_original(pair: PairRecord, text: str, drafter: Drafter, *, person: Person, now: datetime) -> DraftRecord:
    """A sentence that only the translation of `pair` has, drafted in the original's language. Kept in the same log."""
    translation = pair.translation
    request = DraftRequest(
        source=text,
        source_language=translation.language,
        target_language=translation.snapshot.source.language,
        before=pair.source,
    )
    made = proposal(request, _answers(drafter, [request])[0], drafter, moment=now.isoformat())
    return _keep(pair, made, asked=text, person=person, now=now)


def _keep(pair: PairRecord, made: Proposal, *, asked: str, person: Person, now: datetime) -> DraftRecord:
    return DraftRecord.objects.create(
        pair=pair,
        source=asked,
        text=_storable(made.text),
        raw=_storable(made.raw),
        engine=made.engine,
        model=made.model,
        prompt_version=made.prompt_version,
        flaws=[flaw.value for flaw in made.flaws],
        moment=now,
        asked_by=person,
    )


@transaction.atomic
def take_draft(draft: DraftRecord, *, person: Person, now: datetime) -> Saved:
    """Put a proposal into its pair as the machine's text; `person` answers for taking it. Their edits come on top.

    DraftError for one that was made of another text than the pair has.
    """
    if draft.source != draft.pair.source:
        raise DraftError("This draft was made of another text than the segment has now.")
    name = machine_name(draft.engine, draft.model)
    machine = Person.objects.get_or_create(key=f"machine:{name}"[:64], defaults={"name": name[:200]})[0]
    pair = PairRecord.objects.select_related("current").get(pk=draft.pair_id)
    saved = save_segment(pair, draft.text, base=pair.current, person=machine, role=Role.MACHINE, now=now)
    DraftUse.objects.get_or_create(revision=saved.revision, defaults={"draft": draft, "person": person})
    return saved


def _storable(text: str) -> str:
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
