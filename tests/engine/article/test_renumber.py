"""Links of a translation under the numbers of its source."""

from colophon.article.article import Article, Link, Paragraph
from colophon.article.renumber import with_links_of


def test_known_links_take_the_sources_number_and_others_follow() -> None:
    source = Article(title="a", language="en", links=(Link("https://a.example/"), Link("https://b.example/")))
    translation = Article(
        title="[b][1]",
        language="uk",
        blocks=(Paragraph("[ц][2] і [b][1]"),),
        links=(Link("https://b.example/"), Link("https://c.example/")),
    )
    changed, links = with_links_of(source, translation)
    assert changed.title == "[b][2]"
    assert changed.blocks == (Paragraph("[ц][3] і [b][2]"),)
    assert [link.url for link in links] == ["https://a.example/", "https://b.example/", "https://c.example/"]
