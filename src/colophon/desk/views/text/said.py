"""Segments, findings and remarks as the page is told of them, in words and with places in the raw text."""

from collections.abc import Iterable

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from colophon.article.inline import inline_range
from colophon.checks.catalogue import check_named
from colophon.checks.check import Evidence, Finding, Severity, Side
from colophon.desk.models import Remark, Revision
from colophon.desk.queries.document import Segment
from colophon.desk.views.text.words import named

_LARGE = 1000
"""Values below it are plain from their surface."""


def said_of(segment: Segment) -> dict[str, object]:
    """A segment's text and how far it is."""
    return {
        "pair": segment.key,
        "text": segment.target,
        "revision": segment.revision,
        "by": segment.by,
        "state": segment.state,
        "remarks": [told_remark(one) for one in segment.remarks],
    }


def told_remark(one: Remark) -> dict[str, object]:
    """A remark that waits for an answer. `start` counts code points; the passage may have moved since."""
    said = named(one)
    return {
        "remark": one.pk,
        "by": one.person.name,
        "about": f"{said.category}, {said.weight}",
        "start": one.start,
        "quoted": one.quoted,
        "says": one.text,
        "suggestion": one.suggestion,
    }


def told_all(findings: Iterable[Finding], source: str, target: str) -> list[dict[str, object]]:
    return [told(finding, source, target) for finding in findings]


def told(finding: Finding, source: str, target: str) -> dict[str, object]:
    """A finding in words. `start` and `end` are code points of the inline text of its side.

    Of the notes, those are `shown` while somebody writes that can be mended at once or compare with other segments.
    """
    check = check_named(finding.check)
    start, end = inline_range(target if finding.side is Side.TARGET else source, finding.start, finding.end)
    return {
        "check": finding.check,
        "title": _(check.title) if check else finding.check,
        "says": compared(finding.evidence),
        "severity": finding.severity,
        "side": finding.side,
        "start": start,
        "end": end,
        "fingerprint": finding.fingerprint,
        "fix": finding.fix,
        "shown": finding.severity is not Severity.NOTE or finding.fix is not None or "elsewhere" in finding.evidence,
    }


def compared(evidence: Evidence) -> str:
    """The evidence as sentences where there are any, else as its parts: what both sides say, and what should stand."""
    said = [_sides(evidence)]
    if _says(evidence, "wanted") and (_says(evidence, "source") or _says(evidence, "target")):
        said.append(_("The desk writes %(wanted)s.") % {"wanted": evidence["wanted"]})
    if _says(evidence, "elsewhere"):
        said.append(_("Elsewhere it is %(elsewhere)s.") % {"elsewhere": evidence["elsewhere"]})
    return " ".join(said)


def _says(evidence: Evidence, name: str) -> bool:
    return bool(str(evidence.get(name, "")).strip())


def _sides(evidence: Evidence) -> str:
    if evidence.keys() >= {"source", "target"}:
        both = {side: _with_value(evidence, side) for side in ("source", "target")}
        return _("The source says %(source)s, the translation %(target)s.") % both
    if evidence.get("source"):
        return _("The source says %(source)s.") % {"source": _with_value(evidence, "source")}
    if evidence.get("target"):
        return _("The translation says %(target)s.") % {"target": _with_value(evidence, "target")}
    return ", ".join(value for value in evidence.values() if isinstance(value, str) and value.strip())


def _with_value(evidence: Evidence, side: str) -> str:
    """What stands there, and the value it is read as where the surface does not show it."""
    surface, value = str(evidence[side]), evidence.get(f"{side}_value")
    if not isinstance(value, int | float) or value < _LARGE:
        return surface or "∅"
    shown = number_format(int(value) if value == int(value) else value, use_l10n=True, force_grouping=True)
    return surface if shown in surface else f"{surface} ({shown})"


def told_conflict(other: Revision) -> dict[str, object]:
    """A text that stands beside the current one until somebody settles it."""
    return {
        "revision": other.pk,
        "text": other.target,
        "by": other.person.name if other.person else "",
        "saved": other.saved.isoformat(timespec="seconds"),
    }
