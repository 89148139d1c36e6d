"""The HTML report of an archive, written piece by piece: the findings by severity, each with both texts."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import IO, TextIO

from jinja2 import Environment

from colophon.adapters.archive.judging import JudgedArticle, Reached
from colophon.checks.catalogue import CATALOGUE
from colophon.checks.check import Severity, Side

_LONGEST = 1_200
_TITLES = {check.slug: check.title for check in CATALOGUE}
_HEADINGS = {Severity.BLOCKING: "Blocking", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}


@dataclass(frozen=True, slots=True)
class Row:
    """One check in the table of the report."""

    severity: str
    title: str
    findings: int
    articles: int


class ArchivePage:
    """Takes articles as they come; what it holds in memory does not grow with them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parts: dict[Severity, IO[str]] = {
            severity: tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 (closed in `close`)
            for severity in Severity
        }
        self._findings: Counter[tuple[Severity, str]] = Counter()
        self._articles: Counter[tuple[Severity, str]] = Counter()
        self.articles = self.pairs = self.not_paired = 0

    def add(self, judged: JudgedArticle) -> None:
        self.articles += 1
        self.pairs += judged.pairs
        for one in judged.found:
            self._findings[one.finding.severity, one.finding.check] += 1
            self._parts[one.finding.severity].write(_shown(one))
        self._articles.update({(one.finding.severity, one.finding.check) for one in judged.found})

    def count(self, severity: Severity) -> int:
        return sum(count for (weight, _), count in self._findings.items() if weight is severity)

    def write(self, out: TextIO) -> None:
        template = Environment(autoescape=True).from_string(_template())
        head = {"articles": self.articles, "pairs": self.pairs, "not_paired": self.not_paired}
        out.write(template.render(name=self._name, rows=list(self._rows()), **head))
        for severity, part in self._parts.items():
            if self.count(severity):
                out.write(f"<h2>{_HEADINGS[severity]}</h2>\n")
                part.seek(0)
                while piece := part.read(1 << 16):
                    out.write(piece)
        out.write("</body>\n</html>\n")

    def close(self) -> None:
        for part in self._parts.values():
            part.close()

    def _rows(self) -> Iterator[Row]:
        order = tuple(Severity)
        for (severity, check), count in sorted(
            self._findings.items(), key=lambda row: (order.index(row[0][0]), -row[1], row[0][1])
        ):
            yield Row(severity.value, _TITLES.get(check, check), count, self._articles[severity, check])


def _template() -> str:
    return files("colophon.cli").joinpath("templates/archive.html").read_text(encoding="utf-8")


def _shown(one: Reached) -> str:
    finding = one.finding
    evidence = ", ".join(f"{name}: {value}" for name, value in finding.evidence.items())
    about = f"{one.title} · {one.path}" + (f" · {evidence}" if evidence else "")
    marked = (finding.start, finding.end)
    return (
        f"<article><h3>{escape(_TITLES.get(finding.check, finding.check))}</h3>\n"
        f'<p dir="auto">{_marked(one.source, marked if finding.side is Side.SOURCE else (0, 0))}</p>\n'
        f'<p dir="auto">{_marked(one.target, marked if finding.side is Side.TARGET else (0, 0))}</p>\n'
        f'<p class="about" dir="auto">{escape(about[:_LONGEST])}</p></article>\n'
    )


def _marked(text: str, span: tuple[int, int]) -> str:
    """A text with the place of the finding marked; the middle of a very long one is left out around it."""
    start, end = max(0, min(span[0], len(text))), max(0, min(span[1], len(text)))
    first = max(0, start - _LONGEST // 2)
    last = min(len(text), max(end, first) + _LONGEST // 2)
    before = ("… " if first else "") + text[first:start]
    after = text[end:last] + (" …" if last < len(text) else "")
    if start >= end:
        return escape(before + after)
    return f"{escape(before)}<mark>{escape(text[start:end])}</mark>{escape(after)}"
