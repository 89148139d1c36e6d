"""Where sentences end in Chinese and Japanese, which put no space between them."""

import re

# A stop, any more stops, and what closes behind it.
_END = re.compile(r"(?:[。！？｡!?]|…{1,2}|\.(?=\s|$))[。！？｡!?…]*[”’」』）)\]】》〉\"'*_]*\s*|\n+")
_CLOSED = re.compile(r"[”’」』\"']")
_CLOSED_ASIDE = re.compile(r"[）)】》〉]\s*$")
# After a closed quotation the sentence goes on where all that follows is who said it.
_SPEAKING = re.compile(
    r"[^。！？!?，、；;\n]{0,16}?"
    r"(?:说|說|道|称|稱|表示|问|問|答|写道|寫道|指出|补充|補充|と述べ|と話|と語|と言|と答|という|との)[ぁ-ん]{0,4}(?=[。！？!?]|$)"
)
_OPENING = {"“": "”", "「": "」", "『": "』", "（": "）", "《": "》", "【": "】"}
_BRACKETS = re.compile("[" + "".join(_OPENING) + "".join(_OPENING.values()) + "]")
_LONGEST_QUOTATION = 600


def boundaries(text: str) -> list[int]:
    """Offsets at which a sentence begins. A stop inside brackets or a quotation does not end the sentence around it,
    unless the quotation is longer than 600 characters or never closes.
    """
    quoted = _enclosed(text)
    found, at = [], 0
    for match in _END.finditer(text):
        while at < len(quoted) and quoted[at][1] <= match.start():
            at += 1
        if at < len(quoted) and quoted[at][0] < match.end() < quoted[at][1]:
            continue
        aside = _CLOSED_ASIDE.search(match.group())
        spoken = _CLOSED.search(match.group()) and _SPEAKING.match(text, match.end())
        if not (aside or spoken):
            found.append(match.end())
    return found


def _enclosed(text: str) -> list[tuple[int, int]]:
    """Outermost bracketed stretches of one speech of moderate length, in order."""
    found: list[tuple[int, int]] = []
    begin, closing, depth = 0, "", 0
    for match in _BRACKETS.finditer(text):
        char = match.group()
        if not depth:
            if char in _OPENING:
                begin, closing, depth = match.start(), _OPENING[char], 1
        elif char == closing:
            depth -= 1
            if not depth and match.end() - begin <= _LONGEST_QUOTATION:
                found.append((begin, match.end()))
        elif _OPENING.get(char) == closing:
            depth += 1
    return found
