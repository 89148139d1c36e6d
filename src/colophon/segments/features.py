"""What tells that two sentences of different languages belong together: numbers, Latin names, words, marks, length."""

import re
import unicodedata
from dataclasses import dataclass

_TOKEN = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+", re.UNICODE)
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_MARKS = re.compile(r"[?？؟!！:：;；\"“”«»「」()（）]")
_SAME_MARK = str.maketrans("？؟！：；（）“”«»「」", '??!:;()""""""')
_STEM = 6


@dataclass(frozen=True, slots=True)
class Features:
    """`length` counts characters, wide ones as the words that they stand for; `shared` can be met in any language."""

    length: float
    shared: frozenset[str]
    words: frozenset[str]
    marks: str


def features(text: str) -> Features:
    shared: set[str] = set()
    words: set[str] = set()
    for token in _TOKEN.findall(text):
        if token[0].isdigit():
            shared.add(_value(token))
        elif _HAN.match(token):
            words.update(_pieces(token))
        else:
            word = token.casefold()
            words.add(word[:_STEM])
            if token[0].isupper() and token.isascii() and len(token) > 2:
                shared.add(word[:_STEM])
    marks = "".join(_MARKS.findall(text)).translate(_SAME_MARK)
    return Features(_length(text), frozenset(shared), frozenset(words), marks)


def _value(token: str) -> str:
    """The digits of a number in any script, grouping and decimals aside."""
    return "".join(str(unicodedata.digit(char, 0)) for char in token if char.isdigit()).lstrip("0") or "0"


def _pieces(run: str) -> list[str]:
    """Pairs of neighbouring characters: what stands for words where no space parts them."""
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def _length(text: str) -> float:
    return float(sum(2.6 if _HAN.match(char) else 1.0 for char in text))
