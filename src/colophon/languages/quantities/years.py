"""What a number in digits may say as a year: of an era, of a century, of a decade, or of two digits."""

import re

from colophon.languages.quantities.lexicon import Lexicon
from colophon.languages.quantities.words import Token

DECADE = re.compile(r"'?s\b|er[nsm]?\b|-?[хx]\b|-[еe]\b")
MID_DECADE = 5  # Somebody in her mid-30s is about 35.
# A set: to look for a fraction in a range is to go through it.
YEARS = frozenset(range(1500, 2100))
_CENTURY = re.compile(r"-talet|-tal\b|'?s\b|-luvu")
_SHORT_YEAR = re.compile(r"'\s?$|(?:1[5-9]|20)\d\d\s?[-–/]$")
_SHORT_DECADES = frozenset(range(1900, 2100))
# Years of the solar Hijri and of the Buddhist era, as Persian and Thai papers write them.
_ERA, _LAST_OF_ERA = 1280, 2640
_LONG = 100


def year_readings(text: str, token: Token, *, value: float, words: Lexicon) -> tuple[float, ...]:
    """What else the number may stand for: 90 for 1990, 1990 for the 90s, 19 for the 1800s, 2024 for พ.ศ. 2567."""
    if not value.is_integer():
        return ()
    if value < _LONG:
        return _short(text, token, value=value)
    if value in YEARS and value % 100 == 0 and _CENTURY.match(text, token.end):
        return (value // 100 + 1,)
    return _of_era(value, words) or (
        (value % 100,) if value in _SHORT_DECADES and not value % 10 and value % 100 else ()
    )


def _short(text: str, token: Token, *, value: float) -> tuple[float, ...]:
    if DECADE.match(text, token.end) and value % 10 == 0:
        return (1900 + value, 1800 + value, value + MID_DECADE)
    if _SHORT_YEAR.search(text, max(0, token.start - 7), token.start):
        return (1900 + value, 2000 + value)
    return ()


def _of_era(value: float, words: Lexicon) -> tuple[float, ...]:
    eras = words.language.calendar.eras
    if not eras or not _ERA <= value <= _LAST_OF_ERA:
        return ()
    return tuple(value + before for before in eras.values() if value + before in YEARS)
