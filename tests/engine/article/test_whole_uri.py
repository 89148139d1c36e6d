"""Addresses as books, feeds and other people's pages can hold them: whole, and spelt as URIs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.article.safe_address import whole_uri

BASE = "https://news.example/pier/story.html?x=1"


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("https://news.example/a?b=c#d", "https://news.example/a?b=c#d"),
        ("HTTP://News.example:8080/A", "http://news.example:8080/A"),
        ("../about", "https://news.example/about"),
        ("/en/", "https://news.example/en/"),
        ("#note", "https://news.example/pier/story.html?x=1#note"),
        ("//other.example/x", "https://other.example/x"),
        ("mailto:desk@news.example", "mailto:desk@news.example"),
        ("https://пример.рф/ü?ж=1", "https://xn--e1afmkfd.xn--p1ai/%C3%BC?%D0%B6=1"),
        ("https://news.example/%zz%41", "https://news.example/%25zz%41"),
        ("https://news.example/a|b[1]{2}^`\\", "https://news.example/a%7Cb%5B1%5D%7B2%7D%5E%60%5C"),
        ("https://news.example/#a#b", "https://news.example/#a%23b"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
    ],
)
def test_an_address_is_made_whole(url: str, whole: str) -> None:
    assert whole_uri(url, BASE) == whole
    assert whole_uri(whole) == whole


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "data:image/png;base64,xx", "https://", "http:///x", "https://[::1", "CC BY 4.0"),
        *("https://ex ample/", "https://news.example:99999/", "ftp://news.example/", "", "../about"),
    ],
)
def test_what_is_no_address_is_empty(url: str) -> None:
    assert whole_uri(url) == ""


@given(st.text(max_size=40), st.sampled_from(["", BASE, "https://", "/", "mailto:"]))
def test_whatever_comes_a_uri_or_nothing_comes_out(text: str, start: str) -> None:
    found = whole_uri(f"{start}{text}", BASE)
    assert re.fullmatch(r"|(https?://|mailto:)[A-Za-z0-9/?#:\[\]@!$&'()*+,;=%._~-]*", found)
    assert whole_uri(found) == found
