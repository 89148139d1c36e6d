"""Feeds of every kind become entries; what is broken, huge or no feed at all is answered and never believed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.errors import NotAFeedError
from colophon.watch.wire.plain import licence_words, plain_words
from colophon.watch.wire.read import read_feed

HERE = "https://news.example/feed"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:cc="http://backend.userland.com/creativeCommonsRssModule" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>
<title>Harbour &amp; Hills</title><language>en</language><ttl>90</ttl>
<item><title>The pier opens</title><link>/pier?utm_source=rss</link><category>Economy</category>
<dc:creator>Ina Holm</dc:creator>
<pubDate>Mon, 02 Mar 2026 09:00:00 GMT</pubDate>
<description>&lt;p&gt;A &lt;b&gt;new&lt;/b&gt; pier&lt;script&gt;alert(1)&lt;/script&gt;.&lt;/p&gt;</description>
<cc:license>https://creativecommons.org/licenses/by/4.0/</cc:license></item>
<item><title>No address</title></item><item><title>Bad</title><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk"><title>Пірс</title><rights>© Ina</rights>
<entry><title>Новини</title><link href="https://news.example/a"/><updated>2026-03-02T11:00:00+02:00</updated>
<author><name>Іна</name></author><content type="html">{words}</content></entry></feed>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://news.example/old</loc><lastmod>2026-02-01</lastmod></url>
<url><loc>https://news.example/new</loc><news:news><news:title>The pier</news:title>
<news:publication_date>2026-03-02T09:00:00Z</news:publication_date></news:news></url></urlset>"""


def test_rss_with_relative_addresses_markup_and_a_licence() -> None:
    page = read_feed(RSS.encode(), address=HERE)
    (one,) = page.entries
    assert (page.title, page.language, page.pause) == ("Harbour & Hills", "en", 5400)
    assert one.address == "https://news.example/pier?utm_source=rss"
    assert (one.title, one.summary, one.author) == ("The pier opens", "A new pier .", "Ina Holm")
    assert (one.sections, one.licence) == (("Economy",), "CC BY 4.0")
    assert one.published == "2026-03-02T09:00:00+00:00"
    assert one.words == 0


def test_atom_with_the_whole_article_counts_its_words() -> None:
    (one,) = read_feed(ATOM.replace("{words}", "слово " * 300).encode(), address=HERE).entries
    assert (one.words, one.language, one.author) == (301, "uk", "Іна")
    assert one.published == "2026-03-02T09:00:00+00:00"
    assert len(one.summary) <= 600


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "码头",
        "language": "zh-Hans",
        "items": [
            {"id": "1", "url": "/a", "title": "新码头", "content_html": "<p>开放</p>", "authors": [{"name": "陈远"}]},
            {"id": "2", "url": "ftp://x"},
            "no item",
        ],
    }
    page = read_feed(json.dumps(feed).encode(), address=HERE)
    (one,) = page.entries
    assert (one.address, one.title, one.summary, one.author) == ("https://news.example/a", "新码头", "开放", "陈远")
    assert one.language == "zh-Hans"


def test_a_sitemap_has_the_newest_first_and_an_index_its_newest_maps() -> None:
    page = read_feed(SITEMAP.encode(), address=HERE)
    assert [(one.address[-3:], one.title) for one in page.entries] == [("new", "The pier"), ("old", "")]
    index = "".join(
        f"<sitemap><loc>https://news.example/{n}.xml</loc><lastmod>2026-0{n}-01</lastmod></sitemap>"
        for n in range(1, 6)
    )
    maps = read_feed(f"<sitemapindex>{index}</sitemapindex>".encode(), address=HERE).maps
    assert [one[-5:] for one in maps] == ["5.xml", "4.xml", "3.xml"]


def test_a_page_names_its_feeds() -> None:
    head = '<!doctype html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head>'
    with pytest.raises(NotAFeedError) as refused:
        read_feed(head.encode(), address="https://news.example/")
    assert refused.value.feeds == ("https://news.example/rss",)


@pytest.mark.parametrize("data", [b"", b"  ", b"{}", b"{", b'{"version": 3}', b"hello", b"\0\xff", b"<a><b></a>"])
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(NotAFeedError):
        read_feed(data, address=HERE)


def test_a_feed_that_breaks_off_says_what_stands_before() -> None:
    cut = RSS[: RSS.index("<item><title>No address")].encode()
    assert [one.title for one in read_feed(cut, address=HERE).entries] == ["The pier opens"]


def test_entities_are_neither_unfolded_nor_fetched() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    bomb += "".join(f'<!ENTITY c{n} "{f"&c{n - 1};" * 9 if n else "&b;" * 9}">' for n in range(9))
    bomb += '<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    for body in ("<rss><channel><title>&c8;</title><item><link>https://a.example/</link></item></channel></rss>",
                 "<rss><channel><title>&file;</title><item><link>https://a.example/</link></item></channel></rss>",
                 "<urlset><url><loc>https://a.example/&file;</loc></url></urlset>"):  # fmt: skip
        try:
            page = read_feed((bomb + body).encode(), address=HERE)
        except NotAFeedError:
            continue
        assert "root:" not in repr(page)
        assert len(repr(page)) < 10_000


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"<rss><channel><item>", b"<urlset>", b'{"version":"jsonfeed.org"'])
)
def test_any_bytes_are_answered(data: bytes, head: bytes) -> None:
    try:
        page = read_feed(head + data, address=HERE)
    except NotAFeedError:
        return
    assert all(one.address.startswith(("http://", "https://")) for one in page.entries)


def test_plain_words_hide_nothing_and_end_at_a_word() -> None:
    assert plain_words("<p>a&lt;b</p>\u202e\x00 c", longest=20) == "a<b c"
    assert plain_words("one two three", longest=9) == "one two…"
    assert plain_words(None, longest=5) == ""


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("http://creativecommons.org/licenses/by-sa/3.0/de/", "CC BY-SA 3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0"),
        ("© 2026 Harbour &amp; Hills", "© 2026 Harbour & Hills"),
        ("", ""),
    ],
)
def test_a_licence_in_words(said: str, words: str) -> None:
    assert licence_words(said) == words
