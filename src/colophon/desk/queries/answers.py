"""What the checks answered about pairs lately: where one sentence of a text changed, the others are not read anew."""

from collections.abc import Iterable, Iterator

from colophon.article.pair import Pair
from colophon.checks.check import Brief, Finding
from colophon.checks.run import run_pairs

_MOST = 4_000
_LONG = 2_000
"""A pair with more characters than this is read anew each time: few are, and they would fill the memory."""

_Told = tuple[object, ...]
_kept: dict[tuple[_Told, Pair, tuple[Pair, ...]], tuple[Finding, ...]] = {}


def answers(pairs: Iterable[Pair], brief: Brief) -> Iterator[tuple[Pair, tuple[Finding, ...]]]:
    """The same as `run_pairs`: an answer hangs on the pair, its neighbours and the brief, and is kept."""
    told, wanted = _told(brief), tuple(pairs)
    keys = [(told, pair, brief.neighbours.get(pair.id, ())) for pair in wanted]
    known = [_kept.get(key) for key in keys]
    missing = (pair for pair, found in zip(wanted, known, strict=True) if found is None)
    asked = run_pairs(missing, brief)
    for key, pair, found in zip(keys, wanted, known, strict=True):
        yield pair, found if found is not None else _keep(key, next(asked)[1])


def _keep(key: tuple[_Told, Pair, tuple[Pair, ...]], found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    if len(key[1].source) + len(key[1].target) <= _LONG:
        if len(_kept) >= _MOST:
            _kept.clear()
        _kept[key] = found
    return found


def _told(brief: Brief) -> _Told:
    """What a brief says beside the neighbours. A termbase is the same as long as no term changes."""
    return (
        brief.source_language,
        brief.target_language,
        brief.published,
        brief.termbase,
        brief.lengths,
        frozenset(brief.accepted),
        frozenset(brief.severities.items()),
    )
