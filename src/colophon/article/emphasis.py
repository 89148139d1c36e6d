"""Which runs of `*` and `_` open and close emphasis, also where a script puts no spaces between words.

CommonMark's rules (https://spec.commonmark.org, section 6.2), with one change: beside a wide East Asian character
punctuation does not keep a run from opening or closing, so that `这是**“重点”**内容` is bold.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_WIDE = frozenset({"W", "F", "H"})


@dataclass(slots=True, eq=False)
class Run:
    """A run of one mark. `left` marks are still literal; the others close (on its left) or open (on its right)."""

    mark: str
    length: int
    opens: bool
    closes: bool
    left: int = 0
    strong_opened: int = 0
    strong_closed: int = 0
    emphasis_opened: int = 0
    emphasis_closed: int = 0

    def __post_init__(self) -> None:
        self.left = self.length

    @property
    def used_before(self) -> int:
        """How many of its marks close something, and so stand left of the literal ones."""
        return 2 * self.strong_closed + self.emphasis_closed


def is_wide(character: str) -> bool:
    """Whether a character is East Asian, set without spaces between words (also Korean, whose particles touch)."""
    return character >= "\u1100" and unicodedata.east_asian_width(character) in _WIDE


def run_between(marks: str, before: str, after: str) -> Run:
    """A run of marks that stands between two characters; the ends of the text count as spaces."""
    left, right = flanks(before, after)
    if marks[0] == "*":
        return Run(marks[0], len(marks), left, right)
    opens = left and (not right or _punctuation(before))
    return Run(marks[0], len(marks), opens, right and (not left or _punctuation(after)))


def flanks(before: str, after: str) -> tuple[bool, bool]:
    """Whether what stands between two characters leans on a word to its right, and on one to its left."""
    return (
        not _space(after) and (not _punctuation(after) or _frees(before)),
        not _space(before) and (not _punctuation(before) or _frees(after)),
    )


def _space(character: str) -> bool:
    return not character or character.isspace()


def _punctuation(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS" and not is_wide(character)


def _frees(neighbour: str) -> bool:
    return _space(neighbour) or _punctuation(neighbour) or is_wide(neighbour)


def balance(runs: Iterable[Run]) -> None:
    """Match the runs of one stretch of text with each other, in linear time."""
    openers: list[Run] = []
    barren: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        while run.closes and run.left:
            key = (run.mark, run.opens, run.length % 3)
            found = _opener(openers, run, min(barren.get(key, 0), len(openers)))
            if found < 0:
                barren[key] = len(openers)
                break
            del openers[found + 1 :]
            _match(openers[found], run)
            if not openers[found].left:
                openers.pop()
        if run.opens and run.left:
            openers.append(run)


def _opener(openers: list[Run], closer: Run, bottom: int) -> int:
    """Where the nearest run stands that `closer` can close; -1 if there is none at or above `bottom`."""
    for index in range(len(openers) - 1, bottom - 1, -1):
        opener = openers[index]
        if opener.mark == closer.mark and not _clash(opener, closer):
            return index
    return -1


def _clash(opener: Run, closer: Run) -> bool:
    """The rule of three: a run that could do both does not match where the lengths sum to a multiple of 3."""
    if not (opener.closes or closer.opens):
        return False
    return (opener.length + closer.length) % 3 == 0 and bool(opener.length % 3 or closer.length % 3)


def _match(opener: Run, closer: Run) -> None:
    if opener.left >= 2 and closer.left >= 2:
        opener.strong_opened += 1
        closer.strong_closed += 1
        size = 2
    else:
        opener.emphasis_opened += 1
        closer.emphasis_closed += 1
        size = 1
    opener.left -= size
    closer.left -= size
