"""Statements of languages with spaces between words: the speaker before or after the verb, the content around both."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from colophon.languages.cues import Cue, cues
from colophon.languages.language import Speech, SpeechOrder
from colophon.languages.library import language
from colophon.languages.wording import SPEECH
from colophon.statements.phrase import Piece, is_skipped, pieces, speaker_after, speaker_before, subject
from colophon.statements.quotes import quoted, sentences
from colophon.statements.statement import Manner, Statement, Stretch

_FRAME = "according"
_FEWEST = 2
_NEAR = 40
_SHORT_REST = 3
_CLOSING = frozenset("\"”»“'’」』")
_COMMA = frozenset(",،")


def read_words(text: str, tag: str) -> Iterator[Statement]:
    """Every statement of a plain text, in the order of its cues."""
    speech = language(tag).speech
    known = [cue for cue in cues(text, tag) if cue.kind in SPEECH or cue.kind == _FRAME]
    at = 0
    for sentence in sentences(text) if known else ():
        first = at
        while at < len(known) and known[at].start < sentence.end:
            at += 1
        if at > first:
            around = _Sentence.of(text, sentence, speech)
            yield from (found for cue in known[first:at] if (found := around.statement(cue)))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with its words and marks, and what is quoted in it."""

    start: int
    end: int
    speech: Speech
    words: tuple[Piece, ...]
    starts: tuple[int, ...]
    quotes: tuple[Stretch, ...]

    @classmethod
    def of(cls, text: str, sentence: Stretch, speech: Speech) -> "_Sentence":
        words = tuple(pieces(text, sentence.start, sentence.end))
        marks = quoted(text)
        first = bisect_left(marks, sentence.start, key=lambda mark: mark.start)
        last = bisect_left(marks, sentence.end, key=lambda mark: mark.start)
        inside = marks[first:last]
        return cls(sentence.start, sentence.end, speech, words, tuple(word.start for word in words), inside)

    def statement(self, cue: Cue) -> Statement | None:
        at, after = bisect_left(self.starts, cue.start), bisect_left(self.starts, cue.end)
        if at > 0 and self._is_nominal(at - 1):
            return None
        if cue.kind == _FRAME:
            return self._framed(cue, at, after)
        return self._spoken(cue, at, after)

    def _is_nominal(self, at: int) -> bool:
        """Whether a word makes the next one a noun; one with a capital inside a sentence is part of a name."""
        word = self.words[at]
        return word.text in self.speech.nominal and (at == 0 or not word.begins_big)

    def _framed(self, cue: Cue, at: int, after: int) -> Statement | None:
        """ "According to X, content" or "content, according to X"."""
        source = speaker_after(self.words[after : after + _NEAR], self.speech)
        if source is None:
            return None
        rest = self._right(bisect_left(self.starts, source.end))
        content = rest if at <= 1 and rest else self._left(at)
        return self._made(cue, source, content)

    def _spoken(self, cue: Cue, at: int, after: int) -> Statement | None:
        before, behind = self.words[max(0, at - _NEAR) : at], self.words[after : after + _NEAR]
        closes = self._closes(at)
        source, inverted = self._speaker(before, behind, closes)
        quote_before = self._quote_before(cue.start)
        rest = self._right(after)
        if source is None and not quote_before and not (rest and self._hangs(at)):
            return None
        begins = min(at, bisect_left(self.starts, source.start)) if source else at
        if source and source.start > cue.start:
            after = max(after, bisect_left(self.starts, source.end))
            rest = self._right(after)
        if inverted and source:
            return self._made(cue, source, self._left(at))
        left = self._left(begins)
        return self._made(
            cue, source, left if self._belongs_left(begins, after, quote_before) and left else rest or left
        )

    def _hangs(self, at: int) -> bool:
        """Whether the verb hangs on what was said before the comma: "He shrugged, adding that he was tired"."""
        return at > 1 and self.words[at - 1].text in _COMMA

    def _speaker(self, before: Sequence[Piece], behind: Sequence[Piece], closes: bool) -> tuple[Stretch | None, bool]:
        """The speaker, and whether the verb stands between a content before it and a speaker after it."""
        if self.speech.order is SpeechOrder.AFTER:
            return speaker_after(behind, self.speech) or speaker_before(before, self.speech), False
        if closes and behind and behind[0].is_word and not is_skipped(behind[0], self.speech):
            return speaker_after(behind, self.speech), True
        found = None if self._hangs_on(before) else speaker_before(before, self.speech)
        return found or subject(self.words[: _NEAR // 2], self.speech) if before else None, False

    def _hangs_on(self, before: Sequence[Piece]) -> bool:
        """Whether the verb is a second one: "She sat down and said", "He shrugged, adding"."""
        last = next((piece for piece in reversed(before) if not is_skipped(piece, self.speech)), None)
        return last is not None and (last.text in self.speech.ends or last.text in _COMMA)

    def _closes(self, at: int) -> bool:
        """Whether a quotation or clause ends directly before this word."""
        if at == 0:
            return False
        mark = self.words[at - 1].text
        return mark in _CLOSING or (mark in _COMMA and not self._is_insertion(at))

    def _is_insertion(self, at: int) -> bool:
        """Whether another comma shortly before makes it "Smith, a baker, said"."""
        return any(piece.text in _COMMA for piece in self.words[max(0, at - 1 - _NEAR // 3) : at - 1])

    def _belongs_left(self, begins: int, after: int, quote_before: bool) -> bool:
        """Whether what is said stands before its speaker: in marks, or with nothing of weight behind the verb."""
        if quote_before:
            return True
        if begins == 0 or self.words[begins - 1].text not in _COMMA:
            return False
        rest = [piece for piece in self.words[after : after + _NEAR] if piece.is_word]
        return len(rest) <= _SHORT_REST or rest[0].text in self.speech.ends - set(self.speech.that)

    def _quote_before(self, at: int) -> bool:
        """Whether a quotation ended at most a few words before."""
        number = bisect_left(self.quotes, at, key=lambda mark: mark.end + 1) - 1
        if number < 0:
            return False
        first, last = bisect_left(self.starts, self.quotes[number].end), bisect_left(self.starts, at)
        return last - first <= _NEAR and sum(piece.is_word for piece in self.words[first:last]) <= _SHORT_REST * 3

    def _right(self, after: int) -> Stretch | None:
        """From the first word behind the verb and its "that" to the end of the sentence."""
        while after < len(self.words) and self._opens(self.words[after]):
            after += 1
        if sum(piece.is_word for piece in self.words[after : after + _NEAR]) < _FEWEST:
            return None
        return Stretch(self.words[after].start, self._trimmed(len(self.words)))

    def _opens(self, piece: Piece) -> bool:
        return piece.text in self.speech.that or (not piece.is_word and piece.text in ",:،")

    def _left(self, at: int) -> Stretch | None:
        """From the beginning of the sentence to this word."""
        if sum(piece.is_word for piece in self.words[max(0, at - _NEAR) : at]) < _FEWEST:
            return None
        return Stretch(self.words[0].start, self._trimmed(at))

    def _trimmed(self, at: int) -> int:
        """Where the words before this one end, without a last comma or full stop."""
        while at > 1 and self.words[at - 1].text in ",.،":
            at -= 1
        return self.words[at - 1].end

    def _with_auxiliaries(self, start: int) -> int:
        """Where the verb begins with what is skipped before it: "has also said"."""
        at = bisect_left(self.starts, start)
        while at > 0 and is_skipped(self.words[at - 1], self.speech):
            at -= 1
        return min(start, self.words[at].start) if at < len(self.words) else start

    def _made(self, cue: Cue, source: Stretch | None, content: Stretch | None) -> Statement | None:
        if content is None:
            return None
        begun = self._with_auxiliaries(cue.start)
        return Statement(cue=Stretch(begun, cue.end), manner=Manner(cue.kind), content=content, source=source)
