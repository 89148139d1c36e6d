"""Two names that stand in a list with something between them stand next to each other in the translation.

Of "Kelmar, Torvik and Salmo" only "Kelmar and Salmo" is left. Asked where both names are kept in Latin letters and what
stood between them is nowhere in the target; a list that is told in another order is left alone.
"""

import re
from collections.abc import Iterator
from itertools import islice

from colophon.article.inline import characters
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs
from colophon.checks.look import look

_AND = "and|or|y|e|o|u|et|ou|und|oder|sowie|i|oraz|lub|a|nebo|и|или|і|та|або"
_APART = rf"(?:,?\s(?:{_AND})\s|,\s|\s?[、，]\s?|\s?(?:以及|[和与與及或])\s?)"
_ARTICLE = r"(?:(?:the|la|el|le|les|los|die|das|der)\s)?"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w+'’-]{1,30}"
_ITEM = r"[^\s,，、.:;!?()«»\"“”][^,，、.:;!?()«»\"“”]{1,38}?"
# Read from a capital on, of which there are few; the rest of what follows is only looked at.
_LISTED = re.compile(
    rf"[A-ZÀ-ÖØ-Þ](?<![^\W\u3040-\u9fff].)"
    rf"(?=(?P<rest>[\w+'’-]{{1,30}}){_APART}(?P<item>{_ITEM}){_APART}{_ARTICLE}(?P<after>{_NAME}))"
)
_CAPITALS = frozenset(c for c in map(chr, range(0xDF)) if c.isupper())  # as a name begins, here and above
_MOST_WORDS, _MOST = 4, 100


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    seen = look(pair, brief)
    source, target = seen.source, seen.target
    if _CAPITALS.isdisjoint(characters(target)):
        return
    for listed in islice(_LISTED.finditer(source), _MOST):
        before, item, after = listed[0] + listed["rest"], listed["item"], listed["after"]
        if before not in target or after not in target or before == after:
            continue
        if len(item.split()) <= _MOST_WORDS and item.lower() not in target.lower() and _touch(before, after, target):
            yield CHECK.in_source(pair, *listed.span("item"), source=item, before=before, after=after)
            return


def _touch(before: str, after: str, target: str) -> bool:
    """Whether two names of a text stand in one list, side by side."""
    together = rf"(?<![^\W\u3040-\u9fff]){re.escape(before)}{_APART}{_ARTICLE}{re.escape(after)}"
    return re.search(together, target) is not None


CHECK = Check(
    slug="item-missing",
    title="An item of a list is missing",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(source=",，、"),
)
