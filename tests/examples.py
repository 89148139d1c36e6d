"""How many examples Hypothesis looks at: `COLOPHON_EXAMPLES=1000 make test` looks harder than every run can afford."""

import os

from hypothesis import settings

USUAL = 20
EXAMPLES = int(os.environ.get("COLOPHON_EXAMPLES", USUAL))


def times_usual(share: float) -> settings:
    """For a property whose examples cost much more or less than most: a share of the usual number, at least one."""
    return settings(max_examples=max(1, round(share * EXAMPLES)))
