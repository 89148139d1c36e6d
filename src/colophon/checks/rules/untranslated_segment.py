"""The target is still the source: somebody meant to come back to this segment, and did not."""

from collections.abc import Iterator

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.check import Brief, Check, Finding, Severity
from colophon.checks.function_words import count_function_words
from colophon.checks.scripts import count_any, primary, scripts_of
from colophon.checks.untranslated import is_prose, same_words, share_no_script

_FOREIGN_SHARE = 0.06
_SAME_SCRIPT_WORDS, _FEWEST_LETTERS = 4, 12


def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
    if primary(brief.source_language) == primary(brief.target_language) or not pair.target.strip():
        return
    target = plain(pair.target)
    if share_no_script(brief.source_language, brief.target_language):
        left = _in_source_script(target, brief)
    else:
        left = _same_sentence(pair, target, brief)
    if left:
        yield CHECK.in_target(pair, 0, len(target), language=primary(brief.source_language))


def _in_source_script(target: str, brief: Brief) -> bool:
    """Hardly a letter of the target's script, and a phrase of the source's language."""
    own = count_any(target, scripts_of(brief.target_language))
    if own > _FOREIGN_SHARE * len(target):
        return False
    scripts = scripts_of(brief.source_language)
    foreign = count_any(target, scripts)
    if "Latn" not in scripts:  # no name, product or command is so long in letters that the target does not have
        return own <= _FOREIGN_SHARE * foreign and foreign >= _FEWEST_LETTERS
    return own <= _FOREIGN_SHARE * foreign and is_prose(target, brief.source_language)


def _same_sentence(pair: Pair, target: str, brief: Brief) -> bool:
    """The source's own words, with more of its small words than the target's language has among them."""
    if not same_words(plain(pair.source), target):
        return False
    source_words = count_function_words(target, brief.source_language)
    target_words = count_function_words(target, brief.target_language)
    return source_words > target_words and is_prose(target, brief.source_language, least=_SAME_SCRIPT_WORDS)


CHECK = Check(
    slug="untranslated-segment",
    title="A segment stands in the source's language",
    severity=Severity.WARNING,
    since="0.1.0",
    find_in_pair=find,
)
