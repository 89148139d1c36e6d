"""Which Chinese characters belong to one script only: simplified ones no traditional text has, and the reverse."""

import re
from functools import lru_cache

from opencc import OpenCC

# The characters of the two national standards: what both have (后, 里, 干, 台) says nothing about the script.
_STANDARD = {True: "big5", False: "gb2312"}
_CONVERSION = {True: "s2t", False: "t2s"}
_ALL = "".join(map(chr, range(0x4E00, 0x9FA6)))


@lru_cache(maxsize=2)
def other_script(traditional: bool) -> re.Pattern[str]:
    """Runs of characters that do not belong into traditional text (or into simplified text, where False)."""
    converted = OpenCC(_CONVERSION[traditional]).convert("\n".join(_ALL)).split("\n")
    strange = [c for c, other in zip(_ALL, converted, strict=True) if c != other and not _is_standard(c, traditional)]
    return re.compile(f"[{''.join(strange)}]+")


def _is_standard(character: str, traditional: bool) -> bool:
    try:
        character.encode(_STANDARD[traditional])
    except UnicodeEncodeError:
        return False
    return True
