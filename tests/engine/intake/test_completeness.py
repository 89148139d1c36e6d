"""What reaches the article whole, and what a person is told of the rest: losses, not share buttons and teasers."""

import pytest
from tests.engine.intake.pages import PARAGRAPHS, page, paragraphs

from colophon.article.article import Code, Image, Table
from colophon.intake.page import Intake, read_page

ROWS = "".join(f"<tr><td>Week {n}</td><td>{n * 37}</td><td>{n * 3}</td></tr>" for n in range(1, 9))
TABLE = f"<table><tr><th>Week</th><th>Sailings</th><th>Cancelled</th></tr>{ROWS}</table>"


def taken(body: str) -> Intake:
    return read_page(page(f"<article><h1>Ferry</h1>{body}</article>"))


def test_a_table_of_figures_is_read_whole() -> None:
    intake = taken(f"{paragraphs()}{TABLE}{paragraphs()[::1]}<p>The last word of the harbour master was short.</p>")
    tables = [block for block in intake.article.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [9]
    assert tables[0].rows[8] == ("Week 8", "296", "24")
    assert intake.completeness.missing_text == ()


def test_lines_of_code_are_read_whole() -> None:
    code = "<pre><code>1 2\n3 4</code></pre><p>It prints:</p><pre>7</pre>"
    intake = taken(f"{paragraphs()}{code}<p>{PARAGRAPHS[0]} That is how it counts its passengers.</p>")
    assert [block.text for block in intake.article.blocks if isinstance(block, Code)] == ["1 2\n3 4", "7"]


@pytest.mark.parametrize(
    "around",
    [
        '<ul class="share"><li><a href="/fb">Share</a></li><li><a href="/tw">Post</a></li><li>Print</li></ul>',
        '<div class="teasers"><h4><a href="/a">Bridge opened</a></h4><p>Tarn Head has its bridge at last.</p></div>',
        '<p><a href="/n">Newsletter: all the news of the sound, every day</a></p>',
        "<p>Advertisement</p>",
    ],
)
def test_what_surrounds_is_no_loss(around: str) -> None:
    intake = taken(f"{paragraphs()}{around}<p>{PARAGRAPHS[0]} So it went on.</p><p>{PARAGRAPHS[1]} So it ended.</p>")
    assert intake.completeness.missing_text == ()
    assert intake.completeness.missing_lists == ()
    assert intake.completeness.missing_links == ()


def test_readings_above_characters_are_no_loss() -> None:
    text = (
        "<ruby>渡<rt>わた</rt></ruby>し<ruby>船<rt>ぶね</rt></ruby>は明日から休みます。橋が開くまで、市はバスを貸します。"
        * 4
    )
    intake = read_page(page(f"<article><h1>渡し船</h1><p>{text}</p><p>{text}</p></article>", lang="ja"))
    assert intake.completeness.missing_text == ()


def test_a_part_in_another_language_is_told() -> None:
    german = "Der Stadtrat hat am Freitag beschlossen, die alte Fähre einzustellen, weil sie zu teuer geworden ist. "
    assert taken(f"{paragraphs()}<p>{german * 3}</p>").warnings == ("The text is in en; parts of it are in de.",)
    assert taken(paragraphs()).warnings == ()


def test_a_picture_among_teasers_is_no_part_of_the_article() -> None:
    teaser = '<div><h4><a href="/b">Bridge</a></h4><img src="/bridge.jpg"><h4><a href="/c">Cannery hires</a></h4></div>'
    intake = taken(f'{paragraphs()}<p><img src="/boat.jpg"></p>{teaser}<p>{PARAGRAPHS[0]} So it ended.</p>')
    urls = [block.url for block in intake.article.blocks if isinstance(block, Image)]
    assert "/boat.jpg" in urls
    assert "/bridge.jpg" not in urls
    assert intake.completeness.missing_images == ()


def test_a_heading_beside_pictures_is_no_caption() -> None:
    figure = (
        f'<div class="caption-box"><img src="/boat.jpg"><h2>What happens next</h2></div><p>{PARAGRAPHS[1]} Yes.</p>'
    )
    intake = taken(f"{paragraphs()}{figure}<p>{PARAGRAPHS[0]} So it ended.</p>")
    assert not any(block.caption for block in intake.article.blocks if isinstance(block, Image))
