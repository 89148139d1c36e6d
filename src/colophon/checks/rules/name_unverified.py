"""Names of the source for which nothing in the translation sounds alike: to be looked up once, before publishing.

Most of them are right: they are translated (a team, a street) or rendered by meaning. One note for the whole article.
"""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.checks.check import Brief, Check, Finding, Severity, Translation
from colophon.checks.sounding_names import is_heard, names_with_pairs

_MOST = 40


def find(translation: Translation, brief: Brief) -> Iterator[Finding]:
    unheard = [
        name
        for name, pairs in names_with_pairs(translation, brief)
        if not any(is_heard(name, plain(pair.target)) for pair in pairs)
    ]
    if unheard:
        yield CHECK.overall(names=", ".join(unheard[:_MOST]), count=len(unheard))


CHECK = Check(
    slug="name-unverified",
    title="Names to look up",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_translation=find,
)
