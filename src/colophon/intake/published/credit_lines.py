"""How a line of credits is written: one or more roles, each with names, in any of our languages and punctuations."""

import re
from collections.abc import Callable, Iterable

from colophon.article.credit import Role
from colophon.intake.published.found import Convention, Definitions, Found
from colophon.intake.published.line_parts import Part, found_in, meanings_of
from colophon.intake.published.looks import look_like_names
from colophon.intake.published.names import names_in
from colophon.intake.published.role_words import BYLINE_WORDS, LABEL_WORDS, Place

LONGEST_LINE = 600
_MARKS = re.compile(r"^(?:\s|>|[-*+•]\s|#{1,6}\s)+")
_EMPHASIS = re.compile(
    r"(\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|https?://[^\s*]+)|\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|~~|^[`\s]+|[`\s\\]+$"
)
_WRAPPED = re.compile(r"[(（\[【〔]([^()（）【】〔〕]*)[)）\]】〕]")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_COLONS = ":：︰∶﹕"
_COLON = f"[{_COLONS}]"
_BAR = "[/／|｜︱丨]"
_START = r"(?<![^\s|｜︱,，;；、/／·•.。)）\]】])"
_LABEL_WORD = _any(LABEL_WORDS)
_LABEL = re.compile(
    rf"{_START}(?:(?P<words>(?:{_LABEL_WORD})(?:\s?[/／&＆、和+]\s?(?:{_LABEL_WORD}|\w{{1,8}}))*)"
    rf"|(?P<unknown>[^\W\d_]{{1,12}}))\s?{_COLON}(?!//)",
    re.IGNORECASE,
)
_BRACKETED_LABEL = re.compile(rf"[【〔［〖]\s*({_LABEL_WORD})\s*[】〕］〗]\s*{_COLON}?", re.IGNORECASE)
_BARRED = re.compile(rf"({_LABEL_WORD}){_BAR}([^/／|｜︱丨\s]+)")
_BYLINE = re.compile(
    rf"(?:^|(?<=[|｜,，;；.·•])\s*)(?P<words>{_any(BYLINE_WORDS)})(?:\s*{_COLON}?\s+|(?-i:(?<=by)(?=[A-Z])))",
    re.IGNORECASE,
)
_START_ONLY = ("by", "por", "par", "von", "автор")
_TRAILING = " \t|｜︱,，;；、/／·•"


def bare(line: str) -> str:
    """The line without list, quotation, heading and emphasis marks, balanced or not."""
    text = _MARKS.sub("", line)
    without = _EMPHASIS.sub(lambda match: match[1] or "", text).strip()
    return without if any(c.isalnum() for c in re.split(_COLON, without)[-1]) else text.strip()


def read_credit_line(line: str, definitions: Definitions, *, convention: Convention = Convention.PLAIN) -> Found | None:
    """What a line of credits says; None when it is not wholly one."""
    if len(line) > LONGEST_LINE:
        return None
    text = _BRACKETED_LABEL.sub(r" \1：", _unwrapped(bare(line))).strip()
    for split in (_labelled, _barred, _spaced, _bylines):
        parts = split(text)
        if parts:
            return found_in(parts, definitions, convention)
    return None


def label_alone(line: str) -> bool:
    """Whether a line is a role and a colon and nothing else, so that its names may stand below."""
    if not any(colon in line for colon in _COLONS):
        return False
    match = _LABEL.fullmatch(bare(line))
    return bool(match and match["words"] and any(isinstance(m, Role) for m in meanings_of(match["words"])))


def _unwrapped(text: str) -> str:
    match = _WRAPPED.fullmatch(text)
    return match[1].strip() if match and _LABEL.match(match[1].strip()) else text


def _labelled(text: str) -> list[Part]:
    matches = list(_LABEL.finditer(text))
    if not matches or text[: matches[0].start()].strip(_TRAILING) or not any(m["words"] for m in matches):
        return []
    if len(matches) > 1:
        text = text.rstrip("。. ")
    return _parts(text, matches, lambda words: tuple(meanings_of(words)))


def _barred(text: str) -> list[Part]:
    """Roles and names divided by a bar or slash: "文/甲 译/乙", "编辑｜丙"."""
    tokens = [_BARRED.fullmatch(token) for token in text.split()]
    if not tokens or any(token is None or token[2].casefold() in LABEL_WORDS for token in tokens):
        return []
    return [Part(token[1], (LABEL_WORDS[token[1].casefold()],), token[2]) for token in tokens if token]


def _spaced(text: str) -> list[Part]:
    """Chinese and Japanese roles with nothing but spaces or bars: "译者 甲 校对 乙"."""
    tokens = [token for token in re.split(r"[\s|｜︱]+", text) if token]
    if len(tokens) < 2 or len(tokens) % 2 or any(len(w) < 2 or w.isascii() for w in tokens[::2]):
        return []
    if any(word not in LABEL_WORDS for word in tokens[::2]) or any(word in LABEL_WORDS for word in tokens[1::2]):
        return []
    return [Part(w, (LABEL_WORDS[w],), value) for w, value in zip(tokens[::2], tokens[1::2], strict=True)]


def _bylines(text: str) -> list[Part]:
    matches = [m for m in _BYLINE.finditer(text) if m.start() == 0 or m["words"].casefold() not in _START_ONLY]
    if not matches or matches[0].start():
        return []
    parts = _parts(text, matches, lambda words: (BYLINE_WORDS[words.casefold()],))
    return parts if all(_begins_like_a_name(part.value) for part in parts) else []


def _begins_like_a_name(value: str) -> bool:
    if not value or value[0].islower() or value[0].isdigit() or value.endswith((".", "。", "!", "?", "…")):
        return False
    return look_like_names(names_in(value, {}) or (("。", ""),))


def _parts(text: str, matches: list[re.Match[str]], meanings: Callable[[str], tuple[Role | Place, ...]]) -> list[Part]:
    ends = [m.start() for m in matches[1:]] + [len(text)]
    return [
        Part(
            m["words"] or re.sub(rf"\s*{_COLON}$", "", m[0]),
            meanings(m["words"]) if m["words"] else (),
            text[m.end() : end].strip(_TRAILING).rstrip(),
        )
        for m, end in zip(matches, ends, strict=True)
    ]
