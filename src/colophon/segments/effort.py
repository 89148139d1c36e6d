"""How much work a source is to translate: its length, about how many minutes, and how hard it reads.

The minutes are an estimate for people who translate in their free time (about seven words a minute for an easy text,
which is what volunteer desks report), the difficulty a guess from sentences, words, figures and structure.
"""

import re
from dataclasses import dataclass

from colophon.article.article import Article, Code, Table
from colophon.article.inline import plain
from colophon.article.places import texts
from colophon.segments.split import sentences

_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FIGURE = re.compile(r"\d[\d.,]*")
_WIDE_A_WORD = 1.7
_LONG_WORD = 10
_WORDS_A_MINUTE = {1: 7.0, 2: 5.5, 3: 4.5}


@dataclass(frozen=True, slots=True)
class Effort:
    """Words of running text, minutes to translate them, and difficulty from 1 (easy) to 3 (hard)."""

    words: int
    minutes: int
    difficulty: int


def effort(article: Article) -> Effort:
    """What a translator can expect of this article."""
    read = [plain(text) for _, text in texts(article)]
    words = sum(map(word_count, read))
    level = _difficulty(article, read, words)
    return Effort(words, minutes_for(words, level), level)


def word_count(text: str) -> int:
    """Words; an ideograph or a syllable block counts as 0.6 of one."""
    wide = len(_WIDE.findall(text))
    return len(_WORD.findall(_WIDE.sub(" ", text))) + round(wide / _WIDE_A_WORD)


def minutes_for(words: int, difficulty: int) -> int:
    """About how long it takes, at least one minute where there are words."""
    return max(1, round(words / _WORDS_A_MINUTE[difficulty])) if words else 0


def _difficulty(article: Article, read: list[str], words: int) -> int:
    """One point each for long sentences, very long ones, long words, many figures, tables or code."""
    if not words:
        return 1
    count = sum(len(sentences(text, article.language)) for text in read) or 1
    spoken = _WORD.findall(" ".join(read))
    long_words = sum(len(word) >= _LONG_WORD for word in spoken) / max(1, len(spoken))
    figures = sum(len(_FIGURE.findall(text)) for text in read) / words
    points = (
        (words / count > 20)
        + (words / count > 28)
        + (long_words > 0.16)
        + (figures > 0.035)
        + any(isinstance(block, Table | Code) for block in article.blocks)
    )
    return 1 if points == 0 else 2 if points <= 2 else 3
