"""The roles that a desk gives to its people."""

from enum import StrEnum


class DeskRole(StrEnum):
    """What somebody is on a desk. One person can have several."""

    GUEST = "guest"
    TRANSLATOR = "translator"
    REVIEWER = "reviewer"
    PROOFREADER = "proofreader"
    PUBLISHER = "publisher"
    MANAGER = "manager"
