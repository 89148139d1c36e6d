"""Taking pictures out of an article: the rest stays, and its texts are found at their new places."""

from colophon.article.article import Article, Image, Paragraph
from colophon.article.places import texts
from colophon.article.without_pictures import places_without, without_pictures

A, B = "https://x.example/a.jpg", "https://x.example/b.jpg"
ARTICLE = Article(
    title="T",
    language="en",
    lead_image=Image(url=A, caption="Lead."),
    blocks=(Image(url=B, caption="One."), Paragraph("Two."), Image(url=A, alt="Three."), Paragraph("Four.")),
)


def test_every_text_that_stays_is_found_at_its_new_place() -> None:
    for urls in ((), (A,), (B,), (A, B)):
        place_of = places_without(ARTICLE, urls)
        moved = {place_of(place): text for place, text in texts(ARTICLE) if place_of(place) is not None}
        assert moved == dict(texts(without_pictures(ARTICLE, urls))), urls


def test_a_picture_goes_with_its_own_texts() -> None:
    place_of = places_without(ARTICLE, (A,))
    assert [place_of(place) for place in ("lead.caption", "2.alt", "0.caption", "3", "title")] == [
        None,
        None,
        "0.caption",
        "2",
        "title",
    ]
