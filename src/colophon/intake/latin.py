"""Which of the Latin single-byte encodings bytes are in, by the letters that languages have beside a to z."""

from collections import Counter

_LETTERS = {
    "cp1252": (
        "äöüß",
        "àâæçéèêëîïôœùûüÿ",
        "áéíñóúüºª",
        "ãõáâàçéêíóôúºª",
        "àèéìòùî",
        "åäöé",
        "æøåé",
        "ëïéèöü",
        "áðéíóúýþæö",
        "àçéèíïòóúü",
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž", "äöüß", "çë"),
    "cp1254": ("âçğıîöşüûi̇",),
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
}
LATIN = tuple(_LETTERS)
_LIKE = {"iso8859-1": "cp1252", "iso8859-15": "cp1252", "iso8859-2": "cp1250", "iso8859-9": "cp1254"}
"""Encodings that write the letters of another one, some of them in other places."""
_ENOUGH = 7
_NATIVE = 0.97


def is_latin(encoding: str) -> bool:
    return encoding in _LETTERS or encoding in _LIKE


def latin_encoding(data: bytes, declared: str) -> str:
    """The encoding in which every letter is one that some language has; the declared one where none is better.

    French that is declared as cp1250 reads nearly like Slovak ("mčre"), so nearly is not enough.
    """
    if fluency(data, declared) >= _NATIVE:
        return declared
    best = max(LATIN, key=lambda encoding: fluency(data, encoding))
    return best if fluency(data, best) >= _NATIVE else declared


def is_fluent(data: bytes, encoding: str) -> bool:
    """Whether there are letters enough to tell, and one language has nearly all of them."""
    return _letters(data, encoding).total() >= _ENOUGH and fluency(data, encoding) >= _NATIVE


def fluency(data: bytes, encoding: str) -> float:
    """The share of foreign letters that the best fitting language of a Latin encoding has; 1 where there are too few
    to tell."""
    counts = _letters(data, encoding)
    if counts.total() < _ENOUGH:
        return 1.0
    languages = _LETTERS[_LIKE.get(encoding, encoding)]
    return max(sum(counts[c] for c in set(letters)) for letters in languages) / counts.total()


def _letters(data: bytes, encoding: str) -> Counter[str]:
    """Foreign letters and figures, and what takes the place of some: signs, and controls that no text holds."""
    text = data.decode(encoding, "replace").lower()
    return Counter(c for c in text if c > "\x7f" and (c.isalnum() or c in "£¥¿¡ˇ˛" or c <= "\x9f"))
