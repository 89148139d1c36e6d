"""Sentences in many languages; joining is the exact inverse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.segments.split import sentences, split

CASES = [
    ("en", "Dr. Ode came at 5 p.m. She left. “Why?” he asked. It cost $1.4 million.", 4),
    ("en", "See the [report. It is long][1]. Then go.", 2),
    ("en", "She runs `a. B` daily. He does not.", 2),
    ("zh-Hans", "首批船只离港。没有人欢呼！谁来付账？市长没有回答。", 4),
    ("zh-Hans", "“我们重新开放。因为水域安全。”市长说。会议随后结束。", 2),
    ("zh-Hans", "价格涨了 3.5%。他说（见下文。）没有问题。", 2),
    ("ja", "彼は言った。「行こう。今すぐ。」と述べた。誰も動かない。", 3),
    ("ar", "ذهب الولد إلى البيت. هل عاد؟ نعم، عاد.", 3),
    ("hi", "वह गया। वह आया।", 2),
    ("uk", "Він мешкає на вул. Новій. «Ні», — каже вона.", 2),
    ("de", "Am 3. Oktober kam er z. B. zu spät.", 1),
    ("xx", "One. Two.", 2),
]


@pytest.mark.parametrize(("language", "text", "count"), CASES)
def test_sentences_are_counted(language: str, text: str, count: int) -> None:
    assert len(sentences(text, language)) == count


@given(st.text(), st.sampled_from(["en", "zh-Hans", "ja", "ar", "fa", "hi", "ru", "xx"]))
def test_joining_is_the_inverse(text: str, language: str) -> None:
    assert "".join(split(text, language)) == text


@given(st.text(alphabet="a。.！“”「」（） \n[]1`*", max_size=60))
def test_joining_is_the_inverse_among_marks(text: str) -> None:
    for language in ("zh-Hans", "en"):
        assert "".join(split(text, language)) == text


@given(st.text(alphabet=st.characters(categories=["Cs", "Lu", "Po"]), max_size=20))
def test_unpaired_surrogates_are_kept(text: str) -> None:
    assert "".join(split(text, "en")) == text


def test_no_text_has_no_sentences() -> None:
    assert split("", "en") == ()
    assert split(" \n", "en") == (" \n",)
    assert sentences(" \n", "en") == ()
