"""One name is written with different characters within an article: readers take it for two people.

Asked of Chinese. A rendering is recognised by its sound and by characters that write foreign names; what another pair
of the article writes for the same name is compared with it.
"""

from collections import Counter
from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, Translation
from colophon.checks.scripts import is_chinese
from colophon.checks.sounding_names import names_with_pairs, renderings

_TWICE = 2


def find(translation: Translation, brief: Brief) -> Iterator[Finding]:
    for name, pairs in names_with_pairs(translation, brief) if is_chinese(brief.target_language) else ():
        if len(pairs) >= _TWICE:
            yield from _at_odds(name, pairs)


def _at_odds(name: str, pairs: list[Pair]) -> Iterator[Finding]:
    """The pairs that write the name otherwise than most do, or than the first of two does."""
    written = [(pair, renderings(name, plain(pair.target))) for pair in pairs]
    count = Counter(text for _, found in written for text in found)
    usual, times = count.most_common(1)[0] if count else ("", 0)
    for pair, found in written if times >= _TWICE or len(pairs) == _TWICE else ():
        target = plain(pair.target)
        other = next((text for text in found if _is_variant(text, usual)), "") if usual not in target else ""
        if other:
            start = target.index(other)
            yield CHECK.in_target(pair, start, start + len(other), source=name, target=other, elsewhere=usual)


def _is_variant(one: str, other: str) -> bool:
    """As long, not the same, and alike in a character at the same place."""
    return len(one) == len(other) and one != other and any(a == b for a, b in zip(one, other, strict=True))


CHECK = Check(
    slug="name-inconsistent",
    title="A name is written in two ways",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_translation=find,
)
