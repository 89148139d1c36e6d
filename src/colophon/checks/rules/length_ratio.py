"""The target is much shorter or longer than such a text usually becomes: a sentence was dropped, or added.

The farther off and the longer the text, the surer; a sentence fewer than in the source makes it surer still.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.lengths import comparable, general, length, ratio_of, sentences

_SHORTEST = 30
_WIDTH, _SHORT_TEXTS = 0.42, 1.5
_HALF_THE_SENTENCES, _FEWER_SENTENCES, _ONE_SENTENCE = 0.6, 0.85, 1.2
_TWO = 2
_NOTED = 0.82
_TOO_LONG = 1.6


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    model = brief.lengths or general(brief.source_language, brief.target_language)
    size = length(comparable(pair.source, pair.target))
    other = length(comparable(pair.target, pair.source)) if model and size >= _SHORTEST else 0
    ratio = ratio_of(size, other)
    if model is None or ratio is None:
        return
    off = math.log(ratio) - model.usual
    limit = _WIDTH + _SHORT_TEXTS / math.sqrt(size)
    if off < 0 and off < -limit * _NOTED * _HALF_THE_SENTENCES:
        yield from _too_short(pair, off=off, limit=limit)
    elif off > limit * _TOO_LONG * _NOTED:
        yield _weighed(_at(pair, off), off > limit * _TOO_LONG)


def _too_short(pair: Pair, *, off: float, limit: float) -> Iterator[Finding]:
    """One sentence is often condensed into a shorter one; a sentence fewer is seldom chance, half of them never."""
    there, here = sentences(pair.source), sentences(pair.target)
    if there - here >= _TWO and 2 * here <= there:
        limit *= _HALF_THE_SENTENCES
    elif here < there:
        limit *= _FEWER_SENTENCES
    elif there == 1:
        limit *= _ONE_SENTENCE
    if off < -limit * _NOTED:
        yield _weighed(_at(pair, off), off < -limit)


def _at(pair: Pair, off: float) -> Finding:
    """The whole target, and how long it is against what is usual (1 is usual)."""
    return CHECK.in_target(pair, 0, len(plain(pair.target)), of_usual_length=round(math.exp(off), 2))


def _weighed(finding: Finding, sure: bool) -> Finding:
    return finding if sure else replace(finding, severity=Severity.NOTE)


CHECK = Check(
    slug="length-ratio",
    title="A segment is far shorter or longer than usual",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
)
