"""Every translatable text has a place, and texts are put back where they came from."""

import pytest
from hypothesis import given
from tests.engine.article.strategies import articles

from colophon.article.article import Article, Code, Heading, Image, ListItem, Paragraph, Table
from colophon.article.places import texts, with_texts
from colophon.errors import UnknownPlaceError

_ARTICLE = Article(
    title="A bridge for Lower Vell",
    language="en",
    summary="Nine years late.",
    lead_image=Image(url="bridge.jpg", caption="The bridge"),
    blocks=(
        Heading("Costs"),
        Paragraph("It cost 4 million."),
        Code("total = 4"),
        Image(url="map.png", alt="A map", caption="Where it stands"),
        Table((("Year", "Cost"), ("2031", ""))),
        ListItem("No toll"),
    ),
)


def test_places_name_every_text_in_reading_order() -> None:
    assert [place for place, _ in texts(_ARTICLE)] == [
        "title",
        "summary",
        "lead.caption",
        "0",
        "1",
        "3.alt",
        "3.caption",
        "4.cell.0.0",
        "4.cell.0.1",
        "4.cell.1.0",
        "5",
    ]


def test_texts_are_put_back_at_their_places() -> None:
    changed = with_texts(_ARTICLE, {"1": "Il a coûté 4 millions.", "4.cell.1.1": "4", "lead.caption": "Le pont"})
    assert changed.blocks[1] == Paragraph("Il a coûté 4 millions.")
    assert changed.blocks[4] == Table((("Year", "Cost"), ("2031", "4")))
    assert changed.lead_image == Image(url="bridge.jpg", caption="Le pont")


@pytest.mark.parametrize("place", ["9", "2", "0.alt", "4.cell.5.5", "footer", ""])
def test_a_place_that_is_not_there_is_refused(place: str) -> None:
    with pytest.raises(UnknownPlaceError):
        with_texts(_ARTICLE, {place: "x"})


@given(articles())
def test_putting_back_the_same_texts_changes_nothing(article: Article) -> None:
    assert with_texts(article, dict(texts(article))) == article
