"""Counts are those of a reader who goes through every text; inflected forms and words of two characters are found."""

from collections.abc import Iterable
from random import Random

import numpy as np
import pytest
from tests.engine.memory.sentences import many

from colophon.memory.concordance import located, places
from colophon.memory.phrase_sheaf import Sheaf, joined, sheaf_of
from colophon.memory.phrase_terms import family, numbers_of, words_of


def sheaf(texts: list[tuple[str, str]], *, first: int = 1, target: str = "zh-Hans") -> Sheaf:
    return sheaf_of(first, [(numbers_of(a, "en"), numbers_of(b, target)) for a, b in texts])


PIERS = [
    ("The ferry boat left the pier.", "渡轮离开了码头。"),
    ("Two ferries left both piers.", "两艘渡轮离开了两个码头。"),
    ("The pier left the **ferry** [boat][3].", "轮渡。码头。"),
    ("A boat.", "头码"),
]


@pytest.mark.parametrize(
    ("phrase", "tag", "ids"),
    [
        ("pier", "en", (3, 2, 1)),
        ("Ferries", "en", (3, 2, 1)),
        ("ferry boat", "en", (3, 1)),
        ("the ferry boat", "en", (3, 1)),
        ("the ferry boat left", "en", (1,)),
        ("boat pier", "en", ()),
        ("aeroplane", "en", ()),
        ("码头", "zh-Hans", (3, 2, 1)),
        ("渡轮", "zh-Hans", (2, 1)),
        ("碼頭", "zh-Hans", (3, 2, 1)),
        ("离开了码头", "zh-CN", (1,)),
        ("码", "zh-Hans", (4, 3, 2, 1)),
        ("码头", "en", ()),
        (" … ", "en", ()),
    ],
)
def test_words_and_phrases(phrase: str, tag: str, ids: tuple[int, ...]) -> None:
    found = located(phrase, tag, [sheaf(PIERS)], most=9)
    assert (found.ids, found.count) == (ids, len(ids))


def test_a_phrase_does_not_reach_from_one_text_into_the_next() -> None:
    assert located("pier. 渡", "en", [sheaf(PIERS)], most=9).count == 0
    assert located("pier two", "en", [sheaf(PIERS)], most=9).count == 0


def test_a_pair_of_words_elsewhere_is_no_phrase() -> None:
    texts = [("the old pier and the new pier and the old boat", "x"), ("the old pier and the old boat", "x")]
    assert located("the new pier and the old boat", "en", [sheaf(texts)], most=9).ids == (1,)
    assert located("the old pier and the old", "en", [sheaf(texts)], most=9).ids == (2,)


def spelt(numbers: Iterable[int]) -> str:
    """Numbers of words as a text in which phrases can be looked for."""
    return " " + "".join(f"{number} " for number in numbers)


@pytest.mark.parametrize("language", ["en", "uk", "ar", "zh"])
def test_counts_are_exact(language: str) -> None:
    texts, chance = many(language, 900), Random(4)
    sheaves = [
        sheaf_of(first, [(numbers_of(text, language), []) for text in texts[first - 1 : first + 299]])
        for first in (1, 301, 601)
    ]
    everything = [spelt(numbers_of(text, language)) for text in texts]
    for _ in range(150):
        words = words_of(chance.choice(texts), language)
        size, at = chance.randrange(1, 6), chance.randrange(len(words) or 1)
        phrase = ("" if language == "zh" else " ").join(words[at : at + size])
        asked = numbers_of(phrase, language)
        wanted = [number for number, words in enumerate(everything, 1) if asked and spelt(asked) in words]
        found = located(phrase, language, sheaves, most=2000)
        assert (found.count, list(found.ids)) == (len(wanted), wanted[::-1])
        slim = [Sheaf(b.first, b.terms, b.begins, b.units, b.words.astype(np.uint32), b.bounds) for b in sheaves]
        assert located(phrase, language, slim, most=3).ids == found.ids[:3]


def test_joining_sheaves_changes_no_answer() -> None:
    whole = joined([sheaf(PIERS[:1]), sheaf(PIERS[1:3], first=2), sheaf(PIERS[3:], first=4)])
    for phrase, tag in (("pier", "en"), ("the ferry boat", "en"), ("码头", "zh-Hans")):
        assert located(phrase, tag, [whole], most=9) == located(phrase, tag, [sheaf(PIERS)], most=9)


def test_what_was_replaced_is_not_counted() -> None:
    found = located("pier", "en", [sheaf(PIERS)], most=1, without=frozenset([3, 7]))
    assert (found.count, found.ids) == (2, (2,))


def test_places_are_shown_in_the_plain_text() -> None:
    text = "The *ferries* passed two ferries."
    assert [text.replace("*", "")[a:b] for a, b in places("ferry", text, "en")] == ["ferries", "ferries"]
    assert places("码头", "老码头和新碼頭", "zh-Hans") == ((1, 3), (5, 7))
    assert places("", "x", "en") == ()


def test_families() -> None:
    assert [family(tag) for tag in ("en-US", "zh-TW", "zh", "sw-KE")] == ["en", "zh-Hant", "zh-Hans", "sw"]
