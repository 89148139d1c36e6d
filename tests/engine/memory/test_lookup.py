"""The search finds what a comparison with every text finds."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from tests.engine.memory.sentences import many, sentence, slipped
from tests.examples import times_usual

from colophon.memory.candidates import Breadth
from colophon.memory.lookup import LEAST, Hit, found
from colophon.memory.normal import normal
from colophon.memory.shelf import Loose, Scope, Shelf, merged, shelved
from colophon.memory.signatures import LONGEST


def shelf_of(texts: list[str], *, first: int = 1) -> Shelf:
    loose = Loose()
    for number, text in enumerate(texts, first):
        loose.add(number, normal(text), Scope(date=str(number % 7)))
    return shelved(loose)


def compared_with_all(text: str, texts: list[str], most: int) -> list[float]:
    """Brute force: scores of the likest of normal `texts`, best first."""
    likest = process.extract(
        normal(text), texts, scorer=Levenshtein.normalized_similarity, score_cutoff=LEAST - 1e-9, limit=most
    )
    return [score for _, score, _ in likest]


@pytest.mark.parametrize("language", ["en", "uk", "ar", "zh"])
def test_it_finds_the_same_as_a_comparison_with_every_text(language: str) -> None:
    narrow = Breadth(near=(800, 800), exact=300, of_short=300)
    texts, chance = many(language, 3_000), Random(2)
    asked = [slipped(chance, chance.choice(texts)) for _ in range(80)]
    shelves = [shelf_of(texts[:2_500]), shelf_of(texts[2_500:], first=2_501)]
    normals = list(map(normal, texts))
    wanted = [compared_with_all(text, normals, 5) for text in asked]
    answers = [[hit.score for hit in found(normal(text), shelves, breadth=narrow)] for text in asked]
    right = sum(
        a == pytest.approx(b)
        for want, got in zip(wanted, answers, strict=True)
        for a, b in zip(want, got, strict=False)
    )
    assert sum(map(len, answers)) == sum(map(len, wanted)) > 50
    assert right == sum(map(len, wanted))


@given(st.lists(st.text(max_size=40), min_size=1, max_size=30), st.text(max_size=40))
@times_usual(2)
def test_any_text_is_answered(texts: list[str], text: str) -> None:
    hits = found(normal(text), [shelf_of(texts)])
    assert [hit.score for hit in hits] == pytest.approx(compared_with_all(text, list(map(normal, texts)), 5))


def test_short_texts_are_found_too() -> None:
    shelf = shelf_of(["OK", "港", "港口", "No", "Yes!"])
    assert found("ok", [shelf]) == [Hit(1.0, 1)]
    assert found("港", [shelf]) == [Hit(1.0, 2)]
    assert found("yes", [shelf]) == [Hit(0.75, 5)]


@pytest.mark.parametrize("count", [8, 2_000])
def test_the_newest_comes_first_among_equals(count: int) -> None:
    hits = found("the pier", [shelf_of(["The pier"] * count)])
    assert [hit.id for hit in hits] == list(range(count, count - 5, -1))


def test_scopes_and_retired_units_are_left_out_without_losing_others() -> None:
    shelf = shelf_of([f"The pier opened in {year}." for year in range(1000, 4000)])
    hits = found("the pier opened in 1006.", [shelf], within=lambda scope: scope.date == "3")
    assert len(hits) == 5
    assert {hit.id % 7 for hit in hits} == {3}
    best = found("the pier opened in 1006.", [shelf])[0]
    assert best == Hit(1.0, 7)
    assert best not in found("the pier opened in 1006.", [shelf], without=frozenset([7]))
    assert found("the pier opened in 1006.", [shelf], within=lambda _: False) == []


def test_merging_shelves_changes_no_answer() -> None:
    texts = many("en", 600)
    parts = [shelf_of(texts[:100]), shelf_of(texts[100:101], first=101), shelf_of(texts[101:], first=102)]
    whole = merged(parts, without=frozenset([3, 400]))
    assert whole is not None
    assert len(whole) == 598
    for text in many("en", 30, seed=3):
        assert found(normal(text), [whole]) == found(normal(text), parts, without=frozenset([3, 400]))
    assert merged([shelf_of(["a"])], without=frozenset([1])) is None


def test_normal_texts() -> None:
    assert normal("The **new**  [pier][2] – `pier.py`") == "the new pier – pier.py"
    assert normal("ＡＢＣ，１２３\u00a0％") == "abc,123 %"
    assert normal("![A pier](https://a.example/x.png) [x](https://b.example)") == "a pier x"


@pytest.mark.parametrize(("asked", "slipped"), [("港口今天开放了", "港1口今2天开3放了"), ("k> kern", "k>x kxexrn")])
def test_short_texts_are_found_among_many_through_three_slips(asked: str, slipped: str) -> None:
    """Where only the nearest few of thousands are compared, the signature alone decides whether it is among them."""
    chance, marks = Random(4), "港口今天开放了码头渡轮市长关闭" if "港" in asked else "kern> xabdos"
    others = ["".join(chance.choices(marks, k=chance.randrange(6, 13))) for _ in range(4_000)]
    narrow = Breadth(near=(60, 60), exact=30, of_short=30, alike=30)
    assert 4_001 in {hit.id for hit in found(asked, [shelf_of([*others, slipped])], breadth=narrow)}


@pytest.mark.parametrize("longest", LONGEST)
def test_a_text_is_compared_with_texts_of_other_sizes(longest: int) -> None:
    """Signatures of different sizes say nothing of each other: what is looked up is signed as of each."""
    chance, characters = Random(5), "abcdefghijklmnoprstuvwy "
    others = ["".join(chance.choices(characters, k=longest + chance.randrange(-9, 9))) for _ in range(3_000)]
    asked = "".join(chance.choices(characters.strip(), k=longest))
    narrow = Breadth(near=(40, 40), exact=20, of_short=20, alike=20)
    shelf = shelf_of([*others, asked[1:], asked + "zz"])
    assert {hit.id for hit in found(asked, [shelf], breadth=narrow)} == {3_001, 3_002}
    assert {hit.id for hit in found(asked + "z", [shelf], breadth=narrow)} == {3_001, 3_002}


@pytest.mark.parametrize("sentences", [9, 30])
def test_long_texts_are_found_among_many_through_slips(sentences: int) -> None:
    """Hundreds of characters set nearly every bit of a signature that counts all of their neighbours."""
    chance, words = Random(6), [sentence(Random(seed), "en") for seed in range(400)]
    others = [" ".join(chance.choices(words, k=sentences)) for _ in range(2_000)]
    asked = others[7]
    slips = "".join(one if chance.random() > 0.2 else chance.choice("aeiou") for one in asked)
    narrow = Breadth(near=(60, 60), exact=30, of_short=30, alike=30)
    assert len(asked) > 30 * sentences
    assert found(normal(slips), [shelf_of(others)], breadth=narrow)[0].id == 8


@pytest.mark.parametrize("count", [3, 40, 100, 200, 300])
def test_a_text_of_one_character_is_found_through_slips(count: int) -> None:
    """Hardly a bit stands for it, perhaps none, and each slip adds some."""
    others = many("en", 2_000)
    for character in "=-.#~ae1港":
        asked, slipped = character * count, character * (count - count // 9) + "x" * (count // 12)
        assert found(asked, [shelf_of([*others, slipped, asked])])[0] == Hit(1.0, 2_002)
        assert found(asked, [shelf_of([*others, slipped])])[0].id == 2_001
