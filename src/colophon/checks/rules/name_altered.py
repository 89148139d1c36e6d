"""A name that stays in Latin letters has other letters than in the source: a product, file or person of another name.

"Lumroa" for "Lumora" and "Quay" for "Quayfile" read well and lead nowhere. Asked where Latin letters stand in a text
of another script. An ending that the other language does not need ("servers", "server") is no alteration.
"""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.latin_names import Change, altered_names, any_altered, has_strangers


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    for altered in altered_names(pair, brief.source_language, brief.target_language):
        if altered.change is Change.LETTERS:
            target = plain(pair.target)[altered.start : altered.end]
            yield CHECK.in_target(pair, altered.start, altered.end, source=altered.source, target=target)


CHECK = Check(
    slug="name-altered",
    title="A name has other letters",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    occasion=any_altered,
    concerns=lambda brief: has_strangers(brief.source_language, brief.target_language),
)
