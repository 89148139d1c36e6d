"""Markdown and back is the identity on the model for what we write; for what others wrote, no text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.article.strategies import articles

from colophon.article.article import (
    Article,
    Block,
    Code,
    Footnote,
    Heading,
    Image,
    Link,
    ListItem,
    Paragraph,
    Quotation,
    Rule,
    Table,
)
from colophon.article.credit import Credit, Role, SourceReference
from colophon.article.inline import plain
from colophon.article.normal import normal
from colophon.article.read_markdown import read_markdown
from colophon.article.write_markdown import write_markdown
from colophon.errors import FrontMatterError


@given(articles())
def test_the_normal_form_is_its_own_normal_form(article: Article) -> None:
    assert normal(normal(article)) == normal(article)


@given(articles())
def test_an_article_comes_back_from_markdown_as_it_went(article: Article) -> None:
    written = write_markdown(article)
    assert read_markdown(written) == normal(article), written


@given(st.text(alphabet=st.sampled_from("ab \n\t#>-*_`|[]():!^<>~=+1.\\&;/\"'"), max_size=60))
def test_any_markdown_is_read_and_comes_back(text: str) -> None:
    body = f"x\n{text}"
    read = read_markdown(body)
    assert read_markdown(write_markdown(read)) == read


def test_a_file_looks_like_what_a_person_would_write() -> None:
    article = Article(
        title="A bridge for Lower Vell",
        language="en",
        published="2031-03-01",
        source=SourceReference(url="https://vell.example/b", author="Ilo Marsh"),
        credits=(Credit(Role.TRANSLATOR, "Ana Reyl", "https://reyl.example/"),),
        links=(Link("https://vell.example/map", "Map"),),
        blocks=(
            Heading("Costs"),
            Paragraph("It cost **4 million**, says [the map][1].[^1]"),
            ListItem("one", 1, 1),
            ListItem("inner", 2),
            ListItem("more", 1, continued=True),
            Quotation("No toll."),
            Quotation("Ever."),
            Image(url="bridge.jpg", alt="The bridge", caption="In *May*", credit="Ana Reyl"),
            Table((("Year", "Cost"), ("2031", "4 | 5"))),
            Code("total = 4", "python"),
            Footnote("1", "So far."),
        ),
    )
    assert write_markdown(article, also={"desk": "Vell"}) == (
        "---\n"
        "title: A bridge for Lower Vell\n"
        "language: en\n"
        "published: '2031-03-01'\n"
        "source:\n"
        "  url: https://vell.example/b\n"
        "  author: Ilo Marsh\n"
        "credits:\n"
        "- role: translator\n"
        "  name: Ana Reyl\n"
        "  url: https://reyl.example/\n"
        "desk: Vell\n"
        "---\n"
        "\n"
        "## Costs\n"
        "\n"
        "It cost **4 million**, says [the map][1].[^1]\n"
        "\n"
        "1. one\n"
        "   - inner\n"
        "\n"
        "   more\n"
        "\n"
        "> No toll.\n"
        ">\n"
        "> Ever.\n"
        "\n"
        '![The bridge](<bridge.jpg> "Ana Reyl")\n'
        "In *May*\n"
        "\n"
        "| Year | Cost |\n"
        "| --- | --- |\n"
        "| 2031 | 4 \\| 5 |\n"
        "\n"
        "```python\n"
        "total = 4\n"
        "```\n"
        "\n"
        "[^1]: So far.\n"
        "\n"
        '[1]: <https://vell.example/map> "Map"\n'
    )


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Setext\n---\ntext", [Heading("Setext"), Paragraph("text")]),
        ("one  \ntwo\\\nthree\nfour", [Paragraph("one\\\ntwo\\\nthree four")]),
        ("[a][x] and [x] and <https://b.example>\n\n[x]: /a 'T'", [Paragraph("[a][1] and [x][1] and [https://b.example][2]")]),
        ("![a](b.jpg)\nThe caption", [Image(url="b.jpg", alt="a", caption="The caption")]),
        ("![a](b.jpg)\n![c](d.jpg)", [Image(url="b.jpg", alt="a"), Image(url="d.jpg", alt="c")]),
        ("[![a](b.jpg)](big.jpg)", [Image(url="b.jpg", alt="a")]),
        ("text ![a](b.jpg) text", [Paragraph("text ![a][1] text")]),
        ("- one\n\n  more", [ListItem("one"), ListItem("more", continued=True)]),
        ("4) x\n5) y", [ListItem("x", 1, 4), ListItem("y", 1, 5)]),
        ("1. a\n1. b\n1. c", [ListItem("a", 1, 1), ListItem("b", 1, 2), ListItem("c", 1, 3)]),
        ("> a\n>> b\n\n***", [Quotation("a"), Quotation("b", 2), Rule()]),
        ("    indented\n", [Code("indented")]),
        ("```nano /etc/vell\nx", [Code("nano /etc/vell\nx")]),
        ('```py title="x"\ny\n```', [Code("y", "py")]),
        ("| a | b |\n|---|---|\n| c | `d | e` |", [Table((("a", "b"), ("c", "`d | e`")))]),
        ("<div align=center><b>bold</b><br>line</div>", [Paragraph("**bold**\\\nline")]),
        ("<filename>\nkept", [Paragraph(r"\<filename> kept")]),
        ("a <b>b</b> <u>c</u> <name>", [Paragraph(r"a **b** c \<name>")]),
        ("x[^n]\n\n[^n]: note\n\n    more", [Paragraph("x[^n]"), Footnote("n", "note\\\nmore")]),
        ("<!-- open\nkept", [Paragraph(r"\<!-- open kept")]),
        ("这是**“重点”**内容\n换行", [Paragraph("这是**“重点”**内容换行")]),
    ],
)  # fmt: skip
def test_what_others_write_is_read(text: str, blocks: list[Block]) -> None:
    assert list(read_markdown(text).blocks) == blocks


def test_links_keep_the_numbers_they_have() -> None:
    article = read_markdown("[b][2] [c](/c) [a][1]\n\n[1]: /a\n[2]: /b\n[unused]: /u")
    assert article.links == (Link("/a"), Link("/b"), Link("/c"), Link("/u"))
    assert article.blocks == (Paragraph("[b][2] [c][3] [a][1]"),)


@pytest.mark.parametrize(
    "text", ["# A title\n\ntext", "A title\n===\n\ntext", "---\ntitle: A title\nx: [1]\n---\ntext"]
)
def test_the_title_is_the_first_heading_or_what_the_front_matter_says(text: str) -> None:
    article = read_markdown(text, language="en")
    assert (article.title, article.blocks, article.language) == ("A title", (Paragraph("text"),), "en")


def test_front_matter_of_others_is_read_by_its_usual_names() -> None:
    article = read_markdown("---\ndate: 2031-03-01\nlang: fr\ntranslator: [Ana, Bo]\nsource: https://v.example\n---\n")
    assert (article.published, article.language) == ("2031-03-01", "fr")
    assert article.credits == (Credit(Role.TRANSLATOR, "Ana"), Credit(Role.TRANSLATOR, "Bo"))
    assert article.source == SourceReference(url="https://v.example")


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("title: x\nlanguage: [", "Line 4"),
        ("title: Harbour: a history", "Line 2 of the front matter cannot be read: there is one colon too many"),
        ('title: "x\nlanguage: en', "Line 2 of the front matter cannot be read: a quotation mark is opened"),
        ("title: x\nlanguage\nurl: y", "Line 4 of the front matter cannot be read: the line above it has no colon"),
        ("title:\n\tlanguage: y", "Line 3 of the front matter cannot be read: it begins with a tab"),
        ("title: x\n\tlanguage: y", "Line 3"),
        ("title: {a: b}", "Line 2"),
        ("title: x\ncredits:\n- role: wizard\n  name: y", "Line 4"),
        ("title: \x07", "Line 2"),
        ("a: " + "[" * 600, "nested too deeply"),
    ],
)
def test_front_matter_that_cannot_be_read_is_refused_with_its_line(front: str, line: str) -> None:
    with pytest.raises(FrontMatterError) as refused:
        read_markdown(f"---\n{front}\n---\ntext")
    assert line in refused.value.message


@pytest.mark.parametrize(
    "below", ["", "\n\nThe pier cost 4.2 million.", "\ncredits:\n- role: author\n  name: Ina Holm"]
)
def test_front_matter_without_its_end_is_refused(below: str) -> None:
    with pytest.raises(FrontMatterError, match="no end"):
        read_markdown(f"---\ntitle: The pier\nlanguage: en{below}")


@pytest.mark.parametrize(
    "text",
    [
        "---\nno end",
        "---\ntitle: of the text, alone",
        "---\nNote: a\nSource: b",
        "---\njust text\n---\nmore",
        "---\n---\nmore",
        "----\nx",
    ],
)
def test_a_rule_at_the_top_is_no_front_matter(text: str) -> None:
    shown = " ".join(plain(b.text) for b in read_markdown(text).blocks if isinstance(b, Paragraph | Heading))
    assert shown.split() == text.replace("-", "").split()


@pytest.mark.parametrize("mark", [">", "> ", "- ", "1. ", "[^1]: ", "* ", "- > "])
def test_deep_nesting_loses_no_text(mark: str) -> None:
    blocks = read_markdown(mark * 2000 + "harbour").blocks
    assert "harbour" in "".join(b.text for b in blocks if isinstance(b, Paragraph | ListItem | Quotation | Footnote))


def test_many_blocks_are_read() -> None:
    assert len(read_markdown("text\n\n" * 2000).blocks) == 2000
