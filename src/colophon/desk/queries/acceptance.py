"""How often each check speaks on this desk and how often people found it right, from their own decisions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from colophon.article.pair import Pair
from colophon.checks.catalogue import CATALOGUE
from colophon.checks.check import Brief, Finding, Severity
from colophon.checks.run import neighbours, run_pairs
from colophon.desk.models import Desk, DismissalRecord, Revision, TranslationRecord
from colophon.desk.queries.checked import brief_of, open_findings
from colophon.desk.queries.text import as_pair

# Saves of one person that follow each other this closely are one piece of work, not text that was handed on.
_SAME_WORK = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What became of a check's alarms: `mended` in a later text, `dismissed` by somebody, or still `open`."""

    check: str
    severity: Severity
    pairs: int
    mended: int
    dismissed: int
    open: int

    @property
    def alarms(self) -> int:
        return self.mended + self.dismissed + self.open

    @property
    def per_thousand(self) -> float:
        """Alarms per 1,000 translated pairs."""
        return 1000 * self.alarms / self.pairs if self.pairs else 0.0

    @property
    def right(self) -> float | None:
        """The share of decided alarms that led to a change, None where nobody has decided any."""
        decided = self.mended + self.dismissed
        return self.mended / decided if decided else None


def acceptance(desk: Desk, *, newest: int | None = None) -> tuple[Acceptance, ...]:
    """Every check that has spoken on this desk, in the catalogue's order; of its `newest` translations if so many."""
    translations = TranslationRecord.objects.filter(snapshot__source__desk=desk).select_related("snapshot__source")
    of_desk = DismissalRecord.objects.filter(translation__snapshot__source__desk=desk)
    if newest is not None:
        chosen = list(translations.order_by("-pk").values_list("pk", flat=True)[:newest])
        translations, of_desk = translations.filter(pk__in=chosen), of_desk.filter(translation__in=chosen)
    pairs = 0
    mended, still = Counter[str](), Counter[str]()
    severities: dict[str, Severity] = {}
    for translation in translations.iterator():
        brief = brief_of(translation)
        severities.update(brief.severities)
        pairs += translation.pairs.exclude(current=None).exclude(current__target="").count()
        mended.update(_mended(translation, brief))
        still.update(finding.check for finding in open_findings(translation))
    dismissed = Counter(of_desk.values_list("check_slug", flat=True))
    return tuple(
        Acceptance(
            check=check.slug,
            severity=severities.get(check.slug, check.severity),
            pairs=pairs,
            mended=mended[check.slug],
            dismissed=dismissed[check.slug],
            open=still[check.slug],
        )
        for check in CATALOGUE
        if mended[check.slug] or dismissed[check.slug] or still[check.slug]
    )


def _mended(translation: TranslationRecord, brief: Brief) -> Iterator[str]:
    """The check of every alarm on a text that was handed on and that the text after it does not raise."""
    records = list(translation.pairs.select_related("current").prefetch_related("revisions"))
    near = neighbours(tuple(as_pair(record) for record in records))
    for record in records:
        texts = _handed_on(list(record.revisions.all()))
        pairs = [replace(as_pair(record), target=text) for text in texts if text]
        for before, after in pairwise(_answers(pairs, replace(brief, neighbours={record.key: near[record.key]}))):
            yield from (check for check, said in before if (check, said) not in after)


def _handed_on(revisions: Sequence[Revision]) -> list[str]:
    """The last text of each piece of work; texts that lost a conflict are nobody's mending."""
    kept = [one for one in revisions if not one.conflicting]
    last = [
        one.target
        for one, following in pairwise(kept)
        if one.person_id != following.person_id or following.saved - one.saved > _SAME_WORK
    ]
    return [*last, kept[-1].target] if kept else []


Said = tuple[tuple[str, str | int | float], ...]


def _answers(pairs: Sequence[Pair], brief: Brief) -> list[set[tuple[str, Said]]]:
    if len(pairs) < 2:
        return []
    return [{_told(finding) for finding in found} for _, found in run_pairs(pairs, brief)]


def _told(finding: Finding) -> tuple[str, Said]:
    """A finding without its place, which moves when the text before it changes."""
    return finding.check, tuple(sorted(finding.evidence.items()))
