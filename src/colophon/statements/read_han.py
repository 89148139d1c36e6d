"""Statements of Chinese and Japanese, which part no words: clauses between marks, and the topic of a sentence."""

import re
from collections.abc import Iterator
from functools import lru_cache

from colophon.languages.cues import Cue, cues
from colophon.languages.language import Speech
from colophon.languages.library import language
from colophon.languages.wording import SPEECH
from colophon.statements.quotes import quoted, sentences
from colophon.statements.statement import Manner, Statement, Stretch

_MARK = re.compile(r"[，。；：！？、“”「」『』()（）—,:;!?\"\s]")
_OPENS = re.compile(r"[，：,:\s]{0,3}")
_SAYS_WHERE = re.compile("(?:在|对|向|于|就).{1,20}(?:时|上|中|后)?$")
_TOPIC = re.compile("(.{1,40}?)(?:は|が|も|によると|によれば)[、,]?")
_LONGEST_NAME = 40
_FEWEST = 3
_FRAMES = frozenset({"according"})


def read_clauses(text: str, tag: str) -> Iterator[Statement]:
    """Chinese: the speaker stands in the clause of the verb, the content behind the verb or before the clause."""
    speech = language(tag).speech
    for sentence, known in _by_sentence(text, tag):
        for cue in known:
            found = _frame(text, cue, sentence) if cue.kind in _FRAMES else _clause(text, cue, sentence, speech)
            if found:
                yield found


def read_topics(text: str, tag: str) -> Iterator[Statement]:
    """Japanese: the speaker is the topic, the verb stands last, the content between them."""
    for sentence, known in _by_sentence(text, tag):
        topic = _TOPIC.match(text, sentence.start, sentence.end)
        source = Stretch(*topic.span(1)) if topic else None
        begun = topic.end() if topic else sentence.start
        if last := next((cue for cue in reversed(known) if cue.start > begun), None):
            yield Statement(
                cue=Stretch(last.start, last.end),
                manner=Manner(last.kind),
                content=Stretch(begun, last.start),
                source=source,
            )


def _by_sentence(text: str, tag: str) -> Iterator[tuple[Stretch, list[Cue]]]:
    known = [cue for cue in cues(text, tag) if cue.kind in SPEECH or cue.kind in _FRAMES]
    at = 0
    for sentence in sentences(text) if known else ():
        first = at
        while at < len(known) and known[at].start < sentence.end:
            at += 1
        if at > first:
            yield sentence, known[first:at]


def _clause(text: str, cue: Cue, sentence: Stretch, speech: Speech) -> Statement | None:
    begun = _clause_start(text, cue.start, sentence.start)
    source = _speaker(text, begun, cue.start, speech)
    behind = _OPENS.match(text, cue.end)
    start = behind.end() if behind else cue.end
    content = Stretch(start, sentence.end) if sentence.end - start >= _FEWEST else None
    if content is None and begun - sentence.start >= _FEWEST:
        content = Stretch(sentence.start, begun)
    if content is None or (source is None and not _quotes(text, content)):
        return None
    return Statement(cue=Stretch(cue.start, cue.end), manner=Manner(cue.kind), content=content, source=source)


def _frame(text: str, cue: Cue, sentence: Stretch) -> Statement | None:
    """ "据 X 报道，content"."""
    mark = _MARK.search(text, cue.end, sentence.end)
    if mark is None or not 0 < mark.start() - cue.end <= _LONGEST_NAME or sentence.end - mark.end() < _FEWEST:
        return None
    return Statement(
        cue=Stretch(cue.start, cue.end),
        manner=Manner.ACCORDING,
        content=Stretch(mark.end(), sentence.end),
        source=Stretch(cue.end, mark.start()),
    )


def _clause_start(text: str, at: int, least: int) -> int:
    """Where the clause begins in which something stands. A clause of a name is at most so long."""
    start = max(least, at - _LONGEST_NAME)
    marks = list(_MARK.finditer(text, start, at))
    return marks[-1].end() if marks else start


def _speaker(text: str, start: int, end: int, speech: Speech) -> Stretch | None:
    """What is left of the clause before the verb without adverbs and where it was said."""
    words = _adverbs(speech)
    while True:
        said = text[start:end]
        shorter = words.sub("", _SAYS_WHERE.sub("", said))
        if shorter == said:
            break
        end = start + len(shorter)
    said = text[start:end].strip()
    if not said or any(said.endswith(word) for word in speech.nominal):
        return None
    begun = start + len(text[start:end]) - len(text[start:end].lstrip())
    return Stretch(begun, begun + len(said))


@lru_cache(maxsize=8)
def _adverbs(speech: Speech) -> re.Pattern[str]:
    forms = sorted(speech.skipped, key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, forms)) + ")$")


def _quotes(text: str, content: Stretch) -> bool:
    return any(mark.start < content.end and mark.end > content.start for mark in quoted(text))
