"""What a correction mended: the sentences of the edition before it and its own, where they differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from colophon.article.inline import plain
from colophon.signoff.manifest import Manifest, SignedPair

MOST = 40
"""Sentences that are shown; a text that was written anew is told by its note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A sentence as it was (empty: it is new) and as it is now (empty: it is no more), as plain text."""

    before: str
    after: str


def mended(earlier: Manifest, later: Manifest) -> tuple[Mended, ...]:
    """Every sentence that differs, in the order of the later edition. Only looks that differ are left out."""
    found = [Mended(before=plain(earlier.title), after=plain(later.title))]
    found += _of_pairs(_spoken(earlier), _spoken(later))
    return tuple(one for one in found if one.before != one.after)[:MOST]


def _spoken(manifest: Manifest) -> list[SignedPair]:
    return [pair for pair in manifest.pairs if pair.target and pair.place != "title"]


def _of_pairs(old: list[SignedPair], new: list[SignedPair]) -> Iterator[Mended]:
    """A pair keeps its name through all editions; what has no partner of its name stands beside what took its place."""
    before = {pair.id: plain(pair.target) for pair in old}
    after = {pair.id: plain(pair.target) for pair in new}
    matcher = SequenceMatcher(None, list(before), list(after), autojunk=False)
    names, now = list(before), list(after)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield from (Mended(before=before[one], after=after[one]) for one in now[c:d])
            continue
        gone = [before[one] for one in names[a:b] if one not in after]
        come = [after[one] for one in now[c:d] if one not in before]
        moved = [Mended(before=before[one], after=after[one]) for one in now[c:d] if one in before]
        yield from moved
        yield from (Mended(before=one, after=other) for one, other in zip_longest(gone, come, fillvalue=""))
