"""The convention of gold-miner: a quoted list of labelled lines on top."""

import re

from colophon.intake.published.credit_lines import read_credit_line
from colophon.intake.published.found import Convention, Definitions, Found

_QUOTED_ITEM = re.compile(r"\s*>\s*(?:[*+-]\s+)?\S")


def read_line(line: str, definitions: Definitions) -> Found | None:
    """A quoted credit line, with or without a bullet; None for any other."""
    if not _QUOTED_ITEM.match(line):
        return None
    return read_credit_line(line, definitions, convention=Convention.GOLD_MINER)
