"""What the checks of quantities share: the partings of a pair, and how one becomes a finding."""

from colophon.article.inline import plain_position
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Evidence, Finding, Severity, Side, fingerprint
from colophon.checks.look import look
from colophon.languages.quantities.mention import Mention
from colophon.languages.quantities.parting import Difference, Weight

_SEVERITIES = {Weight.DOUBTFUL: Severity.WARNING, Weight.FAINT: Severity.NOTE}


def parted(pair: Pair, brief: Brief) -> tuple[Difference, ...]:
    """The quantities in which the two sides of a pair part, its neighbours asked first."""
    return look(pair, brief).differences


def reported(difference: Difference, check: Check, *, pair: Pair) -> Finding:
    """A finding at the target's quantity, or at the source's where the target has none."""
    here = difference.target or difference.source
    assert here is not None
    text = pair.target if difference.target else pair.source
    return Finding(
        pair=pair.id,
        check=check.slug,
        severity=_SEVERITIES.get(difference.weight, check.severity),
        side=Side.TARGET if difference.target else Side.SOURCE,
        start=plain_position(text, here.start),
        end=plain_position(text, here.start + len(here.surface) - 1) + 1,
        evidence=_evidence(difference),
        fingerprint=fingerprint(pair, check.slug),
    )


def _evidence(difference: Difference) -> Evidence:
    """Both surfaces and both values."""
    return _shown("source", difference.source) | _shown("target", difference.target)


def _shown(side: str, mention: Mention | None) -> dict[str, str | int | float]:
    if mention is None:
        return {}
    return {side: mention.surface, f"{side}_value": mention.value}
