"""Whether text was left in the source's language: prose, not names, titles of products, code or commands."""

import re
from functools import lru_cache

from colophon.checks.function_words import function_words
from colophon.checks.scripts import scripts_of
from colophon.checks.words import WORD, without_addresses

_COMMAND = re.compile(r"[=${}<>\\|;#]|::|(?<!\w)--?\w|(?<!\w)[./~]+\w|\w[./_]\w|\w\(\)")
_SHELL = re.compile(r"^[\s>*]*(?:[$%] |(?:sudo|apt|apt-get|yum|dnf|pip|git|cd|ls|docker|kubectl|systemctl|make)\s)")
_TABLE = re.compile(r"^[\s|]*:?-+:?\s*\|[-|: \t]*$", re.MULTILINE)
# A cell of plain words, no name in capitals, no code.
_WORDY = re.compile(r"[\s*_]*[A-Z]?[a-z]{3,20}(?: [a-z]{2,20}){0,4}[\s*_]*")
_CELLS = re.compile(r"[|\n]")
_PARTING = re.compile(r"[,;|/&\n]")
_LOWER = re.compile(r"[a-zà-öø-ÿ]")
_LONG_TITLE = 5
_ENOUGH, _MANY_CELLS = 3, 4
_MARKS_SHARE = 0.5


@lru_cache(maxsize=64)
def share_no_script(source_language: str, target_language: str) -> bool:
    """Whether a reader of the target's language sees at once that a word is foreign."""
    source, target = scripts_of(source_language), scripts_of(target_language)
    return bool(source and target) and not source & target


def is_prose(text: str, language: str, *, least: int = 3) -> bool:
    """Whether plain text is a phrase of the language: at least `least` words, and no name, list of names or command.

    Words in lower case speak for a phrase, the language's small words doubly; what commands are made of speaks against.
    """
    if _TABLE.search(text):
        if sum(_WORDY.fullmatch(cell) is not None for cell in _CELLS.split(text)) >= _MANY_CELLS:
            return True
        text = _TABLE.sub(" ", text).replace("|", ",")
    seen = without_addresses(text)
    words = WORD.findall(seen)
    if len(words) < least or _SHELL.match(seen):
        return False
    small = sum(word.casefold() in function_words(language) for word in words)
    lower = sum(bool(_LOWER.match(word)) for word in words)
    longest = max(len(WORD.findall(part)) for part in _PARTING.split(seen))
    title = _ENOUGH if longest >= _LONG_TITLE else 0
    return small + lower + title >= _ENOUGH + len(_COMMAND.findall(seen))


def same_words(source: str, target: str) -> bool:
    """Whether two plain texts are the same but for marks, spaces, digits and capitals."""
    if not source or not target or abs(len(source) - len(target)) > _MARKS_SHARE * len(source):
        return False
    first = source[0] + target[0]
    if first.isascii() and first.isalpha() and first[0].lower() != first[1].lower():
        return False
    one, other = WORD.search(source), WORD.search(target)
    if one is None or other is None or one[0].casefold() != other[0].casefold():
        return one is other
    return [w.casefold() for w in WORD.findall(source)] == [w.casefold() for w in WORD.findall(target)]
