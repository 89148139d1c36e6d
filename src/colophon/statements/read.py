"""Reading the statements of a text: who said what, in which manner, quoted or not, cited by whom."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from colophon.languages.alternatives import alternatives
from colophon.languages.cues import cues, lowered
from colophon.languages.language import SpeechOrder
from colophon.languages.library import language
from colophon.statements.phrase import pieces, speaker_after
from colophon.statements.quotes import quoted
from colophon.statements.read_han import read_clauses, read_topics
from colophon.statements.read_words import read_words
from colophon.statements.statement import Quoting, Statement, Stretch

Reader = Callable[[str, str], Iterator[Statement]]
_READERS: Mapping[SpeechOrder, Reader] = {
    SpeechOrder.BEFORE: read_words,
    SpeechOrder.AFTER: read_words,
    SpeechOrder.CLAUSE: read_clauses,
    SpeechOrder.TOPIC: read_topics,
}
_MOSTLY = 0.8
_MOST_QUOTES = 50
_PASSIVE = frozenset({"was", "were", "is", "are", "be", "been", "being", "fue", "été", "wurde", "wird"})
"""Who "was denied" or "was told" something says nothing."""
_CITED = 160


@lru_cache(maxsize=64)
def statements(text: str, tag: str) -> tuple[Statement, ...]:
    """Every statement of a plain text in the order of its cues; none where nothing is known of the language."""
    reader = _READERS.get(language(tag).speech.order)
    if reader is None:
        return ()
    return tuple(_complete(found, text, tag) for found in reader(text, tag))


def _complete(statement: Statement, text: str, tag: str) -> Statement:
    cue = lowered(statement.cue.of(text))
    core = cue.endswith(_core(tag)) and cue.split()[0] not in _PASSIVE
    return Statement(
        cue=statement.cue,
        manner=statement.manner,
        content=statement.content,
        source=statement.source,
        via=_via(statement, text, tag),
        quoting=_quoting(statement.content, text),
        plain=core,
    )


@lru_cache(maxsize=64)
def _core(tag: str) -> tuple[str, ...]:
    return tuple(language(tag).speech.core)


@lru_cache(maxsize=64)
def _citing(tag: str) -> re.Pattern[str]:
    """The forms of which one stands wherever somebody is cited; quicker to look for than all cues."""
    return re.compile(alternatives(lowered(form.strip("*")) for form in language(tag).cues.get("cites", ())))


def _quoting(content: Stretch | None, text: str) -> Quoting:
    if content is None:
        return Quoting.INDIRECT
    marks = quoted(text)
    first = bisect_left(marks, content.start, key=lambda mark: mark.end)
    inside = marks[first : bisect_left(marks, content.end, key=lambda mark: mark.start)][:_MOST_QUOTES]
    covered = sum(min(mark.end, content.end) - max(mark.start, content.start) for mark in inside)
    if not covered:
        return Quoting.INDIRECT
    return Quoting.DIRECT if covered >= _MOSTLY * (content.end - content.start) else Quoting.MIXED


def _via(statement: Statement, text: str, tag: str) -> Stretch | None:
    """Whom the source of a statement cites: "X said, citing Y"."""
    end = statement.content.end if statement.content else statement.cue.end
    begun = min(statement.cue.end, end)
    window = text[begun : begun + _CITED]
    if _citing(tag).search(lowered(window)) is None:
        return None
    citing = next((cue for cue in cues(window, tag) if cue.kind == "cites"), None)
    if citing is None:
        return None
    after = pieces(text, begun + citing.end, begun + _CITED)
    return speaker_after(after, language(tag).speech) or Stretch(begun + citing.start, begun + citing.end)
