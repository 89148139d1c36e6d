"""Links of a translation under the numbers of its source."""

from colophon.article.article import Article, Link, Paragraph
from colophon.article.renumber import with_links_of


def test_known_links_take_the_sources_number_and_others_their_address() -> None:
    source = Article(title="a", language="en", links=(Link("https://a.example/"), Link("https://b.example/")))
    translation = Article(
        title="[b][1]",
        language="uk",
        blocks=(Paragraph("[ц][2] і [b][1]"),),
        links=(Link("https://b.example/"), Link("https://c.example/")),
    )
    changed = with_links_of(source, translation)
    assert changed.title == "[b][2]"
    assert changed.blocks == (Paragraph("[ц](<https://c.example/>) і [b][2]"),)
    assert changed.links == source.links
