"""A phrase of the source was left inside the translation.

Names, titles and terms that stay in Latin letters are fine; what the source says in running words is not.
"""

import re
from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity, signs
from colophon.checks.function_words import function_words
from colophon.checks.left_words import left_in, may_hold, telling
from colophon.checks.scripts import LETTERS, count_any, scripts_of
from colophon.checks.typography import in_plain, prose
from colophon.checks.untranslated import is_prose, same_words, share_no_script
from colophon.checks.words import WORD

_LATIN_RUN = re.compile(rf"[{LETTERS['Latn']}][{LETTERS['Latn']}0-9 ,'’-]{{14,4000}}[{LETTERS['Latn']}]")
_HANDLE = re.compile(r"\s*[(（]@\w")  # What a person calls himself.
_CELL = re.compile(r"[^\n|]{10,2000}")
_LATIN = re.compile(f"[{LETTERS['Latn']}]")
_FEWEST_WORDS = 5
_FEWEST_SMALL = 2
_NEAR = 300
_CYRILLIC = "іїєґыэъё"  # Ukrainian and Russian tell each other by these.
_OPENING = "“‘\"'「『《〈(（[«„"


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if not share_no_script(brief.source_language, brief.target_language):
        yield from _of_one_script(pair, brief)
        return
    text = prose(pair.target)
    if "\n" not in text and _LATIN_RUN.search(text) is None:
        return
    own = scripts_of(brief.target_language)
    if "Latn" not in scripts_of(brief.source_language) or not count_any(text, own):
        return
    source = pair.source.casefold()
    for run in (*_runs(text, brief.source_language), *_cells(text, own, brief.source_language)):
        if run[0].strip().casefold() in source:
            start, end = in_plain(pair.target, run.start(), run.end())
            yield CHECK.in_target(pair, start, end, text=run[0].strip())


def _of_one_script(pair: Pair, brief: Brief) -> Iterator[Finding]:
    """Words of the source in their order, where letters alone do not tell them; a whole segment is another's matter."""
    small = telling(brief.source_language, brief.target_language)
    if not may_hold(pair.target, small):
        return
    target = prose(pair.target)
    if same_words(plain(pair.source), target):
        return
    for start, end in left_in(target, plain(pair.source), small):
        if not _is_cited(target, start):
            text, (first, last) = target[start:end], in_plain(pair.target, start, end)
            yield CHECK.in_target(pair, first, last, text=text)


def _runs(text: str, language: str) -> Iterator[re.Match[str]]:
    """Phrases of Latin letters in a line that goes on in the target's script."""
    runs = (run for run in _LATIN_RUN.finditer(text) if _is_left(run[0], language))
    return (run for run in runs if not _is_cited(text, run.start()) and _HANDLE.match(text, run.end()) is None)


def _cells(text: str, own: frozenset[str], language: str) -> Iterator[re.Match[str]]:
    """Lines and cells of a table without a letter of the target's script, where others have some."""
    if "\n" not in text:
        return
    for cell in _CELL.finditer(text):
        if not count_any(cell[0], own) and is_prose(cell[0], language):
            yield cell


def _is_left(run: str, language: str) -> bool:
    small = sum(word.casefold() in function_words(language) and word.islower() for word in WORD.findall(run))
    return small >= _FEWEST_SMALL and is_prose(run, language, least=_FEWEST_WORDS)


def _is_cited(text: str, start: int) -> bool:
    """Titles and originals are given in quotation marks or brackets, on purpose."""
    before = text[max(0, start - _NEAR) : start]
    opened = before.count("(") + before.count("（") > before.count(")") + before.count("）")
    return opened or before.rstrip(" *_")[-1:] in _OPENING


CHECK = Check(
    slug="untranslated-run",
    title="A phrase stands in the source's language",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
    signs=signs(target="\n" + _CYRILLIC + "".join(filter(_LATIN.match, map(chr, range(0x2000))))),
    concerns=lambda brief: (
        share_no_script(brief.source_language, brief.target_language)
        or bool(telling(brief.source_language, brief.target_language))
    ),
)
