"""Findings as a person reads them: both texts, the spot marked, the two values, and what to do."""

from collections.abc import Iterator, Mapping, Sequence

import click

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks import second_reader
from colophon.checks.catalogue import check_named
from colophon.checks.check import Finding, Severity, Side

_COLOURS = {Severity.BLOCKING: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_AROUND = 70
_VALUES = frozenset({"source", "target", "source_value", "target_value"})


def lines_for_people(findings: Sequence[Finding], pairs: Sequence[Pair], *, notes: bool) -> Iterator[str]:
    """What was found, then a count. Notes are counted, and shown only when they are asked for."""
    by_id = {pair.id: pair for pair in pairs}
    for finding in findings:
        if notes or finding.severity is not Severity.NOTE:
            yield from _told(finding, by_id)
    yield summary(findings, notes=notes)


def summary(findings: Sequence[Finding], *, notes: bool = True) -> str:
    count = {severity: sum(one.severity is severity for one in findings) for severity in Severity}
    if not findings:
        return "The checks found nothing."
    hidden = "" if notes or not count[Severity.NOTE] else " (show the notes with --notes)"
    blocking, warnings = count[Severity.BLOCKING], count[Severity.WARNING]
    return f"{blocking} blocking, {warnings} warnings, {count[Severity.NOTE]} notes{hidden}."


def _told(finding: Finding, pairs: Mapping[str, Pair]) -> Iterator[str]:
    check = check_named(finding.check)
    title = check.title if check else second_reader.CHECK.title
    pair = pairs.get(finding.pair)
    where = f"pair {finding.pair}" if pair else "the whole translation"
    label = click.style(finding.severity.upper(), fg=_COLOURS[finding.severity], bold=True)
    yield f"{label}  {title}  ({finding.check}, {where})"
    if pair:
        yield f"    source       {_shown(pair.source, finding, Side.SOURCE)}"
        yield f"    translation  {_shown(pair.target, finding, Side.TARGET)}"
    if values := compared(finding.evidence):
        yield f"    {values}"
    if check:
        yield f"    Mend the text, or dismiss it with a reason: {finding.fingerprint}"
    else:
        yield "    A model's doubt, no rule: mend the text or let it be; it holds nothing up."
    yield ""


def _shown(text: str, finding: Finding, side: Side) -> str:
    """The plain text, around the spot when it is long, with the spot marked on its side."""
    shown = plain(text).replace("\n", " ")
    if finding.side is not side:
        return shown if len(shown) <= 2 * _AROUND else f"{shown[: 2 * _AROUND]}…"
    start, end = finding.start, finding.end
    before, spot, after = shown[:start], shown[start:end], shown[end:]
    before = before if len(before) <= _AROUND else f"…{before[-_AROUND:]}"
    after = after if len(after) <= _AROUND else f"{after[:_AROUND]}…"
    return f"{before}{click.style(f'⟦{spot}⟧', bold=True) if spot else ''}{after}" or "(nothing)"


def compared(evidence: Mapping[str, str | int | float]) -> str:
    """Both values in a sentence, or whatever else there is to compare."""
    if evidence.keys() >= _VALUES:
        source, target = (_with_value(evidence[side], evidence[f"{side}_value"]) for side in ("source", "target"))
        return f"The source says {source}, the translation {target}."
    return "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in evidence.items())


def _with_value(surface: str | int | float, value: str | int | float) -> str:
    """What is written, and its value where that is not plain to see."""
    whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
    shown = f"{int(value):,}" if whole else str(value)
    return str(surface) if str(surface).replace(",", "") == shown.replace(",", "") else f"{surface} ({shown})"
