"""What of a file was not understood, so that the rest of it can be used."""

import re
from dataclasses import dataclass

NO_LANGUAGES = "it does not say its languages"

NOT_UTF8 = "its characters are not those of UTF-8: save the file as UTF-8"
_UNDECODED = re.compile("[\udc80-\udcff]")


def is_undecoded(text: str) -> bool:
    """Whether bytes of it could not be read as characters; they stand in it as halves of characters."""
    return not text.isascii() and _UNDECODED.search(text) is not None


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file that begins at `line` (from 1) and that gave nothing, with the reason in plain words."""

    line: int
    reason: str
