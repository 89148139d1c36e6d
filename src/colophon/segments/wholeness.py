"""Whether a unit begins or ends in the middle of a sentence, and how many sentences it holds, as its marks tell."""

import re

# A comma only goes on; where one text has a semicolon, a colon or a dash, the other may well end a sentence.
_GOES_ON = re.compile(r"[,،，、]\s*$")
_BEGINS = re.compile(r"[^\W\d_]")
_ENDS = re.compile(r"[.!?؟۔।]+[\"'”’»)\]]*(?=\s|$)|[。！？…]+[”’」』）]*")
_INITIAL = re.compile(r"(?:^|[\s(])[^\W\d_]\.$|\b(?:Mr|Mrs|Ms|Dr|St|Prof|Sr|Sra|No|vs)\.$")
_LONGEST = 2000


def goes_on(text: str) -> bool:
    """Whether the text stops at a mark that ends no sentence."""
    return _GOES_ON.search(text, max(0, len(text) - 4)) is not None


def begins_small(text: str) -> bool:
    """Whether the first letter is small, in a script that has large ones."""
    first = _BEGINS.search(text[:8])
    return first is not None and first[0].islower()


def sentences_in(text: str) -> int:
    """How many sentences end in the text, at least 1."""
    text = text[:_LONGEST]
    ends = sum(_INITIAL.search(text, max(0, found.end() - 6), found.end()) is None for found in _ENDS.finditer(text))
    return max(1, ends)
