"""One language compiled for reading: what each word can be, and the patterns of what stands beside a number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from colophon.languages.alternatives import alternatives
from colophon.languages.language import DayHalf, Language, NumeralSystem, Share
from colophon.languages.library import language
from colophon.languages.quantities.digits import digit_pattern
from colophon.languages.quantities.folded import as_read

# A word without combining marks.
_WHOLE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_PHRASE = re.compile(r"[ -]")
# The Turkish, Swahili and Thai words for per cent and per mille stand before the number.
_LEADING = frozenset({"yüzde", "binde", "asilimia", "ร้อยละ"})
# Between a number and what it counts: 5-kilometre, two millions of, 3 millones de, 700 miliardi di, vent'anni.
_LINKS = r"(?:\s?[-–]?\s?|')(?:of |de |di |d')?"

# A word of an alphabet must end where the phrase ends; Thai, Chinese, Japanese and Korean go on, also after letters of
# another alphabet (300km的), and signs need no edge. Written once behind all forms: such a class is dear to compile.
_LETTER = r"[^\W_\u0e01-\u0e7f\u3040-\ud7a3]"
_EDGE = f"(?:(?<!{_LETTER})|(?!{_LETTER}))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """What a word can be. `joined` words carry their "and" as a prefix."""

    cardinal: float | None = None
    ordinal: float | None = None
    scale: float | None = None
    dual: float | None = None
    loose: float | None = None
    fraction: float | None = None
    month: int = 0
    weekday: int = 0
    bound: float | None = None
    period: str = ""
    article: bool = False
    joiner: bool = False
    approximate: bool = False
    joined: bool = False
    quiet: bool = False

    @property
    def speaks(self) -> bool:
        """Whether the word alone could need a counterpart."""
        if self.month or self.weekday or self.bound is not None:
            return True
        counts = (self.cardinal, self.ordinal, self.scale, self.dual)
        return not self.quiet and any(value is not None for value in counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a phrase beside a number can be."""

    share: Share | None = None
    money: frozenset[str] = frozenset()
    unit: str = ""
    period: str = ""
    time: DayHalf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """`words` are single, `spoken` the names of days of several; `loud` those that could need a counterpart alone.
    `digits` finds numbers in digits, `unparted` these and words that no spaces part.
    `plain` where no word is made of others or goes on through marks; `leads` where "per cent" stands before the number.

    `after` (in a text in lower case) and `before` match what touches a number; `beside` says what it is. What stands
    before ends with one of `signs_end`.
    """

    language: Language
    words: dict[str, Roles]
    spoken: dict[str, Roles]
    phrases: re.Pattern[str] | None
    after: re.Pattern[str]
    before: re.Pattern[str]
    signs_end: frozenset[str]
    beside: dict[str, Beside]
    halves: re.Pattern[str] | None
    hour_parts: re.Pattern[str] | None
    plain: bool
    digits: re.Pattern[str]
    loud: frozenset[str]
    codes: frozenset[str]
    centuries: re.Pattern[str] | None
    compound: re.Pattern[str] | None
    bound: re.Pattern[str] | None
    notes: re.Pattern[str] | None
    out_of: re.Pattern[str] | None
    unparted: re.Pattern[str] | None
    leads: bool
    between: re.Pattern[str]

    def counts_centuries(self, text: str) -> bool:
        """Whether a text has a word for century."""
        return self.centuries is not None and self.centuries.search(text) is not None


@lru_cache(maxsize=64)
def lexicon(tag: str) -> Lexicon:
    known = language(tag)
    words = {as_read(form): roles for form, roles in _with_prefixes(known, _words(known)).items()}
    beside = {as_read(form): what for form, what in _beside(known).items()}
    spoken = {form: r for form, r in words.items() if _PHRASE.search(form) and (r.month or r.weekday)}
    single = _small_words(known) | {form: roles for form, roles in words.items() if not _PHRASE.search(form)}
    plain = not known.numerals.compounds and not known.numerals.bound_stems and all(map(_WHOLE.fullmatch, single))
    return Lexicon(
        language=known,
        words=single,
        spoken=spoken,
        phrases=_any_of(list(spoken)),
        codes=frozenset(form for form in known.money if len(form) == 3 and form.isascii() and form.isupper()),
        centuries=_centuries(known),
        plain=plain,
        digits=re.compile(digit_pattern(known.decimal, known.grouping)),
        loud=frozenset(form for form, roles in single.items() if roles.speaks),
        after=_after(known, [form for form in beside if form not in _LEADING]),
        before=re.compile(rf"({_choice(_signs(known, beside))})\s?$"),
        signs_end=frozenset(form[-1] for form in _signs(known, beside)),
        beside={form.lower(): what for form, what in beside.items()},
        halves=re.compile(rf"[\s-]?(?:{_choice(known.numerals.halves)})") if known.numerals.halves else None,
        hour_parts=_before(map(as_read, known.calendar.hour_parts)),
        compound=_compound(known),
        bound=_bound(known),
        notes=_notes(known),
        between=re.compile(rf"\s?%?\s?(?:[-–—~～]|{alternatives(known.numerals.between)})\s?(?:[$£€¥]\s?)?"),
        out_of=re.compile(rf"(?:\s[^\W\d_]{{2,20}})?\s(?:{_choice(known.numerals.out_of)})\s")
        if known.numerals.out_of
        else None,
        leads=not _LEADING.isdisjoint(known.shares),
        unparted=None if known.spaces or known.numerals.system is NumeralSystem.HAN else _unparted(known, words),
    )


def _unparted(known: Language, words: Iterable[str]) -> re.Pattern[str]:
    longest = alternatives([*words, *known.numerals.not_numbers])
    return re.compile(rf"({digit_pattern(known.decimal, known.grouping)})|(?:{longest})", re.IGNORECASE)


def _centuries(known: Language) -> re.Pattern[str] | None:
    forms = [form for form, period in known.periods.items() if period == "century"]
    return re.compile(alternatives(forms)) if forms else None


def _small_words(known: Language) -> dict[str, Roles]:
    """Joiners and articles."""
    joiners = {form: Roles(joiner=True) for form in known.numerals.joiners}
    return joiners | {form: Roles(cardinal=1.0, quiet=True, article=True) for form in known.numerals.articles}


def _after(known: Language, beside: Iterable[str]) -> re.Pattern[str]:
    numerals = known.numerals
    endings, about, what = (_choice(map(str.lower, f)) for f in (numerals.ordinal_endings, numerals.about, beside))
    return re.compile(rf"(?:{endings})?(?:{_LINKS}|{about}|\s?個|\s?个)?({what})")


def _choice(forms: Iterable[str]) -> str:
    return f"(?:{alternatives(forms)}){_EDGE}"


def _before(forms: Iterable[str]) -> re.Pattern[str] | None:
    """One of these words as the last before a place; the longest."""
    known = list(forms)
    return re.compile(rf"(?<![^\W\d_])({alternatives(known)})\s$", re.IGNORECASE) if known else None


def _any_of(forms: list[str]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<![^\W\d_])(?:{_choice(forms)})", re.IGNORECASE) if forms else None


def _words(known: Language) -> dict[str, Roles]:
    numerals, calendar = known.numerals, known.calendar
    return {
        form: Roles(
            cardinal=numerals.cardinals.get(form),
            ordinal=numerals.ordinals.get(form),
            scale=numerals.scales.get(form),
            dual=numerals.duals.get(form),
            loose=numerals.loose.get(form),
            fraction=numerals.fractions.get(form),
            month=calendar.months.get(form, 0),
            weekday=calendar.weekdays.get(form, 0),
            approximate=form in numerals.approximate,
            quiet=form in numerals.quiet,
        )
        for form in _forms(known)
    }


def _forms(known: Language) -> set[str]:
    numerals, calendar = known.numerals, known.calendar
    tables = (numerals.cardinals, numerals.ordinals, numerals.scales, numerals.duals, numerals.loose)
    counted = {form for table in tables for form in table}
    return counted | set(numerals.fractions) | set(calendar.months) | set(calendar.weekdays) | numerals.approximate


def _with_prefixes(known: Language, words: dict[str, Roles]) -> dict[str, Roles]:
    """Clitics written onto the word ("وال" + "ثلاثين") make forms of their own."""
    joined_by = known.numerals.joined_by
    more = {
        prefix + form: replace(roles, joined=bool(joined_by) and prefix.startswith(joined_by))
        for prefix in known.numerals.prefixes
        for form, roles in words.items()
        if len(form) > 1
    }
    return more | words


def _beside(known: Language) -> dict[str, Beside]:
    table = {form: Beside(period=name) for form, name in known.periods.items()}
    for form, name in known.units.items():
        table[form] = Beside(unit=name, money=known.money.get(form, frozenset()))
    for form, codes in known.money.items():
        table[form] = replace(table.get(form, Beside()), money=codes)
    for form, half in known.times.items():
        table[form] = replace(table.get(form, Beside()), time=half)
    for form, share in known.shares.items():
        table[form] = Beside(share=share)
    return table


def _signs(known: Language, beside: dict[str, Beside]) -> list[str]:
    """What may stand before a number: signs and codes; of words only those that are no plain words ("he won 3"),
    but where the scale stands before the number, what is counted does too."""
    return [
        form
        for form, what in beside.items()
        if ((what.money or what.time) and (known.numerals.scale_first or not (form[0].isascii() and form[0].islower())))
        or (known.numerals.scale_first and (what.unit or what.period))
        or (what.share and (not form[0].isalpha() or form in _LEADING))
    ]


def _notes(known: Language) -> re.Pattern[str] | None:
    """A translator's note in brackets of any kind, which says of itself what it is."""
    if not known.notes:
        return None
    names = "|".join(map(re.escape, known.notes))
    return re.compile(
        rf"[(\[（【［][^()\[\]（）【】［］]{{0,60}}(?:{names})[^()\[\]（）【】［］]{{0,2000}}[)\]）】］]", re.IGNORECASE
    )


def _bound(known: Language) -> re.Pattern[str] | None:
    stems = sorted(known.numerals.bound_stems, key=len, reverse=True)
    return re.compile(rf"(?P<count>.{{2,40}}?)(?P<stem>{'|'.join(map(re.escape, stems))})\w{{0,4}}") if stems else None


def _compound(known: Language) -> re.Pattern[str] | None:
    if not known.numerals.compounds:
        return None
    numerals = known.numerals
    parts = {*numerals.cardinals, *numerals.scales, *numerals.ordinals, *numerals.joiners, "e"} - {"e", "k", "mio"}
    return re.compile("|".join(sorted((re.escape(part) for part in parts), key=len, reverse=True)))
