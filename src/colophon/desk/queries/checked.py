"""What the checks find in a translation as it now stands, and what of that people have dismissed."""

from dataclasses import dataclass, replace
from time import monotonic

from django.conf import settings
from django.db.models import QuerySet

from colophon.checks.catalogue import CATALOGUE
from colophon.checks.check import Brief, Finding, Translation
from colophon.checks.run import judged, run_pairs, run_translation
from colophon.desk.asked_often import asked_often
from colophon.desk.models import DismissalRecord, PairRecord, TranslationRecord
from colophon.desk.queries.answers import answers
from colophon.desk.queries.article import translated_article
from colophon.desk.queries.at_hand import AtHand
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.terms import termbase_of
from colophon.desk.queries.text import as_pair, near


@dataclass(frozen=True, slots=True)
class Checked:
    """Which checks were asked, in their order, and everything that they found."""

    catalogue: tuple[str, ...]
    findings: tuple[Finding, ...]


def brief_of(translation: TranslationRecord) -> Brief:
    """What the checks are told of a translation beside its text."""
    source = source_article(translation.snapshot)
    return Brief(
        source_language=source.language,
        target_language=translation.language,
        published=source.published,
        termbase=termbase_of(
            translation.snapshot.source.desk, source_language=source.language, target_language=translation.language
        ),
        accepted=accepted_renderings(translation),
        severities=settings.CHECK_WEIGHTS,
    )


def accepted_renderings(translation: TranslationRecord) -> frozenset[tuple[str, str]]:
    """What people of this desk accepted for good in this language, as the source says it and as they do."""
    return frozenset(_meant(translation.language, translation.snapshot.source.desk_id))


@asked_often
def _meant(language: str, desk: int) -> QuerySet[DismissalRecord, tuple[str, str]]:
    meant = DismissalRecord.objects.filter(
        for_good=True, translation__language=language, translation__snapshot__source__desk=desk
    )
    return meant.values_list("source_form", "target_form")


def checked(translation: TranslationRecord, hand: AtHand | None = None) -> Checked:
    """Every check on the text as it is stored now."""
    source, hand = source_article(translation.snapshot), hand or AtHand(translation)
    text = Translation(hand.pairs, source, translated_article(translation, hand))
    return Checked(tuple(check.slug for check in CATALOGUE), run_translation(text, brief_of(translation), ask=answers))


def checked_while_typing(record: PairRecord, target: str) -> tuple[Finding, ...]:
    """What the checks of pairs would find if `target` stood in the pair; its neighbours are as they are stored."""
    translation = record.translation
    brief = replace(_brief_lately(translation), neighbours={record.key: near(record)})
    pair = replace(as_pair(record), target=target)
    dismissed = {fingerprint for (fingerprint,) in _dismissed(translation.pk, record.key)}
    ((_, findings),) = run_pairs([pair], brief)
    return judged(findings, dismissed).open


@asked_often
def _dismissed(translation: int, pair: str) -> QuerySet[DismissalRecord, tuple[str]]:
    return DismissalRecord.objects.filter(translation=translation, pair=pair).values_list("fingerprint")


_LATELY = 3.0
"""Seconds for which somebody who types is asked by the terms and acceptances as they were a moment ago."""
_MOST_BRIEFS = 64
_briefs: dict[int, tuple[float, Brief]] = {}


def _brief_lately(translation: TranslationRecord) -> Brief:
    """Fifty people who type ask for it dozens of times a second, and terms change a few times a day."""
    made, brief = _briefs.get(translation.pk, (0.0, None))
    if brief is None or monotonic() - made > _LATELY:
        if len(_briefs) >= _MOST_BRIEFS:
            _briefs.clear()
        brief = brief_of(translation)
        _briefs[translation.pk] = (monotonic(), brief)
    return brief


def open_findings(translation: TranslationRecord, hand: AtHand | None = None) -> tuple[Finding, ...]:
    """What nobody has dismissed."""
    hand = hand or AtHand(translation)
    dismissed = hand.dismissed
    found = checked(translation, hand).findings
    return tuple(one for one in found if (one.pair, one.check, one.fingerprint) not in dismissed)
