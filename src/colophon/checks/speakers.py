"""Whose words a statement is in the translation: the same person's as in the source, or somebody else's named there."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief
from colophon.checks.function_words import function_words
from colophon.checks.scripts import is_chinese, scripts_of
from colophon.checks.sounding_names import renderings
from colophon.languages.cues import Cue, cues_by_kind
from colophon.languages.library import language
from colophon.languages.sounds import name_sound, sound_alike
from colophon.languages.wording import SPEECH
from colophon.statements.ledger import ledger
from colophon.statements.read import statements
from colophon.statements.statement import Statement, Stretch

_WORD = re.compile(r"[^\W\d_]{3,30}")
_SPEAKS, _FARTHEST = frozenset({*SPEECH, "according"}), 32
_NAMED = re.compile(r"[^\W\d_a-z](?<=[^.!?…\"“«„\s] [^\W\d_a-z])[^\W\d_]{2,29}")
_KEY, _SHORTEST_SOUND = 4, 2
_MOST_WORDS, _MOST_HAN = 4, 12
_MOST_ROWS, _LONGEST = 10, 4000
_STOPS, _QUOTES = ".!?…:", " \"“”„«»'’\u00a0"
CAPITALS = frozenset({"Latn", "Cyrl"})
_HEARD = frozenset({"Cyrl", "Arab"})


@dataclass(frozen=True, slots=True)
class Replaced:
    """What `speaker` says in the source stands in the target as said by `other`, whom the source names too."""

    speaker: Stretch
    written: Stretch
    other: str


def both_speak(pair: Pair, brief: Brief) -> bool:
    """Whether words of speech stand on both sides: the occasion to ask who says what, and how."""
    if not _speaks(plain(pair.source), brief.source_language):
        return False
    return _speaks(plain(pair.target), brief.target_language)


def replaced_speakers(pair: Pair, brief: Brief) -> Iterator[Replaced]:
    """Asked where the source's script has capitals, and both sides put plain words of speech to a bare name.

    The other person speaks nowhere in the source of the pair, and the speaker stands nowhere in its target: else it is
    not sure who stands beside whom.
    """
    source, target = plain(pair.source), plain(pair.target)
    if not both_speak(pair, brief) or not _may_differ(source, target, brief.source_language):
        return
    if not _is_somebody_gone(pair, brief):
        return
    rows = ledger(pair, brief.source_language, brief.target_language)
    speaking = " ".join(row.source.source.of(source) for row in rows if row.source.source)
    for row in rows[:_MOST_ROWS]:
        said, written = row.source.source, row.target.source if row.target else None
        if said is None or written is None or not (row.source.plain and row.target and row.target.plain):
            continue
        speaker, there = _bare_name(source, row.source, brief.source_language), written.of(target)
        if not speaker or not _is_short(there, brief) or _first(speaker, there, brief):
            continue
        others = (name for name in _others(pair, brief, source) if not _alike(name, _WORD.findall(speaking)))
        other = _first(others, there, brief)
        if other and not _first(speaker, target, brief):
            yield Replaced(said, written, other)


def _may_differ(source: str, target: str, tag: str) -> bool:
    """Whether a word with a capital stands beside a plain word of speech, and not in the target: a cheap question."""
    found = cues_by_kind(source, tag)
    spoken = [cue for kind in found if kind in _SPEAKS for cue in found[kind]]
    if not spoken:
        return False
    core = _core(tag)
    plainly = (cue for cue in spoken if source[cue.start : cue.end].lower().endswith(core))
    beside = (word for cue in plainly for word in _beside(source, cue))
    return any(word[:1].isupper() and word not in target for word in beside)


@lru_cache(maxsize=64)
def _core(tag: str) -> tuple[str, ...]:
    return tuple(language(tag).speech.core)


def _speaks(text: str, tag: str) -> bool:
    """Whether there is any word of speech: without one, nobody says anything."""
    return not _SPEAKS.isdisjoint(cues_by_kind(text, tag))


def _beside(text: str, cue: Cue) -> tuple[str, str]:
    """The words before and after a cue, as far as spaces tell."""
    before = text[max(0, cue.start - _FARTHEST) : cue.start].split()
    after = text[cue.end : cue.end + _FARTHEST].split()
    return (before[-1] if before else ""), (after[0].strip(",.") if after else "")


def _is_somebody_gone(pair: Pair, brief: Brief) -> bool:
    """Whether a plain statement is said by a bare name that stands nowhere in the target, and others are named too."""
    source, target = plain(pair.source), plain(pair.target)
    others = _others(pair, brief, source)
    if not others:
        return False
    said = (one for one in statements(source, brief.source_language)[:_MOST_ROWS] if one.plain and one.source)
    speakers = (_bare_name(source, one, brief.source_language) for one in said)
    named = [speaker for speaker in speakers if speaker]
    alone = (speaker for speaker in named if not all(_alike(name, speaker) for name in others))
    return any(not _first(speaker, target, brief) for speaker in alone)


def _others(pair: Pair, brief: Brief, source: str) -> list[str]:
    """Whom this source and its neighbours name."""
    around = [source, *(plain(other.source) for other in brief.neighbours.get(pair.id, ()))]
    return [name for text in around for name in _names(text, brief.source_language)]


def _names(text: str, tag: str) -> list[str]:
    """Words with a capital within a sentence that are no small words, days or months."""
    days, small = language(tag).calendar, function_words(tag)
    names_no_one = (small, days.months, days.weekdays)
    found = dict.fromkeys(word for word in _NAMED.findall(text, 0, _LONGEST) if word[0].isupper())
    return [word for word in found if not any(word.lower() in known for known in names_no_one)]


def _bare_name(text: str, statement: Statement, tag: str) -> list[str]:
    """The words of a speaker that is a bare name, none otherwise: "Ina Vell", "Mr Vell", but not "his sister Ina".

    One word that begins a sentence may be any word, unless it stands right before the word of speech.
    """
    said = statement.source
    assert said is not None
    words, before = said.of(text).split(), text[: said.start].rstrip(_QUOTES)
    sure = len(words) > 1 or bool(before and before[-1] not in _STOPS) or statement.cue.start - said.end == 1
    bare = sure and len(words) <= _MOST_WORDS and all(word[0].isupper() for word in words)
    days, small = language(tag).calendar, function_words(tag)
    left_out = small | days.months.keys() | days.weekdays.keys()
    return [w for w in _WORD.findall(said.of(text)) if w.lower() not in left_out] if bare else []


def _is_short(phrase: str, brief: Brief) -> bool:
    """Whether a phrase of the target can be little more than a name."""
    return len(phrase) <= _MOST_HAN if is_chinese(brief.target_language) else len(phrase.split()) <= _MOST_WORDS


def _first(names: Iterable[str], text: str, brief: Brief) -> str:
    """The first of these names of the source that stands in a stretch of the target, "" for none."""
    scripts = scripts_of(brief.target_language)
    if is_chinese(brief.target_language):
        return next((name for name in names if name in text or _sounds_in_han(name, text)), "")
    words = _WORD.findall(text, 0, _LONGEST)
    if scripts & _HEARD or not scripts_of(brief.source_language) & scripts:
        return next((name for name in names if any(sound_alike(name, word) for word in words)), "")
    return next((name for name in names if _alike(name, words)), "")


def _sounds_in_han(name: str, text: str) -> bool:
    return len(name_sound(name)) >= _SHORTEST_SOUND and bool(renderings(name, text))


def _alike(name: str, words: Iterable[str]) -> bool:
    """Whether one of the words begins as the name does, whatever marks its letters carry."""
    key = _bare(name)[:_KEY]
    return any(_bare(word)[:_KEY] == key for word in words)


def _bare(word: str) -> str:
    split = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in split if not unicodedata.combining(c))
