"""Every check in the order in which it is asked. The order is written down because what was run is signed."""

from colophon.checks.check import Check
from colophon.checks.rules import (
    doubled_spaces,
    extra_segment,
    missing_segment,
)

CATALOGUE: tuple[Check, ...] = (
    missing_segment.CHECK,
    extra_segment.CHECK,
    doubled_spaces.CHECK,
)


def check_named(slug: str) -> Check | None:
    """The check with this slug, None where there is none."""
    return next((check for check in CATALOGUE if check.slug == slug), None)
