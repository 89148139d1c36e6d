"""A Chinese name in Latin letters is not what the characters of the source are read as.

Asked of Chinese sources, where the translation has a surname and a given name in pinyin, and the source has characters
that begin with this surname and are read nearly, but not quite, so.
"""

import re
from collections.abc import Iterator
from itertools import islice

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.scripts import is_chinese, scripts_of
from colophon.languages.pinyin import is_pinyin, nearly_spelled, spelled

_NAME = re.compile(r"\b([A-Z][a-z]{1,6}) ([A-Z][a-z]{1,6}(?:[-’'][a-z]{1,6}|[a-z]{1,7})?)\b")
_RUN = re.compile(r"[\u4e00-\u9fff]{2,400}")
_JOIN = re.compile(r"[-’']")
_MOST_NAMES, _LONGEST = 20, 4000


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if not is_chinese(brief.source_language) or "Latn" not in scripts_of(brief.target_language):
        return
    target = plain(pair.target)
    for match in islice(_NAME.finditer(target), _MOST_NAMES):
        surname, given = match[1].lower(), _JOIN.sub("", match[2]).lower()
        if is_pinyin(surname) and is_pinyin(given):
            meant = _meant(plain(pair.source), surname, given)
            if meant:
                yield CHECK.in_target(pair, match.start(), match.end(), source=meant, target=match[0])


def _meant(source: str, surname: str, given: str) -> str:
    """The characters that were probably meant, "" where the name is right or stands for nothing like it."""
    runs = _RUN.findall(source, 0, _LONGEST)
    if any(spelled(run, surname + given) or spelled(run, given + surname) for run in runs):
        return ""
    return next((window for run in runs for window in nearly_spelled(run, surname, surname + given)), "")


CHECK = Check(
    slug="name-pinyin",
    title="A Chinese name is spelled otherwise",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    concerns=lambda brief: is_chinese(brief.source_language),
)
