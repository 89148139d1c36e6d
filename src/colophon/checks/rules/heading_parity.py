"""The headings of source and translation differ in number or level: a section was dropped, merged or split."""

from collections.abc import Iterator

from colophon.article.article import Article, Heading
from colophon.checks.check import Brief, Check, Finding, Severity, Translation


def find(translation: Translation, brief: Brief) -> Iterator[Finding]:
    if translation.source is None or translation.target is None:
        return
    source, target = _without_title(_levels(translation.source), _levels(translation.target))
    if source != target:
        yield CHECK.overall(source=_shown(source), target=_shown(target))


def _levels(article: Article) -> tuple[int, ...]:
    return tuple(block.level for block in article.blocks if isinstance(block, Heading))


def _without_title(source: tuple[int, ...], target: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A title that only one side repeats as the first heading of its text is no section."""
    titled = source[:1] == (1,), target[:1] == (1,)
    if titled == (True, False) and 1 not in target:
        return source[1:], target
    return (source, target[1:]) if titled == (False, True) and 1 not in source else (source, target)


def _shown(levels: tuple[int, ...]) -> str:
    return " ".join(f"h{level}" for level in levels) or "none"


CHECK = Check(
    slug="heading-parity",
    title="The headings differ in number or level",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_translation=find,
)
