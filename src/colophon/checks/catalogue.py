"""Every check in the order in which it is asked. The order is written down because what was run is signed."""

from colophon.checks.check import Check
from colophon.checks.rules import (
    currency_changed,
    date_changed,
    date_missing,
    doubled_spaces,
    extra_segment,
    magnitude_changed,
    missing_segment,
    number_added,
    number_changed,
    number_missing,
    percent_changed,
    unit_changed,
)

CATALOGUE: tuple[Check, ...] = (
    missing_segment.CHECK,
    extra_segment.CHECK,
    doubled_spaces.CHECK,
    number_changed.CHECK,
    magnitude_changed.CHECK,
    number_missing.CHECK,
    number_added.CHECK,
    date_changed.CHECK,
    date_missing.CHECK,
    currency_changed.CHECK,
    percent_changed.CHECK,
    unit_changed.CHECK,
)


def check_named(slug: str) -> Check | None:
    """The check with this slug, None where there is none."""
    return next((check for check in CATALOGUE if check.slug == slug), None)
