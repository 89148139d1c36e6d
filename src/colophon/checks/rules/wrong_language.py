"""The target is in another language than the translation: a paste from elsewhere, or the wrong file."""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.function_words import FUNCTION_WORDS
from colophon.checks.scripts import LETTERS, count, count_any, primary, scripts_of
from colophon.checks.untranslated import same_words
from colophon.checks.words import WORD, loose_words, without_addresses

_FEWEST_LETTERS = 10
_OWN_SHARE = 0.15
_FEWEST_WORDS = 8
_FEWEST_SMALL = 4
_RARE = 10
_TIMES = 4
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    target = without_addresses(plain(pair.target))
    own = scripts_of(brief.target_language)
    if len(target) < _FEWEST_LETTERS or not own:
        return
    found = _other_script(target, own) or _other_language(target, brief.target_language)
    if found and not same_words(plain(pair.source), target):
        yield CHECK.in_target(pair, 0, len(target), found=found, wanted=brief.target_language)


def _other_script(target: str, own: frozenset[str]) -> str:
    """The ISO 15924 code of a script that most of the text is in; Latin stands in texts of every script."""
    if "Latn" in own and 2 * _plain_letters(target) >= len(target):
        return ""
    written = count_any(target, own)
    if 2 * written >= len(target):
        return ""
    others = {script: count(target, script) for script in LETTERS if script not in own and script != "Latn"}
    script = max(others, key=others.__getitem__)
    many = others[script] >= _FEWEST_LETTERS
    return script if many and written <= _OWN_SHARE * (written + others[script]) else ""


def _plain_letters(text: str) -> int:
    """How many letters of ASCII a text has at the least: quicker to say than how many Latin ones."""
    return len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS))


def _other_language(target: str, language: str) -> str:
    """A language of the same script whose small words the text is full of, with hardly any of its own."""
    mine = primary(language)
    if mine not in FUNCTION_WORDS or _is_plainly(FUNCTION_WORDS[mine], target):
        return ""
    words = WORD.findall(target.casefold())
    if len(words) < _FEWEST_WORDS:
        return ""
    own = sum(word in FUNCTION_WORDS[mine] for word in words)
    if own * _RARE >= len(words):
        return ""
    scores = {other: sum(word in small for word in words) for other, small in FUNCTION_WORDS.items() if other != mine}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= max(_FEWEST_SMALL, len(words) / 5, _TIMES * own) else ""


def _is_plainly(small: frozenset[str], target: str) -> bool:
    """Whether small words are not rare, however many words there may be: no two without a mark or a space between."""
    words = loose_words(target)
    several = len(small.intersection(words))  # each counted once, which is quicker and mostly enough
    if 2 * _RARE * several > len(target):
        return True
    marks = len(target) - _plain_letters(target) - len(words) + 1  # at the least as many as part words besides spaces
    return _RARE * sum(map(small.__contains__, words)) >= len(words) + max(0, marks)


CHECK = Check(
    slug="wrong-language",
    title="A segment is in another language",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
)
