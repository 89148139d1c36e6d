"""Every check answers any text: without raising, with spans inside the plain text, and always the same."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.checks.catalogue import CATALOGUE
from colophon.checks.check import Brief, Finding, Side, Translation
from colophon.checks.fix import fix
from colophon.checks.run import judged, run_pairs, run_translation

LANGUAGES = ["en", "zh-Hans", "zh-Hant", "fr", "fr-CA", "de", "ru", "ar", "fa", "ja", "he", "th", "xx", "", "zh_TW"]
HOSTILE = [
    *(
        "\ud800",
        "\u202e",
        "\u2067",
        "\u200d",
        "\ufffd",
        "\u3000",
        "\n",
        " ",
        "  ",
        "\\",
        "&amp;",
        "<b>",
        "| a |\n|---|",
    ),
    *(
        "**",
        "__",
        "`",
        "``",
        "[^1]",
        "![",
        "](",
        "][",
        ")",
        "http://a.b/c",
        "a@b.c",
        "%s",
        "12:30",
        "1,200.5",
        "٤٥",
        "２０",
    ),
    *(
        "“",
        "”",
        "«",
        "»",
        '"',
        "'",
        "...",
        "--",
        " - ",
        "!?",
        "；",
        "－",
        "中文",
        "英a",
        "ـ",
        "كتاب",
        "می ",
        "Мост",
        "the the",
    ),
    *(
        "not ",
        " said ",
        "allegedly ",
        "She ",
        "according to Ann, ",
        "he ",
        "没有",
        "他说，",
        "Lumora ",
        "Lumroa",
        "Peru ",
        "秘鲁",
        " Flick ",
        "弗里克",
        "Li Ming ",
        "citing ",
    ),
]
texts = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8)), max_size=14).map("".join)
tags = st.sampled_from(LANGUAGES)


@given(source=texts, target=texts, languages=st.tuples(tags, tags))
def test_spans_lie_inside_and_answers_repeat(source: str, target: str, languages: tuple[str, str]) -> None:
    brief = Brief(source_language=languages[0], target_language=languages[1])
    pair = Pair("1", source, target)
    ((_, found),) = run_pairs([pair], brief)
    lengths = {Side.SOURCE: len(plain(source)), Side.TARGET: len(plain(target))}
    for finding in found:
        assert 0 <= finding.start <= finding.end <= lengths[finding.side], finding
        assert finding.fingerprint
    assert list(run_pairs([pair], brief)) == [(pair, found)]
    assert len({(f.check, f.side, f.start, f.end, str(f.evidence)) for f in found}) == len(found)


@given(text=texts, language=tags)
def test_what_was_fixed_stays(text: str, language: str) -> None:
    fixed = fix(text, language)
    assert fix(fixed.text, language).text == fixed.text


@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "中",
        "[",
        "(",
        "`",
        "**",
        '"',
        "“",
        "1,",
        "a@",
        "![",
        "the the ",
        "'s ",
        "ـ",
        "\ud800",
        " -",
        "not ",
        "Ann said ",
        "“said ",
        "Xan Lumora ",
    ],
)
def test_a_huge_segment_is_answered(piece: str) -> None:
    huge = piece * (5_000 // len(piece))
    brief = Brief(source_language="en", target_language="zh-Hans")
    ((_, found),) = run_pairs([Pair("1", huge, huge)], brief)
    assert all(finding.end <= len(huge) for finding in found)


@given(tags, tags, texts, texts)
def test_a_check_that_is_not_asked_would_find_nothing(here: str, there: str, source: str, target: str) -> None:
    """What a check says of languages, signs and its occasion is true: it is only spared where it would be silent."""
    pair, brief = Pair("1", source, target), Brief(source_language=here, target_language=there)
    eager = tuple(replace(check, signs=None, concerns=None, occasion=None) for check in CATALOGUE)
    assert list(run_pairs([pair], brief, eager)) == list(run_pairs([pair], brief))


def test_an_occasion_is_looked_for_once_a_pair_and_spares_all_its_checks() -> None:
    looked: list[str] = []
    asked: list[str] = []

    def occasion(pair: Pair, brief: Brief) -> bool:
        looked.append(pair.id)
        return pair.id == "2"

    def find(pair: Pair, brief: Brief) -> Iterator[Finding]:
        asked.append(pair.id)
        yield from ()

    checks = tuple(replace(CATALOGUE[0], slug=slug, find_in_pair=find, occasion=occasion) for slug in ("one", "two"))
    pairs = [Pair("1", "Yes.", "Oui."), Pair("2", "No.", "Non.")]
    assert len(list(run_pairs(pairs, Brief(source_language="en", target_language="fr"), checks))) == len(pairs)
    assert (looked, asked) == (["1", "2"], ["2", "2"])


def test_a_stream_without_an_end_is_answered_from_its_first_pair_on() -> None:
    def endless():
        number = 0
        while True:
            number += 1
            yield Pair(str(number), "The pier fell.", "")

    answers = run_pairs(endless(), Brief(source_language="en", target_language="fr"))
    assert [next(answers)[0].id for _ in range(3)] == ["1", "2", "3"]


def test_pairs_asked_together_are_answered_as_each_alone() -> None:
    """More than one portion, one of them cut short by a long pair, with gaps and other numbers in every third."""
    years = [(year, year + (year % 3 == 0)) for year in range(1910, 1980)]
    texts = [(f"The pier fell in {said}.", f"Le ponton est tombé en {written}.") for said, written in years]
    pairs = [Pair(str(n), source, "" if n % 7 == 0 else target) for n, (source, target) in enumerate(texts)]
    pairs.insert(40, Pair("long", "The pier fell. " * 8000, "Le ponton est tombé. " * 8000))
    brief = Brief(source_language="en", target_language="fr")
    together = list(run_pairs(pairs, brief))
    assert together == [answer for pair in pairs for answer in run_pairs([pair], brief)]
    assert sum(bool(found) for _, found in together) > len(pairs) / 3


def test_a_whole_translation_is_told_in_its_order() -> None:
    pairs = (Pair("b", "The pier fell.", ""), Pair("a", "", "Il y a une faute."), Pair("c", "Yes.", "Oui."))
    found = run_translation(Translation(pairs), Brief(source_language="en", target_language="fr"))
    assert [(finding.pair, finding.check) for finding in found] == [("b", "missing-segment"), ("a", "extra-segment")]


def test_a_dismissal_ends_with_a_change() -> None:
    brief = Brief(source_language="en", target_language="fr")
    ((_, found),) = run_pairs([Pair("1", "The pier fell.", "")], brief)
    dismissed = {finding.fingerprint for finding in found}
    assert judged(found, dismissed).open == ()
    ((_, again),) = run_pairs([Pair("1", "The old pier fell.", "")], brief)
    assert judged(again, dismissed).dismissed == ()


def test_a_desk_weighs_as_it_likes() -> None:
    brief = Brief(
        source_language="en", target_language="fr", severities={"missing-segment": CATALOGUE[0].severity.NOTE}
    )
    ((_, found),) = run_pairs([Pair("1", "The pier fell.", "")], brief)
    assert [finding.severity for finding in found] == ["note"]


def test_an_accepted_rendering_is_not_asked_again() -> None:
    pair = Pair("1", "See https://oster.example/tide2024.", "Voir https://oster.example/tide2042.")
    asked = Brief(source_language="en", target_language="fr")
    ((_, found),) = run_pairs([pair], asked)
    slip = next(finding for finding in found if finding.check == "address-parity")
    said = (str(slip.evidence["source"]), str(slip.evidence["target"]))
    accepting = Brief(source_language="en", target_language="fr", accepted=frozenset({said}))
    ((_, again),) = run_pairs([pair], accepting)
    assert "address-parity" not in {finding.check for finding in again}
