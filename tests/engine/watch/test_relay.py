"""A translation of a translation: what a page says of its original, and what readers are told."""

import json

import pytest

from colophon.article.article import Article, Paragraph
from colophon.article.credit import Role, SourceReference
from colophon.editions.words import languages
from colophon.intake.read import read
from colophon.watch.relay import is_relay, relay_notice

FIRST = SourceReference(
    url="https://verbyn.example/biblio", title="Бібліотека *вціліла*", publisher="Вербин", language="uk"
)
STORY = " ".join(f"The library kept its books above the water on day {n} of the flood." for n in range(30))


def source(first: SourceReference | None = FIRST) -> Article:
    return Article(
        title="The library survived", language="en", url="https://news.example/library", source=first,
        blocks=(Paragraph(STORY),),
    )  # fmt: skip


def page(original: object, **more: object) -> Article:
    told = {"@type": "NewsArticle", "headline": "The library survived", "translationOfWork": original, **more}
    head = f"<title>The library survived</title><script type='application/ld+json'>{json.dumps(told)}</script>"
    return read(f"<html lang=en><head>{head}</head><body><h1>The library survived</h1><p>{STORY}</p>".encode()).article


@pytest.mark.parametrize(
    "original",
    [
        {"@type": "NewsArticle", "url": FIRST.url, "headline": "Бібліотека", "inLanguage": "uk"},
        [{"url": FIRST.url}],
        FIRST.url,
    ],
)
def test_a_page_tells_what_it_was_translated_from(original: object) -> None:
    found = page(original, translator=[{"@type": "Person", "name": "Ruth Adeyemi"}])
    assert found.source is not None
    assert found.source.url == FIRST.url
    assert [one.name for one in found.credits if one.role is Role.TRANSLATOR] == ["Ruth Adeyemi"]
    assert is_relay(found)


@pytest.mark.parametrize("original", [None, "", {}, 7, [], {"url": "javascript:alert(1)"}, {"@type": "Thing"}])
def test_what_names_no_original_is_no_relay(original: object) -> None:
    assert page(original).source is None


def test_an_original_in_the_same_language_or_itself_is_no_relay() -> None:
    assert not is_relay(source(None))
    assert not is_relay(source(SourceReference(url="https://other.example/x", language="en-GB")))
    assert not is_relay(source(SourceReference(url="https://news.example/library")))


@pytest.mark.parametrize("language", languages())
def test_readers_are_told_in_their_language(language: str) -> None:
    told = relay_notice(source(), language)
    assert "https://verbyn.example/biblio" in told.replace("\\", "")
    assert "Вербин" in told
    assert "\\*вціліла\\*" in told
    assert relay_notice(source(None), language) == ""
