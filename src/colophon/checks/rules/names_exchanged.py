"""Two names have changed places in the translation: who beat whom, who said it, where it was.

Asked where both languages write Latin letters and keep both names. It speaks where a first name stands before another
one's surname, or where each name stands among the words that surround the other one in the source.
"""

from collections.abc import Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.exchanged_names import exchanged
from colophon.checks.look import look
from colophon.checks.scripts import scripts_of


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if not _concerns(brief):
        return
    seen = look(pair, brief)
    for found in exchanged(seen.source, seen.target, (brief.source_language, brief.target_language)):
        yield CHECK.in_target(pair, found.start, found.end, source=found.other, target=found.name)


def _concerns(brief: Brief) -> bool:
    return "Latn" in scripts_of(brief.source_language) & scripts_of(brief.target_language)


CHECK = Check(
    slug="names-exchanged",
    title="Two names have changed places",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    concerns=_concerns,
)
