"""What of a file was not understood, so that the rest of it can be used."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file that begins at `line` (from 1) and that gave nothing, with the reason in plain words."""

    line: int
    reason: str
