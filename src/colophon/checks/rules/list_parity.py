"""The lists of source and translation have different numbers of items: an item was dropped, merged or added."""

from collections.abc import Iterator

from colophon.article.article import Article, ListItem
from colophon.checks.check import Brief, Check, Finding, Severity, Translation


def find(translation: Translation, brief: Brief) -> Iterator[Finding]:
    if translation.source is None or translation.target is None:
        return
    source, target = _lengths(translation.source), _lengths(translation.target)
    if source != target:
        yield CHECK.overall(source=_shown(source), target=_shown(target))


def _lengths(article: Article) -> tuple[int, ...]:
    """The number of items of each list; a further paragraph of an item is none."""
    lengths: list[int] = []
    inside = False
    for block in article.blocks:
        if isinstance(block, ListItem):
            if not inside:
                lengths.append(0)
            lengths[-1] += not block.continued
        inside = isinstance(block, ListItem)
    return tuple(lengths)


def _shown(lengths: tuple[int, ...]) -> str:
    return " ".join(map(str, lengths)) or "none"


CHECK = Check(
    slug="list-parity",
    title="The lists differ in their items",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_translation=find,
)
