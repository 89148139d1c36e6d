"""Which language a text is in, from what its page says, its script and its words."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from colophon.languages.library import known_languages

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SIMPLIFIED = frozenset(
    "这个们来为国说时会对过发后里种经学现当没动还进样开长问两头东车门见书电话气让实应关与从业务产义于"
)
_TRADITIONAL = frozenset(
    "這個們來為國說時會對過發後裡種經學現當沒動還進樣開長問兩頭東車門見書電話氣讓實應關與從業務產義於"
)
_ONLY_SIMPLIFIED, _ONLY_TRADITIONAL = _SIMPLIFIED - _TRADITIONAL, _TRADITIONAL - _SIMPLIFIED
_SCRIPTS = (
    (re.compile(r"[\u3041-\u30ff]"), "ja", 0.08),
    (re.compile(r"[\uac00-\ud7af]"), "ko", 0.3),
    (re.compile(r"[\u4e00-\u9fff]"), "zh", 0.3),
    (re.compile(r"[\u0e00-\u0e7f]"), "th", 0.3),
    (re.compile(r"[\u0590-\u05ff]"), "he", 0.3),
    (re.compile(r"[\u0370-\u03ff]"), "el", 0.3),
    (re.compile(r"[\u10a0-\u10ff]"), "ka", 0.3),
    (re.compile(r"[\u0530-\u058f]"), "hy", 0.3),
)
_OF_A_SCRIPT = frozenset(language for _, language, _ in _SCRIPTS)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SAMPLE = 2000
_NO_LANGUAGE = "zxx"
_TELLING = 120
_PARAGRAPH = 400
_ASKED = 8
_LETTERS_OF_ANOTHER, _HARDLY = 20, 10
_LETTERS_OF_A_GUESS = 40


def language_of(text: str, *, declared: str = "", candidates: Sequence[str] = ()) -> str:
    """The BCP 47 tag of the text, empty where nothing tells.

    `declared` (an html lang) decides among languages that share a script; `candidates` limits what is considered.
    """
    sample = text[:_SAMPLE]
    by_script = _by_script(sample)
    if by_script:
        return chinese(sample) if by_script == "zh" else by_script
    said = plain(declared)
    if sum(map(str.isalpha, sample)) < 40:
        return said
    guessed, sure = _guess_among(sample, sorted({plain(c).split("-")[0] for c in candidates if plain(c)}))
    if said and (said.split("-")[0] == guessed or not sure):
        return said
    return guessed or said


def other_languages(texts: Sequence[str], *, language: str) -> tuple[str, ...]:
    """The languages of those of some long texts that are surely not in this one, in the order they come."""
    long = [text[:_PARAGRAPH] for text in texts if len(text) >= _TELLING]
    spread = long[:: max(1, len(long) // _ASKED)][:_ASKED]
    found = (_surely(text) for text in spread)
    return tuple(
        dict.fromkeys(tag for tag in found if tag and not same_language(tag.split("-")[0], language.split("-")[0]))
    )


def _surely(text: str) -> str:
    if by_script := _by_script(text):
        return by_script
    guessed, sure = _guess(text, ())
    return guessed if sure else ""


def is_in_another_language(text: str, language: str) -> bool:
    """Whether a text of some length is surely not in this language. Han characters may be Chinese or Japanese."""
    wanted = plain(language).split("-")[0]
    if by_script := _by_script(text):
        return by_script != wanted and {by_script, wanted} != {"zh", "ja"}
    letters = sum(map(str.isalpha, text))
    own = next((pattern for pattern, tag, _ in _SCRIPTS if tag == wanted), None)
    if own is not None:
        return letters >= _LETTERS_OF_ANOTHER and len(own.findall(text)) * _HARDLY < letters
    spoken = {tag.split("-")[0] for tag in known_languages()} - _OF_A_SCRIPT
    if letters < _LETTERS_OF_A_GUESS or wanted not in spoken:
        return False
    guessed, sure = _guess(text[:_SAMPLE], tuple(sorted(spoken)))
    return sure and guessed != wanted


def plain(tag: str) -> str:
    """A declared tag as Colophon writes it: "en_US" is "en", "zh-TW" is "zh-Hant"; empty for what is no tag."""
    if not _TAG.fullmatch(tag.strip()):
        return ""
    parts = tag.strip().replace("_", "-").lower().split("-")
    if parts[0] in ("zh", "cmn", "yue"):
        return "zh-Hant" if {"tw", "hk", "mo", "hant"} & set(parts[1:]) else "zh-Hans"
    return parts[0]


def same_language(one: str, other: str) -> bool:
    """Whether two tags name one language; zh without a script is zh-Hans."""
    return not one or not other or plain(one) == plain(other)


def chinese(text: str) -> str:
    """zh-Hans or zh-Hant, by the characters that only one of them has."""
    simplified = sum(map(_ONLY_SIMPLIFIED.__contains__, text))
    traditional = sum(map(_ONLY_TRADITIONAL.__contains__, text))
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _by_script(text: str) -> str:
    if text.isascii():
        return ""
    letters = sum(map(str.isalpha, text))
    for pattern, language, share in _SCRIPTS:
        if letters and len(pattern.findall(text)) > share * letters:
            return language
    return ""


def _guess_among(text: str, candidates: Sequence[str]) -> tuple[str, bool]:
    """Of a text in plain letters, a candidate that is never written in them is none: often one is left."""
    if text.isascii():
        left = [tag for tag in candidates if tag not in _OF_A_SCRIPT]
        if len(left) == 1 < len(candidates):
            return left[0], True
    return _guess(text, tuple(candidates))


def _guess(text: str, candidates: tuple[str, ...]) -> tuple[str, bool]:
    language, certainty = _identifier(candidates).classify(text)
    return "" if language == _NO_LANGUAGE else str(language), float(certainty) > 0.9


@cache
def _identifier(candidates: tuple[str, ...]) -> "LanguageIdentifier":
    # Imported when a language has to be guessed: the model and its arithmetic take longer than most commands.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(identifier.nb_classes)
    wanted = [c for c in candidates if c in known]
    if wanted:
        identifier.set_languages(wanted)
    return identifier
