"""Great numbers that are said in steps, each with its scale: 2 млрд 400 млн, 2 bin 300, دو هزار و ۳۰۰."""

import re
from collections.abc import Iterator
from functools import lru_cache

from colophon.languages.alternatives import alternatives
from colophon.languages.language import Language
from colophon.languages.library import language
from colophon.languages.quantities.lexicon import Lexicon
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.words import Token

_THOUSAND, _LAKH = 1000.0, 100_000.0
_WIDEST = 12
# Languages in which "and" joins the steps of a number: where it does not, "3 million and 2 million" are two.
_JOINING = frozenset({"ar", "fa", "he", "it", "pt"})

Step = tuple[Mention, float]
"""A number, and the scale of its last word (1 where it ends with none)."""


def last_scale(found: list[Token]) -> float:
    """What the words at the end of a number's tokens multiply by: 1e9 for 2 | thousand | million."""
    scale = 1.0
    for token in reversed(found):
        if token.roles is None or not (token.roles.scale or token.roles.dual):
            return scale
        scale *= token.roles.scale or (token.roles.dual or 0.0) / 2
    return scale


def summed(steps: Iterator[Step], text: str, *, words: Lexicon) -> Iterator[Mention]:
    """The numbers in order, those that follow each other in steps of ever smaller scale as one."""
    waiting: Step | None = None
    for mention, scale in steps:
        if waiting is not None and _goes_on(waiting, mention, scale, text=text, known=words.language):
            waiting = _sum(waiting[0], mention, text=text), scale
            continue
        if waiting is not None:
            yield waiting[0]
        waiting = mention, scale
    if waiting is not None:
        yield waiting[0]


def _goes_on(first: Step, mention: Mention, scale: float, *, text: str, known: Language) -> bool:
    before, last = first
    if last < _THOUSAND or not _counts_only(before) or not _is_step(mention, scale, below=last):
        return False
    gap = text[before.start + len(before.surface) : mention.start]
    return len(gap) <= _WIDEST and _between(known.tag).fullmatch(gap) is not None


def _counts_only(mention: Mention) -> bool:
    """Whether a number says nothing yet of what it counts."""
    return not (mention.unit or mention.period or mention.share or mention.time or mention.ordinal or mention.loose)


def _is_step(mention: Mention, scale: float, *, below: float) -> bool:
    whole = mention.kind is Kind.NUMBER and not mention.ordinal and mention.time is None and bool(mention.values)
    if not whole or not 1 <= mention.value < below:
        return False
    return _THOUSAND <= scale < below or (below <= _LAKH and mention.value.is_integer())


@lru_cache(maxsize=32)
def _between(tag: str) -> re.Pattern[str]:
    """What stands between two steps: a space, and in some languages an "and", alone or written onto the next word."""
    joiners = language(tag).numerals
    both = (*joiners.joiners, *((joiners.joined_by,) if joiners.joined_by in joiners.prefixes else ()))
    return re.compile(rf"\s(?:(?:{alternatives(both)})\s?)?" if tag in _JOINING and both else r"\s")


def _sum(first: Mention, second: Mention, *, text: str) -> Mention:
    end = second.start + len(second.surface)
    return second._replace(
        values=(first.value + second.value,),
        others=(),
        start=first.start,
        surface=text[first.start : end],
        certain=True,
        quiet=False,
        loose=False,
        money=second.money or first.money,
    )
