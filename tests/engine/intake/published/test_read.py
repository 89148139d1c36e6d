"""Published translations of every convention, whole and broken, written by us."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.article.article import Article, Image, Paragraph
from colophon.article.credit import Credit, Role
from colophon.intake.published import Published, lift_credits, read_published
from colophon.intake.published.found import Convention

LCTT = """[#]: subject: "A Ferry for Lorn"
[#]: via: "https://lorn.example/ferry"
[#]: author: "Ada Quill https://lorn.example/ada"
[#]: collector: (mossy)
[#]: translator: "reed"
[#]: reviewer: " "
[#]: publisher: "oak"
[#]: url: "https://desk.example/1.html"

洛恩的渡轮
======

渡轮周一开航。

翻译：是这座岛上最难的工作。

--------------------------------------------------------------------------------

via: https://lorn.example/ferry

作者：[Ada Quill][a]
选题：[mossy][b]
译者：[reed](https://git.example/reed)
校对：[校对者ID](https://git.example/校对者ID)

本文由 [苔社](https://desk.example) 原创编译，[芦苇网](https://reed.example/) 荣誉推出

[a]: https://lorn.example/ada
[b]: https://git.example/mossy
"""
GOLD = """> * 原文地址：[The Salt Road](https://salt.example/road)
> * 原文作者：[Bo Marsh](https://salt.example/bo)
> * 译文出自：[盐社](https://desk.example)
> * 本文永久链接：[https://desk.example/salt.md](https://desk.example/salt.md)
> * 译者：[fern](https://git.example/fern)
> * 校对者：[ivy](https://git.example/ivy)，[elm](https://git.example/elm)

# 盐之路

路很长。
"""
MIRROR = """---
title: "港口重開"
---
`潮汐組`  [轉載自潮报](https://tide.example/x)

**翻译/简评：阿潮 | 校对：小浪 | 审核：老岸 | Page：云**

![](https://tide.example/p.jpg)港口的清晨（图/海生）

港口今早重開。

**新闻来源**：[tide.example][Port reopens](https://tide.example/port?a=1&amp;b=2)

***审核：老岸
校对：小浪
发布：灯塔***

免责声明：本文仅代表作者观点。

[主页](https://tide.example) | [订阅](https://tide.example/s)
"""
VOICES = """Written by Ada Quill
Translated by Bo Marsh

This story by Ada Quill originally appeared on Tide Times on March 3, 2026.

The harbour opened again today.
"""


def names(read: Published, role: Role) -> list[str]:
    return [credit.name for credit in read.article.credits if credit.role is role]


def test_lctt_header_and_footer_are_one() -> None:
    read = read_published(LCTT, language="zh")
    assert read.article.title == "洛恩的渡轮"
    assert Credit(Role.AUTHOR, "Ada Quill", "https://lorn.example/ada") in read.article.credits
    assert Credit(Role.TRANSLATOR, "reed", "https://git.example/reed") in read.article.credits
    assert names(read, Role.REVIEWER) == ["校对者ID"]
    assert names(read, Role.PUBLISHER) == ["oak"]
    assert read.article.source is not None
    assert read.article.source.url == "https://lorn.example/ferry"
    assert read.article.blocks == (Paragraph("渡轮周一开航。"), Paragraph("翻译：是这座岛上最难的工作。"))


def test_gold_miner_list() -> None:
    read = read_published(GOLD)
    assert read.conventions == (Convention.GOLD_MINER,)
    assert names(read, Role.AUTHOR) == ["Bo Marsh"]
    assert names(read, Role.PROOFREADER) == ["ivy", "elm"]
    assert (read.article.url, read.article.publisher) == ("https://desk.example/salt.md", "盐社")


def test_mirror_with_everything() -> None:
    read = read_published(MIRROR)
    assert read.article.title == "港口重開"
    assert read.article.publisher == "潮汐組"
    assert names(read, Role.REVIEWER) == ["老岸"]
    assert names(read, Role.PUBLISHER) == ["灯塔"]
    assert read.article.blocks[0] == Paragraph("简评: 阿潮 | Page: 云")
    assert read.article.blocks[1] == Image(url="https://tide.example/p.jpg", caption="港口的清晨", credit="海生")
    assert read.left == ("简评: 阿潮 | Page: 云",)
    assert read.left[0] in read.unread
    assert "免责声明" in read.article.disclaimer
    assert read.article.footer
    assert "https://tide.example/port?a=1&b=2" in {*read.unread, read.article.source.url if read.article.source else ""}


def test_global_voices_sentence() -> None:
    read = read_published(VOICES)
    assert names(read, Role.AUTHOR) == ["Ada Quill"]
    assert names(read, Role.TRANSLATOR) == ["Bo Marsh"]
    assert read.article.source is not None
    assert (read.article.source.publisher, read.article.source.published) == ("Tide Times", "2026-03-03")
    assert read.article.blocks == (Paragraph("The harbour opened again today."),)


@pytest.mark.parametrize(
    ("line", "role", "expected"),
    [
        ("**编译： 阿潮**", Role.TRANSLATOR, ["阿潮"]),
        ("作者：甲一 审稿：乙二 编辑：丙三", Role.REVIEWER, ["乙二"]),
        ("譯者 甲一 校對 乙二", Role.PROOFREADER, ["乙二"]),
        ("译者：@reed、@fern & moss", Role.TRANSLATOR, ["@reed", "@fern", "moss"]),
        ("摄影：张三和李四", Role.PHOTOGRAPHER, ["张三", "李四"]),
        ("译者：李和平", Role.TRANSLATOR, ["李和平"]),
        ("Traduit par Ada Quill et Bo Marsh", Role.TRANSLATOR, ["Ada Quill", "Bo Marsh"]),
        ("Traducido por Ada Quill", Role.TRANSLATOR, ["Ada Quill"]),
        ("Перевод: Ада Перо", Role.TRANSLATOR, ["Ада Перо"]),
        ("Переклад: Ада Перо", Role.TRANSLATOR, ["Ада Перо"]),
        ("ترجمة: ليلى", Role.TRANSLATOR, ["ليلى"]),
        ("Übersetzt von Ada Quill", Role.TRANSLATOR, ["Ada Quill"]),
        ("翻訳：羽根", Role.TRANSLATOR, ["羽根"]),
        ("**译者：阿潮", Role.TRANSLATOR, ["阿潮"]),
        ("译者：", Role.TRANSLATOR, [""]),
        ("机翻：某引擎", Role.MACHINE, ["某引擎"]),
    ],
)
def test_one_credit_line(line: str, role: Role, expected: list[str]) -> None:
    assert names(read_published(f"{line}\n\n正文在此。\n"), role) == expected
    assert names(read_published(f"正文在此。\n\n{line}\n"), role) == expected


@pytest.mark.parametrize(
    "line",
    ["翻译：如果没有她，这本书不会出版。后来她走了。", "By 2020 the ferry had stopped.", "Note: the ferry runs daily."],
)
def test_prose_stays(line: str) -> None:
    read = read_published(f"{line}\n")
    assert read.article.credits == ()
    assert read.body == line


def test_middle_is_never_read() -> None:
    read = read_published("开头一段。\n\n译者：阿潮\n\n结尾一段。\n")
    assert read.article.credits == ()


def test_lifting_from_blocks() -> None:
    read = lift_credits(
        Article(title="Tide", language="en", blocks=(Paragraph("Translated by Bo Marsh"), Paragraph("It rose.")))
    )
    assert names(read, Role.TRANSLATOR) == ["Bo Marsh"]
    assert read.article.blocks == (Paragraph("It rose."),)


PIECES = st.one_of(
    st.sampled_from(
        [LCTT, GOLD, MIRROR, VOICES, "----", "---", "# 一", "```", "译者：", "校对：阿潮", "[a]: https://a.example"]
    ),
    st.text(max_size=30),
)


def squeezed(lines: list[str]) -> list[str]:
    return sorted(line for line in ("".join(line.split()) for line in lines) if line)


@given(st.lists(PIECES, max_size=5))
def test_no_line_is_lost(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    read = read_published(text)
    out = Counter(squeezed([*read.body.split("\n"), *read.lines_read]))
    assert squeezed(text.lstrip("\ufeff").split("\n")) == sorted(
        (Counter(out) - Counter(squeezed([*read.left]))).elements()
    )
