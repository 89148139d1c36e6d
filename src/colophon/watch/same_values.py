"""Values that a newer text writes otherwise than the older one: 20 % and 20 percent, 4,200 and 4200."""

from collections import defaultdict

from colophon.checks.known_numbers import numbers_are_known
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.reading import quantities

Key = tuple[str, float, str, str]


def as_written_before(old: str, new: str, language: str) -> str:
    """`new` with every value that `old` has too as `old` writes it, each in its turn."""
    if not numbers_are_known(language, language):
        return new
    written: defaultdict[Key, list[str]] = defaultdict(list)
    for one in _values(old, language):
        written[_key(one)].append(old[one.start : one.end])
    pieces, at = [], 0
    for one in sorted(_values(new, language), key=lambda mention: mention.start):
        before = written[_key(one)]
        if before and one.start >= at:
            pieces += [new[at : one.start], before.pop(0)]
            at = one.end
    return "".join((*pieces, new[at:]))


def _values(text: str, language: str) -> list[Mention]:
    return [one for one in quantities(text, language) if one.kind is Kind.NUMBER and one.certain and not one.quiet]


def _key(one: Mention) -> Key:
    return one.kind, one.value, ",".join(sorted(one.money)), str(one.share or "")
