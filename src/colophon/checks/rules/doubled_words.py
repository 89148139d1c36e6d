"""The same word twice in a row: "the the". Words a language does double are left alone."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.function_words import function_words
from colophon.checks.scripts import primary
from colophon.checks.words import loose_words

_DOUBLED = re.compile(r"\b(?<!['’-])([^\W\d_]{1,40}+)[ \n]\1(?![\w'’-])", re.IGNORECASE)
# Read from a character on that may be doubled; which one it was is looked at afterwards.
_CHINESE = re.compile(
    r"[的了是在和我他這这](?:(?<=的)(?<!目的)的(?!确|確|士)|(?<=了)了(?![之解])|(?<=是)是(?!非)|(?<=在)在(?!.)|(?<=和)和(?!气|睦)"
    r"|(?<=我)(?:们我们|們我們)|(?<=他)(?:们他们|們他們)|(?<=這)個這個|(?<=这)个这个)"
)
_REGULAR: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "had that is her so very in on",
        "fr": "nous vous",
        "de": "die das der sie den dem sich wie so",
        "nl": "die dat ze",
        "it": "via piano poco",
        "es": "muy",
        "tr": "çok",
    }.items()
}


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    target = plain(pair.target)
    language = primary(brief.target_language)
    if language in {"zh", "yue"}:
        for match in _CHINESE.finditer(target):
            yield CHECK.in_target(pair, match.start(), match.end(), word=match[0][: len(match[0]) // 2])
        return
    if not _may_double(target):
        return
    small = function_words(language) - _REGULAR.get(language, frozenset())
    for match in _DOUBLED.finditer(target):
        if match[1].lower() in small:
            yield CHECK.in_target(pair, match.start(), match.end(), word=match[1])


def _may_double(text: str) -> bool:
    """Whether a word begins as the one before it ends: a cheap question, which most texts answer with no."""
    for word, after in pairwise(loose_words(text)):
        if after.startswith(word) if word.isalpha() else (word[-1].isalpha() and after[0] in word):
            return True
    return False


CHECK = Check(
    slug="doubled-words",
    title="The same word twice in a row",
    severity=Severity.NOTE,
    since="0.1.0",
    find_in_pair=find,
)
