"""A credit names nobody: "reviewer ID", "TBD", "xxx". Somebody's work is not credited, or was never done."""

from collections.abc import Iterator

from colophon.article.placeholder import is_placeholder
from colophon.checks.check import Brief, Check, Finding, Severity, Translation


def find(translation: Translation, brief: Brief) -> Iterator[Finding]:
    if translation.target is None:
        return
    for credit in translation.target.credits:
        if is_placeholder(credit.name):
            yield CHECK.overall(role=credit.role.value, name=credit.name)


CHECK = Check(
    slug="placeholder-credit",
    title="A credit names nobody",
    severity=Severity.BLOCKING,
    since="0.1.0",
    find_in_translation=find,
)
