"""Fractions in digits: 1/4 is a quarter, 2/3 two thirds; 24/7 and 9/11 are none."""

import re
from collections.abc import Iterator

from colophon.languages.quantities.mention import Kind, Mention

_PART = re.compile(r"(?<![\d/.,])([1-9])/([2-9]|10)(?![\d/]|[.,]\d)")


def parts(text: str) -> Iterator[Mention]:
    for found in _PART.finditer(text):
        top, bottom = int(found[1]), int(found[2])
        if top >= bottom:
            continue
        yield Mention(
            kind=Kind.NUMBER,
            values=(top / bottom,),
            others=(float(round(100 * top / bottom)),),
            start=found.start(),
            end=found.end(),
            surface=found.group(),
            certain=False,
            digits=True,
            loose=True,
        )
