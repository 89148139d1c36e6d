"""The tables of source and translation differ in number, rows or columns: figures stand in the wrong place."""

from collections.abc import Iterator

from colophon.article.article import Article, Table
from colophon.checks.check import Brief, Check, Finding, Severity, Translation


def find(translation: Translation, brief: Brief) -> Iterator[Finding]:
    if translation.source is None or translation.target is None:
        return
    source, target = _sizes(translation.source), _sizes(translation.target)
    if source != target:
        yield CHECK.overall(source=_shown(source), target=_shown(target))


def _sizes(article: Article) -> tuple[tuple[int, int], ...]:
    """Rows and columns of each table."""
    tables = [block for block in article.blocks if isinstance(block, Table)]
    return tuple((len(table.rows), max(map(len, table.rows), default=0)) for table in tables)


def _shown(sizes: tuple[tuple[int, int], ...]) -> str:
    return " ".join(f"{rows}x{columns}" for rows, columns in sizes) or "none"


CHECK = Check(
    slug="table-parity",
    title="The tables differ in rows or columns",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_translation=find,
)
