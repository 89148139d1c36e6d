"""Mending a file as it was written: prose changes, the rest to the byte does not."""

from hypothesis import given
from hypothesis import strategies as st
from tests.examples import times_usual

from colophon.checks.fix_written import fix_written

FILE = """\
---
title: "这里,那里"
---

# 港口,重新开放

第一段有English单词,还有[链接,在此](https://port.example/a,b)。

> - 引文,列表
```
代码,不动
```

| 甲,乙 | 丙 |
"""
SPOKEN = ["港口,重新开放", "第一段有English单词,还有[链接,在此][1]。", "引文,列表", "甲,乙", "丙"]


def test_prose_is_mended_behind_its_markers() -> None:
    fixed = fix_written(FILE, SPOKEN, "zh-Hans")
    assert "# 港口，重新开放\n" in fixed.text
    assert "第一段有 English 单词，还有[链接，在此](https://port.example/a,b)。" in fixed.text
    assert "> - 引文，列表\n" in fixed.text
    assert "| 甲，乙 | 丙 |" in fixed.text


def test_front_matter_and_code_stay() -> None:
    fixed = fix_written(FILE, SPOKEN, "zh-Hans")
    assert 'title: "这里,那里"' in fixed.text
    assert "代码,不动" in fixed.text


def test_each_change_tells_its_place_and_what_stood_there() -> None:
    first = fix_written(FILE, SPOKEN, "zh-Hans").changes[0]
    assert (FILE[first.start], first.before, first.after) == (",", ",", "，")


def test_what_was_not_read_as_prose_stays() -> None:
    assert fix_written("港口,开放\r\n", [], "zh-Hans").text == "港口,开放\r\n"


@times_usual(2)
@given(st.text(alphabet="港口,。 \n`#>|-[](a1\r", max_size=60))
def test_mending_what_was_mended_changes_nothing(text: str) -> None:
    once = fix_written(text, [text], "zh-Hans").text
    assert fix_written(once, [once], "zh-Hans").text == once
