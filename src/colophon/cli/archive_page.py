"""The HTML report of an archive: the findings by severity, check and article, each with both texts and the spots."""

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, TextIO

from colophon.adapters.archive.judging import JudgedArticle, Reached
from colophon.checks.catalogue import CATALOGUE
from colophon.checks.check import Finding, Severity, Side
from colophon.cli.findings import compared
from colophon.cli.marked import Piece, pieces, span_on
from colophon.cli.report_page import filled, report_page

_LONGEST = 1_200
_AT_ONCE = 3  # findings of one check in one article that are shown without a click: a list counted anew has dozens
_IN_MEMORY = 1 << 16
_TITLES = {check.slug: check.title for check in CATALOGUE}
_HEADINGS = {Severity.BLOCKING: "Blocks publishing", Severity.WARNING: "Questions", Severity.NOTE: "Notes"}

Key = tuple[Severity, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One check in the table of the report; `place` is where its findings stand on the page."""

    severity: Severity
    check: str
    findings: int
    articles: int

    @property
    def title(self) -> str:
        return _TITLES.get(self.check, self.check)

    @property
    def place(self) -> str:
        return f"{self.severity}-{self.check}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with both texts, cut where its spots are, and what it compares in words."""

    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    says: str


class ArchivePage:
    """Takes articles as they come, and writes each check's findings aside: what it holds does not grow with them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parts: dict[Key, IO[str]] = {}
        self._findings: Counter[Key] = Counter()
        self._articles: Counter[Key] = Counter()
        self.articles = self.pairs = self.not_paired = 0

    def add(self, judged: JudgedArticle) -> None:
        self.articles += 1
        self.pairs += judged.pairs
        of_checks: dict[Key, list[Reached]] = {}
        for one in judged.found:
            of_checks.setdefault((one.finding.severity, one.finding.check), []).append(one)
        for key, found in of_checks.items():
            self._findings[key] += len(found)
            self._articles[key] += 1
            self._part(key).write(_article(found))

    def count(self, severity: Severity) -> int:
        return sum(count for (weight, _), count in self._findings.items() if weight is severity)

    def write(self, out: TextIO) -> None:
        tables = {severity: rows for severity in Severity if (rows := self._rows(severity))}
        out.write(self._head(tables))
        for severity, rows in tables.items():
            out.write(f'<section class="{severity}">\n<h2>{_HEADINGS[severity]}</h2>\n')
            for row in rows:
                counts = f"{counted(row.findings, 'finding')} in {counted(row.articles, 'article')}"
                out.write(f'<h3 id="{row.place}">{row.title}</h3>\n<p class="count">{counts}</p>\n')
                out.writelines(self._written((severity, row.check)))
            out.write("</section>\n")
        out.write("</main>\n<footer><p>Made by Colophon. A finding is a question, no proof of an error.</p></footer>\n")
        out.write("</body>\n</html>\n")

    def close(self) -> None:
        for part in self._parts.values():
            part.close()

    def _part(self, key: Key) -> IO[str]:
        if key not in self._parts:
            self._parts[key] = tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8")  # noqa: SIM115
        return self._parts[key]

    def _written(self, key: Key) -> Iterator[str]:
        part = self._parts[key]
        part.seek(0)
        while piece := part.read(_IN_MEMORY):
            yield piece

    def _head(self, tables: dict[Severity, list[Row]]) -> str:
        return report_page(
            "archive_page.html",
            style="archive_page.css",
            name=self._name,
            articles=self.articles,
            pairs=self.pairs,
            not_paired=self.not_paired,
            tables=tables,
            headings=_HEADINGS,
            counted=counted,
        )

    def _rows(self, severity: Severity) -> list[Row]:
        """The checks of one severity, those that found most first."""
        own = [(key, count) for key, count in self._findings.items() if key[0] is severity]
        own.sort(key=lambda row: (-row[1], row[0][1]))
        return [Row(severity, key[1], count, self._articles[key]) for key, count in own]


def counted(number: int, word: str) -> str:
    """A number with its noun: "1 article", "1,204 articles"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _article(found: Sequence[Reached]) -> str:
    """One check's findings in one article."""
    rows = [_shown(one) for one in found]
    first = found[0]
    return filled("archive_findings.html", title=first.title, path=first.path, found=rows, most=_AT_ONCE)


def _shown(one: Reached) -> Shown:
    sides = (_cut(one.source, one.finding, Side.SOURCE), _cut(one.target, one.finding, Side.TARGET))
    return Shown(*sides, compared(one.finding.evidence)[:_LONGEST])


def _cut(text: str, finding: Finding, side: Side) -> tuple[Piece, ...]:
    """A text with the spot marked; of a very long one what stands around it."""
    span = span_on(finding, side, text)
    start, end = (span[0], span[1]) if span else (0, 0)
    first, last = max(0, start - _LONGEST // 2), max(end, start) + _LONGEST // 2
    shown = pieces(text, [span] if span else [])
    kept = list(_within(shown, first, last))
    before = (Piece("… ", ""),) if first else ()
    after = (Piece(" …", ""),) if last < len(text) else ()
    return (*before, *kept, *after)


def _within(shown: Sequence[Piece], first: int, last: int) -> Iterator[Piece]:
    at = 0
    for piece in shown:
        text = piece.text[max(0, first - at) : max(0, last - at)]
        at += len(piece.text)
        if text:
            yield Piece(text, piece.weight)
