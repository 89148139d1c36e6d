"""The plain site of an export shows the pictures that it holds, and asks its readers' browsers for no other."""

from dataclasses import replace

from markdown_it import MarkdownIt
from tests.engine.editions.samples import DESK, FIRST
from tests.engine.editions.targets.standings import GONE, PICTURE_URL, drawn, standing

from colophon.article.article import Image, Paragraph
from colophon.editions.plain_site import plain_site
from colophon.editions.targets.target import Standing

NOWHERE = Image(url="javascript:alert(1)", alt="Sails")


def pictured(*, held: bool) -> Standing:
    lead = Image(url=PICTURE_URL, alt="A pier", caption="The *new* pier", credit="Li_Na*")
    other = Image(url="https://news.example/other_(1).png", alt="Boats]", credit="Li Na")
    article = replace(
        FIRST.article, lead_image=lead, blocks=(Paragraph("First."), other, Image(url=PICTURE_URL), NOWHERE)
    )
    return standing(replace(FIRST, article=article), picture=drawn() if held else None)


def built(one: Standing) -> tuple[dict[str, bytes], str]:
    """The files, and the one article as a page."""
    files = dict(plain_site([one], DESK))
    (text,) = [data.decode() for name, data in files.items() if name.startswith("content/")]
    return files, MarkdownIt("commonmark").render(text.split("---\n", 2)[2])


def test_a_picture_that_the_export_holds_lies_beside_the_pages_once() -> None:
    files, page = built(pictured(held=True))
    (name,) = [name for name in files if name.startswith("static/")]
    assert files[name] == drawn().data
    assert page.count(f'<img src="../{name.removeprefix("static/")}"') == 2
    assert "The <em>new</em> pier · Li_Na*</p>" in page
    assert page.index("<img") < page.index("First.")


def test_any_other_picture_is_a_link_to_its_publisher() -> None:
    files, page = built(pictured(held=False))
    assert not any(name.startswith("static/") for name in files)
    assert "<img" not in page
    assert '<a href="https://news.example/other_(1).png">' in page
    assert page.count(f'<a href="{PICTURE_URL}">') == 2
    assert "Boats] · <a" in page
    assert 'href=""' not in page
    assert "Sails" in page
    assert "The <em>new</em> pier · Li_Na*" in page


def test_a_withdrawn_article_shows_none() -> None:
    files, page = built(replace(GONE, pictures={PICTURE_URL: drawn()}))
    assert not any(name.startswith("static/") for name in files)
    assert "pier.jpg" not in page
