"""A name of the desk's or the article's ledger is not rendered as it was agreed."""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.name_ledger import NO_NAMES


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    target = "" if brief.names is NO_NAMES else plain(pair.target)
    if not target.strip():
        return
    for use in brief.names.named(plain(pair.source)):
        if not any(rendering in target for rendering in use.name.renderings):
            wanted = " / ".join(use.name.renderings)
            yield CHECK.in_source(pair, use.start, use.end, source=use.name.name, wanted=wanted)


CHECK = Check(
    slug="name-agreed",
    title="A name is not rendered as agreed",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
)
