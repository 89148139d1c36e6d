"""What tells that two sentences of different languages belong together: words, numbers, names, marks and length."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from colophon.languages.everyday import everyday
from colophon.languages.quantities.mention import Kind, Mention
from colophon.languages.quantities.reading import quantities
from colophon.segments.wholeness import begins_small, goes_on, sentences_in

_TOKEN = re.compile(r"\d+(?:[.,٫٬]\d+)*|[\u30a0-\u30ff]+|[\u3040-\u309f]+|[\u3400-\u9fff\uf900-\ufaff]+|[^\W\d_]+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_PIECES = re.compile(r"[\u3040-\u309f\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\uf900-\ufaff]")
_MARKS = re.compile(r"[?？؟!！:：;；؛\"“”«»„「」『』()（）—…%％$€£¥]")
_SAME_MARK = str.maketrans("？؟！：；؛（）“”«»„「」『』％", '??!:;;()"""""""""%')
_ARTICLE = re.compile(r"^[وفبكل]?ال(?=\w{3})")
_STEM = 6
_OFTEN = "=+"
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Features:
    """`length` counts characters, wide ones as the letters that they stand for. Each kind of `tokens` has its sign:
    "#" a value, "=" a mark, "+" what an everyday word means, "@" a name or another word that begins large, and words
    without any. `vector` is what a model of sentences says, nothing where none was asked. `ends` counts the sentences;
    one that `goes_on` or `begins_small` is cut from its neighbour.
    """

    length: float
    tokens: frozenset[str]
    vector: tuple[float, ...] = ()
    ends: int = 1
    goes_on: bool = False
    begins_small: bool = False


def features(text: str, language: str = "") -> Features:
    """Of one sentence or block. Spelled-out numbers are read where the language is given."""
    tokens: set[str] = set()
    written = _TOKEN.findall(text)[:_LONGEST]
    for token in written:
        if token[0].isdigit():
            tokens.add("#" + _value(token))
        elif _PIECES.match(token):
            tokens.update(_pieces(token))
        else:
            tokens.update(_word(token))
    marks = [f"={mark}" for mark in set("".join(_MARKS.findall(text)).translate(_SAME_MARK))]
    said = (*_spelled(text, language), *_meant(text, written, language))
    words = frozenset((*tokens, *marks, *said))
    return Features(
        _length(text), words, ends=sentences_in(text), goes_on=goes_on(text), begins_small=begins_small(text)
    )


def _spelled(text: str, language: str) -> list[str]:
    return [key for mention in quantities(text, language) if (key := _key(mention))] if language else []


def _meant(text: str, written: Sequence[str], language: str) -> list[str]:
    return [f"+{one}" for one in everyday(language).meanings(text, map(_bare, written))] if language else []


def repeated(of: Sequence[Features]) -> list[Features]:
    """For each sentence what stands in the next one as well. Marks and everyday words do so by chance."""
    common = (one.tokens & after.tokens for one, after in pairwise(of))
    words = (frozenset(token for token in tokens if token[0] not in _OFTEN) for tokens in common)
    return [*(Features(0.0, tokens) for tokens in words), *(Features(0.0, frozenset()) for _ in of[:1])]


def merged(of: Sequence[Features], positions: Sequence[int]) -> Features:
    """What is known of several neighbours together."""
    parts = [of[at] for at in positions]
    if len(parts) == 1:
        return parts[0]
    return Features(
        sum(part.length for part in parts),
        frozenset[str]().union(*(part.tokens for part in parts)),
        tuple(sum(axis) for axis in zip(*(part.vector for part in parts), strict=True)),
        sum(part.ends for part in parts),
        parts[-1].goes_on,
        parts[0].begins_small,
    )


@lru_cache(maxsize=1 << 14)
def _bare(token: str) -> str:
    """In lower case and without the Arabic article."""
    return _ARTICLE.sub("", token.casefold())


@lru_cache(maxsize=1 << 14)
def _word(token: str) -> tuple[str, ...]:
    word = _bare(token)
    if token[0].isupper() and len(token) > 2:
        return word[:_STEM], "@" + word
    return (word[:_STEM],)


def _value(token: str) -> str:
    """The digits of a number in any script, grouping and decimals aside."""
    return "".join(str(unicodedata.digit(char, 0)) for char in token if char.isdigit()).lstrip("0") or "0"


def _key(mention: Mention) -> str:
    if mention.kind is Kind.NUMBER and mention.values and not mention.quiet:
        return f"#={mention.values[0]:g}"
    if mention.kind in (Kind.MONTH, Kind.WEEKDAY) and mention.values:
        return f"#{mention.kind}={mention.values[0]:g}"
    return ""


def _pieces(run: str) -> list[str]:
    """Characters and pairs of neighbouring ones: what stands for words where no space parts them."""
    return [*run, *(run[at : at + 2] for at in range(len(run) - 1))]


def _length(text: str) -> float:
    wide = len(_WIDE.findall(text))
    return float(len(text) + 1.6 * wide)
