"""Words as a termbase compares them: cut out of a text, folded in case, and without their endings."""

from functools import lru_cache

import regex

from colophon.languages.library import language

# Scripts that set no spaces: every character is a word of its own, so that a phrase is found anywhere in a line.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}ー々"
_WORD = regex.compile(rf"[{_UNSPACED}]|[[\p{{L}}\p{{M}}\p{{N}}]--[{_UNSPACED}]]+(?:['’][st]\b)?", flags=regex.VERSION1)
_CLITICS = ("'s", "’s", "'t", "’t")
_ROUNDS = 3
_MOST_KEPT = 200_000

Spans = list[tuple[int, int]]


def words(text: str, tag: str) -> tuple[Spans, list[str]]:
    """Where the words of a plain text stand, in code points, and their stems. Without spaces a character is a word."""
    spans = [match.span() for match in _WORD.finditer(text)]
    known = _stems_of(tag)
    return spans, [known[text[start:end]] for start, end in spans]


def stem(word: str, tag: str) -> str:
    """What the forms of a word have in common, roughly: `Kanzlers` and `Kanzler` are one, as are `города`, `городом`.

    Only endings of nouns and adjectives are taken off; an irregular form is another word.
    """
    return _stems_of(tag)[word]


@lru_cache(maxsize=64)
def _stems_of(tag: str) -> "_Stems":
    return _Stems(tag)


class _Stems(dict[str, str]):
    """The stems of a language's words, each worked out once; forgotten when they are too many."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        known = language(tag)
        self._script = known.fold
        self._rules = known.inflection
        self._rewritten = tuple(known.inflection.rewritten)

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        form = word.translate(self._script) if self._script else word
        form = form.casefold()
        if self._rules.alike:
            form = form.translate(self._rules.alike)
        self[word] = found = self._without_endings(self._without_prefix(form))
        return found

    def _without_prefix(self, form: str) -> str:
        rules = self._rules
        if form.startswith(rules.prefixes):
            for prefix in rules.prefixes:
                if form.startswith(prefix) and len(form) - len(prefix) >= rules.shortest:
                    return form[len(prefix) :]
        return form

    def _without_endings(self, form: str) -> str:
        if form.endswith(_CLITICS):
            form = form[:-2]
        rules = self._rules
        if form.endswith(self._rewritten):
            for ending, other in rules.rewritten.items():
                if form.endswith(ending) and len(form) - len(ending) >= rules.shortest - 1:
                    return form[: len(form) - len(ending)] + other
        for _ in range(_ROUNDS):
            shorter = self._without_ending(form)
            if shorter == form:
                break
            form = shorter
        return form

    def _without_ending(self, form: str) -> str:
        rules = self._rules
        if form.endswith(rules.endings):
            for ending in rules.endings:
                if form.endswith(ending) and len(form) - len(ending) >= rules.shortest:
                    return form[: -len(ending)]
        return form
