"""The report of a check as one HTML file: both texts side by side, the spots marked, what was found beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from colophon.article.article import Article, Heading
from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.catalogue import check_named
from colophon.checks.check import Finding, Severity, Side
from colophon.cli.asked import Asked
from colophon.cli.findings import compared
from colophon.cli.marked import WORST_FIRST, Piece, pieces, span_on
from colophon.cli.report_page import report_page


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
        return tuple(weight for weight in WORST_FIRST if any(one.weight is weight for one in self.findings))


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
    return report_page(
        "check_page.html",
        style="check_page.css",
        title=checked.target.title or checked.source.title,
        source=checked.source,
        target=checked.target,
        rows=rows,
        overall=[_said(one) for one in checked.findings if one.pair not in known],
        counts={weight: sum(one.severity is weight for one in checked.findings) for weight in Severity},
        silent=sum(not row.findings for row in rows),
    )


def _row(number: int, pair: Pair, findings: Sequence[Finding], *, heading: bool) -> Row:
    def side(text: str, side: Side) -> tuple[Piece, ...]:
        shown = plain(text)
        return pieces(shown, [span for one in findings if (span := span_on(one, side, shown))])

    ordered = sorted(findings, key=lambda one: WORST_FIRST.index(one.severity))
    said = tuple(_said(one) for one in ordered)
    return Row(number, heading, side(pair.source, Side.SOURCE), side(pair.target, Side.TARGET), said)


def _said(finding: Finding) -> Said:
    check = check_named(finding.check)
    title = check.title if check else finding.check
    return Said(finding.check, title, finding.severity, compared(finding.evidence), finding.fingerprint)


def _heading_places(article: Article) -> frozenset[str]:
    numbers = (str(at) for at, block in enumerate(article.blocks) if isinstance(block, Heading))
    return frozenset(("title", *numbers))
