"""How a translation's task to follow its source ends."""

from enum import StrEnum


class Settled(StrEnum):
    """FOLLOWED: it moved onto the new text. LEFT: somebody said why it stays. RETURNED: the source is as it was."""

    FOLLOWED = "followed"
    LEFT = "left"
    RETURNED = "returned"
