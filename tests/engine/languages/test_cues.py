"""Cues are found as words or stems, the longest wins, and every file that lists any lists all classes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.languages.cues import cues, knows_cues, renderings
from colophon.languages.language import SpeechOrder
from colophon.languages.library import known_languages, language
from colophon.languages.wording import CUES, HEDGES, KEPT, SPEECH

DENYING = [tag for tag in known_languages() if language(tag).cues]
SPEAKING = [tag for tag in known_languages() if knows_cues(tag)]
PRONOUNS = {"he", "she", "neither"}


def said(text: str, tag: str) -> list[tuple[str, str]]:
    return [(cue.kind, text[cue.start : cue.end]) for cue in cues(text, tag)]


def test_the_nine_languages_have_cues() -> None:
    assert {"en", "zh-Hans", "zh-Hant", "es", "fr", "de", "ru", "uk", "ar", "ja"} <= set(SPEAKING)


@pytest.mark.parametrize("tag", SPEAKING)
def test_a_file_lists_every_class(tag: str) -> None:
    known = language(tag)
    assert set(CUES) - PRONOUNS - ({"denial", "not_denial"} if tag == "en" else set()) <= set(known.cues)
    assert set(KEPT) - PRONOUNS <= set(known.renderings)
    assert all(known.cues.values())
    assert all(known.renderings.values())
    assert known.speech.order is not SpeechOrder.UNKNOWN
    assert all((known.speech.that, known.speech.ends, known.speech.skipped, known.speech.nominal, known.speech.core))
    assert not PRONOUNS & set(known.cues) or set(known.cues) >= PRONOUNS


@pytest.mark.parametrize("tag", DENYING)
def test_whoever_lists_any_lists_denials(tag: str) -> None:
    assert {"negator", "not_negator"} <= set(language(tag).cues)
    assert "negation" in language(tag).renderings
    denials = {"negator", "not_negator", "denial", "not_denial"}
    assert tag in SPEAKING or set(language(tag).cues) <= denials, "denials alone, or every class"


@pytest.mark.parametrize("tag", SPEAKING)
def test_a_sure_cue_renders_its_own_class(tag: str) -> None:
    for kind in HEDGES:
        for form in language(tag).cues[kind]:
            assert kind in renderings(form.strip("*"), tag), form


@pytest.mark.parametrize("tag", SPEAKING)
def test_verbs_of_speech_are_many(tag: str) -> None:
    assert sum(len(language(tag).cues[kind]) for kind in SPEECH) >= 120


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("en", "It is not only late.", [("not_negator", "not only")]),
        ("en", "She isn’t allegedly here.", [("she", "She"), ("negator", "n’t"), ("alleged", "allegedly")]),
        ("en", "A knot, a note, a notion.", []),
        ("ru", "Её не видели.", [("negator", "не"), ("denial", "не")]),
        ("zh-Hans", "其他书没来。", [("neither", "其他"), ("negator", "没")]),
        ("zh-Hant", "據報道他沒來。", [("reported", "據報道"), ("he", "他"), ("negator", "沒")]),
        ("xx", "not said", []),
    ],
)
def test_cues_stand_where_they_are_read(tag: str, text: str, found: list[tuple[str, str]]) -> None:
    assert [cue for cue in said(text, tag) if cue[0] not in SPEECH] == found


def test_a_denial_inside_a_harmless_word_renders_nothing() -> None:
    assert "negation" not in renderings("他是否在特别行政区", "zh-Hans")
    assert "negation" in renderings("他不在特别行政区", "zh-Hans")


@given(st.text(), st.sampled_from(SPEAKING))
def test_any_text_is_answered_in_order(text: str, tag: str) -> None:
    found = cues(text, tag)
    assert all(0 <= cue.start < cue.end <= len(text) for cue in found)
    assert list(found) == sorted(found, key=lambda cue: cue.start)
