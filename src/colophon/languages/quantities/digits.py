"""Numbers written in digits, with the grouping and decimal marks of their language, and what else they could mean."""

import re
from functools import lru_cache

from colophon.languages.language import Language

VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}


@lru_cache(maxsize=64)
def digit_pattern(decimal: str, grouping: str) -> str:
    """A regular expression for one number: grouped, grouped the other way round, or plain."""
    groups = re.escape("".join(dict.fromkeys(f"{grouping}'" + (". " if decimal == "," else ""))))
    ours, theirs = re.escape(decimal), re.escape("," if decimal == "." else ".")
    return (
        rf"\d{{1,3}}(?:[{groups}]\d{{3}})+(?!\d)(?:{ours}\d+)?|\d{{1,3}}(?: 000)+(?!\d)"
        r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
        rf"|\d{{1,3}}(?:{ours}\d{{3}})+(?!\d)(?:{theirs}\d+)?|\d+(?:[.,]\d+)?"
    )


def readings(written: str, known: Language) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """(what it says, what it could also say): "1,500" says 1.5 in Spanish and could be 1500."""
    bare = written.replace(" ", "").replace("'", "")
    if bare.isdecimal():
        return (float(bare),), ()
    marks = [c for c in bare if not c.isdecimal()]
    last = bare[bare.rindex(marks[-1]) + 1 :]
    as_decimal, as_whole = _decimal(bare, marks[-1]), float(re.sub(r"\D", "", bare))
    if len(set(marks)) > 1:
        return (as_decimal,), ()
    if len(marks) > 1:
        return (as_whole,), ()
    if len(last) != 3 or bare.startswith("0"):
        return (as_decimal,), ()
    if marks[0] == known.decimal:
        return (as_decimal,), (as_whole,)
    return (as_whole,), ()


def _decimal(bare: str, mark: str) -> float:
    whole, _, fraction = bare.rpartition(mark)
    return float(f"{re.sub(r'[^0-9]', '', whole)}.{fraction}")
