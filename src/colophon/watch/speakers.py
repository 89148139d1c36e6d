"""Whether words are given to somebody else now: another speaker of a quotation or of a report."""

import re
from collections.abc import Iterator, Sequence

from colophon.checks.function_words import function_words
from colophon.checks.scripts import primary
from colophon.languages.cues import cues
from colophon.languages.language import SpeechOrder
from colophon.languages.library import language as known_language
from colophon.languages.wording import SPEECH
from colophon.statements.read import statements
from colophon.statements.statement import Quoting
from colophon.watch.words_apart import Replaced, words

_WITHOUT_SPACES = frozenset({"zh", "ja"})
_PRONOUNS = frozenset("他她它我彼")
_QUOTED = re.compile('["“”„«»「」『』]')


def speaker_changed(old: str, new: str, tag: str, meant: Sequence[Replaced]) -> bool:
    """Whether a statement of both texts has another speaker. `meant` are the words that were replaced on purpose."""
    if not any(part.before and part.after for part in meant):
        return False
    before, after = _speakers(old, tag), _speakers(new, tag)
    if len(before) == len(after) and any(_another(a, b, tag) for a, b in zip(before, after, strict=True)):
        return True
    return _beside_speech(old, new, tag, meant)


def _speakers(text: str, tag: str) -> list[str]:
    """Who speaks in each statement that is surely one: a plain word of speech, or something in quotation marks."""
    sure = (one for one in statements(text, tag) if one.plain or one.quoting is not Quoting.INDIRECT)
    return [one.source.of(text) if one.source else "" for one in sure]


def _another(old: str, new: str, tag: str) -> bool:
    """Whether two namings have nothing in common by which both could be one person. He and she may be anybody."""
    a, b = ([word.casefold() for word in words(one)] for one in (old, new))
    if primary(tag) in _WITHOUT_SPACES:
        return bool(a and b) and not _within(a, b) and not _PRONOUNS & {*a, *b}
    ours, theirs = (frozenset(one) - function_words(tag) for one in (a, b))
    return bool(ours and theirs) and not ours & theirs


def _within(a: Sequence[str], b: Sequence[str]) -> bool:
    return "".join(a) in "".join(b) or "".join(b) in "".join(a)


def _beside_speech(old: str, new: str, tag: str, meant: Sequence[Replaced]) -> bool:
    """Around a quotation, a word for a word directly after a verb of speech: there many languages name who speaks."""
    if known_language(tag).speech.order is not SpeechOrder.BEFORE or not (_QUOTED.search(old) and _QUOTED.search(new)):
        return False
    heard = [set(_after_speech(text, tag)) for text in (old, new)]
    return any(
        part.before and part.after and part.before[-1] in heard[0] and part.after[-1] in heard[1] for part in meant
    )


def _after_speech(text: str, tag: str) -> Iterator[str]:
    """The first word after each verb of speech that is not a little one, unless its speaker stands before it."""
    little = function_words(tag)
    led = {one.cue.start for one in statements(text, tag) if one.source and 0 <= one.cue.start - one.source.end <= 1}
    for cue in cues(text, tag):
        if cue.kind in SPEECH and cue.start not in led:
            rest = re.match(r"[^.,;:!?\"“”„«»]*", text[cue.end :])
            yield from [word for word in words(rest[0] if rest else "") if word.casefold() not in little][:1]
