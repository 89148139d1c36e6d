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
_EXACT = 1e15
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
    return f"{blocking} blocking, {_counted(warnings, 'warning')}, {_counted(count[Severity.NOTE], 'note')}{hidden}."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


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
    """What each side says, in a sentence, or whatever else there is to compare."""
    said = {side: _with_value(evidence, side) for side in ("source", "target") if evidence.get(side)}
    if evidence.keys() - _VALUES or not said:
        return "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in evidence.items())
    if len(said) == len(("source", "target")):
        return f"The source says {said['source']}, the translation {said['target']}."
    return (
        f"Only the source says {said['source']}."
        if "source" in said
        else f"Only the translation says {said['target']}."
    )


def _with_value(evidence: Mapping[str, str | int | float], side: str) -> str:
    """What is written, and its value where that is not plain to see."""
    surface, value = str(evidence[side]), evidence.get(f"{side}_value", "")
    whole = isinstance(value, float) and value.is_integer() and abs(value) < _EXACT
    shown = f"{int(value):,}" if whole else str(value)
    return surface if not shown or surface.replace(",", "") == shown.replace(",", "") else f"{surface} ({shown})"
