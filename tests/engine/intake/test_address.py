"""Addresses lose what follows the reader about, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.intake.address import CleanAddress, clean_address, identity, same_article

CLEANED = [
    ("https://example.org/a?utm_id=x&id=7&utm_term=y", "https://example.org/a?id=7", ("utm_id", "utm_term")),
    ("https://example.org/a?id=7&amp;fbclid=AbC", "https://example.org/a?id=7", ("fbclid",)),
    ("https://example.org/a?id=7&amp;amp;page=2", "https://example.org/a?id=7&page=2", ()),
    ("https://example.org/a?amp;utm_source=x", "https://example.org/a", ("utm_source",)),
    ("HTTPS://User:geheim@Example.ORG:443/a", "https://example.org/a", ("userinfo",)),
    ("http://example.org:80", "http://example.org/", ()),
    ("http://example.org:8080/a", "http://example.org:8080/a", ()),
    ("https://example.org/a?est=Zx81&spm=1.2&smid=tw", "https://example.org/a", ("est", "spm", "smid")),
    ("https://example.org/a?from=timeline&isappinstalled=0", "https://example.org/a", ("from", "isappinstalled")),
    ("https://example.org/a?ref=homepage", "https://example.org/a", ("ref",)),
    ("https://x.com/lena/status/5?s=20&t=abc", "https://x.com/lena/status/5", ("s", "t")),
    ("https://example.org/a;jsessionid=9F0C?p=3", "https://example.org/a?p=3", ("jsessionid",)),
    ("https://example.org/a?sid=a1b2c3d4e5f6a7b8c9&id=1", "https://example.org/a?id=1", ("sid",)),
    ("https://example.org/a#xtor=RSS-1", "https://example.org/a", ("#xtor",)),
    ("https://example.org/a#part-2:~:text=the%20bridge", "https://example.org/a#part-2", ("#:~:text",)),
    ("https://example.org/a#.Zk3_pQ81xYz", "https://example.org/a", ("#share",)),
    (
        "https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa%3Futm_id%3D1",
        "https://example.org/a",
        ("forwarder", "utm_id"),
    ),
    (" https://example.org/新闻?题=桥 ", "https://example.org/%E6%96%B0%E9%97%BB?%E9%A2%98=%E6%A1%A5", ()),
    ("https://example.org/long\n/path", "https://example.org/long/path", ()),
    ("https://example.org/x/../a", "https://example.org/a", ()),
    (
        "https://mp.weixin.qq.com/s?__biz=Mz&mid=1&idx=2&sn=f&chksm=0&scene=1",
        "https://mp.weixin.qq.com/s?__biz=Mz&mid=1&idx=2&sn=f",
        ("chksm", "scene"),
    ),
]

UNTOUCHED = [
    "https://example.org/a?id=7&p=3&page=2&v=dQw4",
    "https://example.org/search?q=utm_source&s=bridge",
    "https://example.org/trains?from=Paris&to=Lyon",
    "https://example.org/archive?from=2024-05-01",
    "https://example.org/git?ref=v2.1",
    "https://example.org/a#section-3",
    "https://example.org/#!/news/42",
    "https://example.org/read?20240304",
    "https://example.org/?b=2&a=1",
    "https://example.org/a?copy=1&para=2&sect=3",
    "https://example.org/%C4%E3?k=%C4%E3",
    "mailto:desk@example.org",
    "/relative?utm_source=x",
    "http://[::1",
    "",
]


@pytest.mark.parametrize(("text", "url", "removed"), CLEANED)
def test_what_was_glued_on_is_removed_and_named(text: str, url: str, removed: tuple[str, ...]) -> None:
    assert clean_address(text) == CleanAddress(url, removed)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_names_the_article_stays(text: str) -> None:
    assert clean_address(text) == CleanAddress(text, ())


@pytest.mark.parametrize("token", ["s3cr3tT0k3nV4lu3", "abc%3Ddef", "用户"])
def test_a_removed_token_is_nowhere_in_the_answer(token: str) -> None:
    answer = clean_address(
        f"https://a:{token}@example.org/a;jsessionid={token}?utm_x%3D{token}&fbclid={token}#xtor={token}"
    )
    assert token not in repr(answer)
    assert answer.url == "https://example.org/a"


SAME = [
    ("http://www.example.org/a/", "https://m.example.org/a?utm_source=x"),
    ("https://example.org/a/amp", "https://amp.example.org/a"),
    ("https://example.org/amp/a", "https://example.org/a"),
    ("https://example.org/a.amp.html", "https://example.org/a.html"),
    ("https://example.org/a?amp=1&b=2&a=1", "http://example.org:80/a?a=1&b=2#comments"),
    ("https://example.org", "https://www.example.org/index.html"),
    ("https://en.m.wiki.example/a", "https://en.wiki.example/a"),
    ("https://example-org.cdn.ampproject.org/c/s/example.org/a", "https://example.org/a"),
]
DIFFERENT = [
    ("https://example.org/a?id=1", "https://example.org/a?id=2"),
    ("https://example.org/a", "https://example.org/A"),
    ("https://news.example.org/a", "https://example.org/a"),
    ("https://example.org/#!/news/1", "https://example.org/#!/news/2"),
    ("https://example.org/camp", "https://example.org/c"),
    ("https://m.org/a", "https://org/a"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_ways_to_share_one_article(one: str, other: str) -> None:
    assert same_article(one, other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_articles(one: str, other: str) -> None:
    assert not same_article(one, other)


_pieces = st.sampled_from(
    [
        *("utm_source=x", "id=7", "&amp;", "&", "?", "#", "/", ";jsessionid=1", "@", ":443", "%20", "%", ".."),
        *(":~:text=a", "é", "[", "http://", " ", "\n"),
    ]
)
_addresses = st.builds(
    lambda host, pieces: f"http://{host}/" + "".join(pieces),
    st.sampled_from(["example.org", "x.com", "u:p@example.org:80", "пример.example", "[::1]"]),
    st.lists(st.one_of(_pieces, st.text(max_size=6)), max_size=10),
)


@given(st.one_of(st.text(max_size=60), _addresses))
def test_cleaning_answers_anything_and_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean_address(text)
    assert clean_address(once.url) == CleanAddress(once.url, ())
    assert identity(identity(text)) == identity(text)


def test_a_very_long_address_is_answered() -> None:
    for filling in ("&amp;", "amp;", "/..", "%25", ";jsessionid=", "&utm_a=1", "a"):
        assert clean_address("https://example.org/?q=" + filling * 15_000).url.startswith("https://example.org/")
