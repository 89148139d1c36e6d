"""Every kind of block of a page, read from a sketch of what was chosen of it."""

from tests.engine.intake.pages import PARAGRAPHS, page, paragraphs

from colophon.article.article import Block, Footnote, Image, ListItem, Paragraph, Table
from colophon.intake.page import read_page

END = f"<p>{PARAGRAPHS[0]} And that was the last of it.</p>"


def blocks(body: str) -> tuple[Block, ...]:
    return read_page(
        page(f"<article><h1>Ferry</h1>{body}</article>"), address="https://ness.example/a/b"
    ).article.blocks


def test_numbers_of_a_list_stay_what_the_page_shows() -> None:
    items = "<ol start='3'><li>Close the landing in the spring.</li><li>Build a new one by the bridge.</li></ol>"
    found = [block for block in blocks(paragraphs() + items + END) if isinstance(block, ListItem)]
    assert [(item.number, item.text) for item in found] == [
        (3, "Close the landing in the spring."),
        (4, "Build a new one by the bridge."),
    ]


def test_an_empty_cell_keeps_its_column() -> None:
    rows = "".join(f"<tr><td>Week {n}</td><td></td><td>{n * 3} sailings</td></tr>" for n in range(1, 5))
    table = next(b for b in blocks(f"{paragraphs()}<table>{rows}</table>{END}") if isinstance(b, Table))
    assert table.rows[1] == ("Week 1", "", "3 sailings")


def test_a_table_that_lays_out_the_page_is_its_texts() -> None:
    found = blocks(f"<table><tr><td>{paragraphs()}</td></tr></table>")
    assert [block.text for block in found if isinstance(block, Paragraph)] == list(PARAGRAPHS)
    assert not any(isinstance(block, Table) for block in found)


def test_a_picture_stands_between_the_paragraphs_it_stood_between() -> None:
    figure = '<figure><img src="/boat.jpg"><figcaption>The last boat of the evening.</figcaption></figure>'
    body = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>{figure}<p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p>"
    found = blocks(body)
    assert [type(block) for block in found] == [Paragraph, Paragraph, Image, Paragraph, Paragraph]
    assert found[2] == Image(url="https://ness.example/boat.jpg", caption="The last boat of the evening.")


def test_a_footnote_is_one() -> None:
    mark = '<sup><a href="#n1">1</a></sup>'
    note = '<ol><li id="n1">The minutes of the council of that day say so in their third part.</li></ol>'
    found = blocks(f"<p>{PARAGRAPHS[0]}{mark}</p>{paragraphs()}{note}{END}")
    assert any(isinstance(block, Footnote) and block.text.startswith("The minutes") for block in found)


def test_links_lead_somewhere() -> None:
    article = read_page(
        page(
            f'<article><h1>Ferry</h1><p>{PARAGRAPHS[0]} See <a href="../c?x=1">the plan</a>, '
            f'<a href="javascript:go()">the map</a>, <a href="#top">the top</a>.</p>{paragraphs()}</article>'
        ),
        address="https://ness.example/a/b",
    ).article
    assert [link.url for link in article.links] == ["https://ness.example/c?x=1"]
    assert "[the plan][1], the map, the top." in getattr(article.blocks[0], "text", "")
