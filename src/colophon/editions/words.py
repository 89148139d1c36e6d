"""The words around an article in the language of its readers; one file a language in `words/`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from colophon.article.direction import direction
from colophon.signoff.keyring import instant

_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
FALLBACK = "en"


@dataclass(frozen=True, eq=False)
class Words:
    """`tag` is the language that was found for the one asked for.

    Every word is an attribute too, as templates read it (`words.back`): looking for one that is not there first, a
    hundred times a page, would cost a tenth of the page.
    """

    tag: str
    table: Mapping[str, str]

    def __post_init__(self) -> None:
        self.__dict__.update({name: word for name, word in self.table.items() if not hasattr(Words, name)})

    def __getitem__(self, key: str) -> str:
        return self.table[key]

    @property
    def direction(self) -> str:
        return direction(self.tag)

    def fill(self, key: str, **values: object) -> str:
        """A sentence with its gaps filled."""
        return self.table[key].format(**values)

    def day(self, moment: str) -> str:
        """The day of an ISO 8601 time as people write it; what is no date is shown as it is."""
        return _day(self.tag, moment)

    def month(self, month: str) -> str:
        """A month ("2026-03") as people write it."""
        try:
            day = instant(f"{month}-01T00:00:00+00:00").date()
            return format_skeleton("yMMMM", day, locale=_locale(self.tag))
        except ValueError:
            return month


@lru_cache(maxsize=4096)
def _day(tag: str, moment: str) -> str:
    try:
        return _written(tag, instant(moment if "T" in moment else f"{moment}T00:00:00+00:00").date())
    except ValueError:
        return moment


@lru_cache(maxsize=16_384)
def _written(tag: str, day: date) -> str:
    """Lists go through the days of many years again and again: fewer answers would never be found again."""
    return format_date(day, format="long", locale=_locale(tag))


@lru_cache(maxsize=256)
def words_for(tag: str) -> Words:
    """The words of this language, or of the nearest that there is, or English."""
    available = languages()
    return _words(next((name for name in _candidates(tag) if name in available), FALLBACK))


@cache
def languages() -> tuple[str, ...]:
    """The tags that have words."""
    names = (entry.name for entry in files("colophon.editions").joinpath("words").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def _candidates(tag: str) -> tuple[str, ...]:
    parts = tag.lower().replace("_", "-").split("-")
    if parts[0] == "zh":
        return ("zh-Hant",) if _TRADITIONAL & set(parts[1:]) else ("zh-Hans",)
    return (parts[0],)


@cache
def _words(tag: str) -> Words:
    return Words(tag, _table(tag))


@cache
def _table(tag: str) -> Mapping[str, str]:
    text = files("colophon.editions").joinpath("words", f"{tag}.toml").read_text("utf-8")
    return {key: str(value) for key, value in tomllib.loads(text).items()}


@cache
def _locale(tag: str) -> Locale:
    try:
        return Locale.parse("en-001" if tag == FALLBACK else tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(FALLBACK)
