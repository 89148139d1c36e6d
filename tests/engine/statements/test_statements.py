"""Statements are read in nine languages, and any text is answered with stretches inside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import times_usual

from colophon.languages.library import known_languages
from colophon.statements.read import statements
from colophon.statements.statement import Manner, Quoting

Told = tuple[str, str, str]


def told(text: str, tag: str) -> list[Told]:
    return [
        (
            found.source.of(text) if found.source else "",
            found.cue.of(text),
            found.content.of(text) if found.content else "",
        )
        for found in statements(text, tag)
    ]


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("en", "Anna Berthold said that the mill will close.", ("Anna Berthold", "said", "the mill will close")),
        ("en", "“We will rebuild,” said Mayor Oster.", ("Mayor Oster", "said", "“We will rebuild,”")),
        ("en", "The mill will close, Anna Berthold said.", ("Anna Berthold", "said", "The mill will close")),
        ("en", "Ben Oster, a baker, said the oven broke.", ("Ben Oster", "said", "the oven broke")),
        ("en", "According to Oster Marine, the pier sank.", ("Oster Marine", "According to", "the pier sank")),
        ("en", "She sat down and said the pier sank.", ("She", "said", "the pier sank")),
        ("es", "El alcalde dijo que el puente es viejo.", ("El alcalde", "dijo", "el puente es viejo")),
        ("fr", "Anna Oster a déclaré que le pont est vieux.", ("Anna Oster", "a déclaré", "le pont est vieux")),
        ("de", "Anna Oster sagte, die Brücke sei alt.", ("Anna Oster", "sagte", "die Brücke sei alt")),
        ("ru", "Анна Остер сказала, что мост стар.", ("Анна Остер", "сказала", "мост стар")),
        ("uk", "Анна Остер сказала, що міст старий.", ("Анна Остер", "сказала", "міст старий")),
        ("ar", "قالت آنا أوستر إن الجسر قديم.", ("آنا أوستر", "قالت", "الجسر قديم")),
        ("zh-Hans", "安娜说，这座桥很旧。", ("安娜", "说", "这座桥很旧。")),
        ("zh-Hans", "“这座桥很旧，”安娜表示。", ("安娜", "表示", "“这座桥很旧，”")),
        ("ja", "市長は橋が古いと述べた。", ("市長", "述べ", "橋が古いと")),
    ],
)
def test_a_statement_is_read(tag: str, text: str, found: Told) -> None:
    assert found in told(text, tag)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "His claim to the land is old."),
        ("en", "The boat sank."),
        ("xx", "Anna said the boat sank."),
        ("zh-Hans", "这座桥很旧。"),
    ],
)
def test_other_text_states_nothing(tag: str, text: str) -> None:
    assert told(text, tag) == []


def test_manner_and_quoting_are_told() -> None:
    said, denied = statements("“No, never,” said Ann. Ben denied the “theft” of the boat.", "en")
    assert (said.manner, said.quoting) == (Manner.NEUTRAL, Quoting.DIRECT)
    assert (denied.manner, denied.quoting) == (Manner.DENYING, Quoting.MIXED)


def test_a_second_hand_source_is_named() -> None:
    text = "The paper said the bank would close, citing Anna Berthold."
    (said,) = (found for found in statements(text, "en") if found.via)
    assert said.via is not None
    assert said.via.of(text) == "Anna Berthold"


@times_usual(5)
@given(
    text=st.lists(
        st.one_of(
            st.sampled_from(
                ["“", "”", '"', "said", " said ", "说，", "と述べた。", ", ", ". ", "Ann ", "who", "citing", "\n"]
            ),
            st.text(max_size=6),
        ),
        max_size=16,
    ).map("".join),
    tag=st.sampled_from([*known_languages(), "xx"]),
)
def test_any_text_is_answered_inside_itself(text: str, tag: str) -> None:
    for found in statements(text, tag):
        for stretch in (found.cue, found.content, found.source, found.via):
            assert stretch is None or 0 <= stretch.start < stretch.end <= len(text)


@pytest.mark.parametrize("piece", ["Ann said ", "“Ann ", "said, ", "citing ", "安娜说，", "“a” said b. "])
def test_a_huge_text_is_answered(piece: str) -> None:
    huge = piece * (9_000 // len(piece))
    for tag in ("en", "zh-Hans", "ja", "ar"):
        assert all(found.cue.end <= len(huge) for found in statements(huge, tag))
