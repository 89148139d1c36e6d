"""The report of a check as one HTML file: both texts side by side, the spots marked, what was found beside them."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise

import jinja2

from colophon.article.article import Article, Heading
from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.catalogue import check_named
from colophon.checks.check import Finding, Severity, Side
from colophon.cli.asked import Asked
from colophon.cli.findings import compared

_WORST_FIRST = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and how much the finding that marks it weighs, "" where none does."""

    text: str
    weight: str


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in words: its check's title, what was compared, and what to type to dismiss it."""

    check: str
    title: str
    weight: Severity
    compared: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Row:
    """A pair as it is shown. `weights` are those of its findings, worst first."""

    number: int
    heading: bool
    source: tuple[Piece, ...]
    target: tuple[Piece, ...]
    findings: tuple[Said, ...]

    @property
    def weights(self) -> tuple[Severity, ...]:
        return tuple(weight for weight in _WORST_FIRST if any(one.weight is weight for one in self.findings))


def check_page(checked: Asked) -> str:
    """The whole page. It holds no script, asks for nothing from outside, and says so to the browser."""
    by_pair: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        by_pair.setdefault(finding.pair, []).append(finding)
    headings = _heading_places(checked.source)
    rows = [
        _row(number, pair, by_pair.get(pair.id, []), heading=pair.place in headings)
        for number, pair in enumerate(checked.pairs, 1)
    ]
    known = {pair.id for pair in checked.pairs}
    style = _file("check_page.css")
    return _template().render(
        title=checked.target.title or checked.source.title,
        source=checked.source,
        target=checked.target,
        rows=rows,
        overall=[_said(one) for one in checked.findings if one.pair not in known],
        counts={weight: sum(one.severity is weight for one in checked.findings) for weight in Severity},
        silent=sum(not row.findings for row in rows),
        style=style,
        digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


def pieces(text: str, spans: Sequence[tuple[int, int, Severity]]) -> tuple[Piece, ...]:
    """`text` cut where marks begin and end; where several lie over each other the heaviest shows."""
    cuts = sorted({0, len(text), *(min(max(at, 0), len(text)) for start, end, _ in spans for at in (start, end))})
    found = []
    for begin, end in pairwise(cuts):
        over = [weight for start, stop, weight in spans if start <= begin and end <= stop]
        found.append(Piece(text[begin:end], min(over, key=_WORST_FIRST.index) if over else ""))
    return tuple(found)


def _row(number: int, pair: Pair, findings: Sequence[Finding], *, heading: bool) -> Row:
    def side(text: str, side: Side) -> tuple[Piece, ...]:
        shown = plain(text)
        return pieces(shown, [span for one in findings if (span := span_on(one, side, shown))])

    ordered = sorted(findings, key=lambda one: _WORST_FIRST.index(one.severity))
    said = tuple(_said(one) for one in ordered)
    return Row(number, heading, side(pair.source, Side.SOURCE), side(pair.target, Side.TARGET), said)


def span_on(finding: Finding, side: Side, shown: str) -> tuple[int, int, Severity] | None:
    """Where a finding marks this side: its own place, or what it compares that with where it can be found."""
    if finding.side is side:
        return finding.start, finding.end, finding.severity
    other = str(finding.evidence.get(side, ""))
    at = shown.find(other) if other else -1
    return (at, at + len(other), finding.severity) if at >= 0 else None


def _said(finding: Finding) -> Said:
    check = check_named(finding.check)
    title = check.title if check else finding.check
    return Said(finding.check, title, finding.severity, compared(finding.evidence), finding.fingerprint)


def _heading_places(article: Article) -> frozenset[str]:
    numbers = (str(at) for at, block in enumerate(article.blocks) if isinstance(block, Heading))
    return frozenset(("title", *numbers))


def _file(name: str) -> str:
    return (resources.files("colophon.cli") / "pages" / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    return environment.from_string(_file("check_page.html"))
