"""What Colophon knows of one language, as a value: how it writes numbers, money, shares, measures, days and hours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class NumeralSystem(StrEnum):
    """Numbers are spelled as words between spaces, or as Chinese characters inside running text."""

    WORDS = "words"
    HAN = "han"


class Share(StrEnum):
    PERCENT = "percent"
    PER_MILLE = "per_mille"
    POINTS = "points"


class DayHalf(StrEnum):
    """What a phrase says of an hour: which half of the day it is in, or only that it is one.

    At night is before and after midnight (11, 2), at noon before and after twelve (11, 1).
    """

    MORNING = "morning"
    EVENING = "evening"
    NIGHT = "night"
    NOON = "noon"
    OPEN = "oclock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """Every spelled form with its value. `quiet` forms are read but never missed; `approximate` ones have no value.

    `joined_from`: a joiner ("and") binds only to a value of at least this. `joined_by` is a prefix that joins ("و").
    `bound` numerals are written onto what they count (семи in семилетний), whose `bound_stems` name its span of time.
    `between` stands between both ends of a range, `out_of` between one and a whole: one in five. `articles` are one
    before a measure only ("a mile"); where the article is the numeral, it is a cardinal.
    `ordinal_endings` follow digits (the st of 21st); `stranded` forms never stand without a number before or in them.
    `point` is the decimal mark as a word: ১ দশমিক ২. `scale_first`: "milioni 3.5" is 3.5 million.
    After a word of `determiners` a small number counts what is known already ("these three").
    For Chinese characters: `characters`, `powers`, `not_numbers` (words in which a numeral counts nothing) and
    `scale_not_before` (units whose prefix is written like a scale, 兆 in 兆赫); before one of its `counters` a small
    numeral does count.
    """

    system: NumeralSystem
    cardinals: Mapping[str, float]
    ordinals: Mapping[str, float]
    scales: Mapping[str, float]
    duals: Mapping[str, float]
    loose: Mapping[str, float]
    fractions: Mapping[str, float]
    bound: Mapping[str, float]
    bound_stems: Mapping[str, str]
    characters: Mapping[str, float]
    powers: Mapping[str, float]
    articles: frozenset[str]
    out_of: tuple[str, ...]
    between: tuple[str, ...]
    approximate: frozenset[str]
    quiet: frozenset[str]
    about: tuple[str, ...]
    halves: tuple[str, ...]
    ordinal_endings: tuple[str, ...]
    stranded: tuple[str, ...]
    determiners: tuple[str, ...]
    not_numbers: tuple[str, ...]
    scale_not_before: tuple[str, ...]
    counters: tuple[str, ...]
    joiners: frozenset[str]
    joined_from: float
    joined_by: str
    point: tuple[str, ...]
    prefixes: tuple[str, ...]
    compounds: bool
    vigesimal: bool
    scale_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Months 1–12 and weekdays 1 (Monday) – 7 by their written forms, in lower case.

    A `guarded` form is a month or weekday only beside a digit or after one of `guards`; a digit after it is a day only
    where dates begin with the month. After "the night to" (`nights`) a weekday is the one before. `evenings` tell the
    later half of the day wherever they stand; clocks count `twelve_hours` or all of them. After `names_before`
    and before `names_after` a weekday is part of a name (Black Friday). `relative` days are counted from today (0),
    `relative_years` from this year.
    The years of an era (令和) are counted from the year that is given. `hour_parts` stand before an hour and say how
    much is added to it: 0.5 of "half past", -0.5 of "halb".
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    capitalised: bool
    guarded: frozenset[str]
    guards: tuple[str, ...]
    month_first: bool
    nights: tuple[str, ...]
    evenings: tuple[str, ...]
    twelve_hours: bool
    relative: Mapping[str, int]
    relative_years: Mapping[str, int]
    names_before: tuple[str, ...]
    names_after: tuple[str, ...]
    eras: Mapping[str, float]
    hour_parts: Mapping[str, float]
    month_mark: str
    month_not_after: tuple[str, ...]
    weekday_marks: tuple[str, ...]
    weekday_characters: str
    weekday_suffix: str
    weekday_not_after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inflection:
    """How the forms of one noun differ: `endings` and `prefixes` that come and go, characters that are `alike`.

    `rewritten` endings stand for another one ("ies" for "y"). What is left of a word has at least `shortest`
    characters. `compounds`: words are written together, with or without a linking letter.
    """

    endings: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    rewritten: Mapping[str, str] = field(default_factory=dict)
    alike: Mapping[int, str] = field(default_factory=dict)
    shortest: int = 4
    compounds: bool = False


class SpeechOrder(StrEnum):
    """Where the speaker stands: before the verb of speech, after it, in a clause without spaces, or as its topic."""

    BEFORE = "before"
    AFTER = "after"
    CLAUSE = "clause"
    TOPIC = "topic"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """How a language puts a statement.

    `that` opens what is said; `ends` are words at which the naming of a speaker ends; `skipped` is what may stand
    between the speaker and the verb (`*ly`: any word with this ending); after a word of `nominal` a cue is a noun
    ("his claim"). Marks of punctuation always end a speaker. `core` are the plain words of speech ("said").
    """

    order: SpeechOrder
    that: tuple[str, ...]
    ends: frozenset[str]
    skipped: frozenset[str]
    pronouns: frozenset[str]
    nominal: frozenset[str]
    core: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language. `money` gives the ISO 4217 codes a form can mean; `units`, `periods` and `zones` name our own
    identifiers.

    `fold` maps code points one to one onto the forms the tables are written in (traditional onto simplified).
    `cues` are words that deny, doubt, point to a person or report speech, by the classes of `wording.py`; `renderings`
    what may stand for such a word of another language. Both are empty where the file lists none.
    """

    tag: str
    numerals: Numerals
    calendar: Calendar
    shares: Mapping[str, Share]
    money: Mapping[str, frozenset[str]]
    units: Mapping[str, str]
    periods: Mapping[str, str]
    times: Mapping[str, DayHalf]
    zones: Mapping[str, str]
    decimal: str
    grouping: str
    spaces: bool
    direction: str
    notes: tuple[str, ...]
    fold: Mapping[int, str]
    cues: Mapping[str, tuple[str, ...]]
    renderings: Mapping[str, tuple[str, ...]]
    speech: Speech
    inflection: Inflection = Inflection()
