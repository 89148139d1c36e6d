"""Credits that run over two lines: a link broken in its middle, a role whose name stands on the line below."""

import re
from itertools import pairwise

from colophon.intake.published.credit_lines import label_alone

_LONGEST_NAME = 60
_OPEN_LINK = re.compile(r"[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\[[^\[\]]{1,80}")
_REST_OF_LINK = re.compile(r"\s*\]\s?[(\[].*")
_NO_NAME = re.compile(r"[:：。！!?？|]|^\s*(?:[#>`!-]|\d+[.)])")


def joined(lines: tuple[str, ...]) -> dict[int, str]:
    """The lines that go on in the next one, by their number, each with the next one joined to it."""
    out: dict[int, str] = {}
    for index, (line, below) in enumerate(pairwise(lines)):
        if index - 1 in out:
            continue
        if _REST_OF_LINK.fullmatch(below) and _OPEN_LINK.fullmatch(line):
            out[index] = line.rstrip() + below.lstrip()
        elif label_alone(line) and _is_name_alone(lines, index + 1):
            out[index] = f"{line.rstrip()} {below.strip()}"
    return out


def _is_name_alone(lines: tuple[str, ...], index: int) -> bool:
    """A short line that ends a paragraph or stands before another role."""
    line = lines[index]
    if not line.strip() or len(line) > _LONGEST_NAME or _NO_NAME.search(line):
        return False
    below = lines[index + 1] if index + 1 < len(lines) else ""
    return not below.strip() or label_alone(below)
