"""A PDF has no scroll bar: what is wider than its page is lost to readers."""

from dataclasses import replace

import pytest
from tests.engine.editions.samples import DESK, FIRST
from tests.engine.editions.targets.standings import standing

from colophon.article.article import Block, Code, Heading, Paragraph, Table
from colophon.editions.targets.print_page import print_page

LONG = "https://news.example/" + "averylongpath" * 20
MM = 96 / 25.4


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(LONG),
        Paragraph("x" * 300),
        Heading(text="Donaudampfschifffahrtselektrizit\u00e4tenhauptbetriebswerkbauunterbeamtengesellschaft"),
        Code(text=f"GET {LONG}"),
        Table((("a", LONG), ("b", "c"))),
        Table((tuple(f"column{number}" for number in range(14)),) * 2),
    ],
    ids=["address", "letters", "heading", "code", "cell", "columns"],
)
def test_nothing_runs_off_the_page(block: Block) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    article = replace(FIRST.article, blocks=(block,), links=(), lead_image=None)
    page = print_page([standing(replace(FIRST, article=article))], DESK, title="x")
    document = weasyprint.HTML(string=page, url_fetcher=lambda url: {}).render()
    ends = [
        box.position_x + box.width
        for one in document.pages
        for box in one._page_box.descendants()
        if type(box).__name__ == "TextBox"
    ]
    assert ends
    assert max(ends) <= (210 - 24) * MM + 1
