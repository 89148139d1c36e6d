"""Pages that browsers save as a single file."""

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.intake.pages import NEWS

from colophon.errors import BinaryInputError, EmptyInputError
from colophon.intake.read import read
from colophon.intake.single_file import saved_page

HEAD = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/ferry\r\nSubject: A ferry\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--ab c--"\r\n\r\n\r\n'
)


def bundle(body: bytes, way: str, *, charset: str = "") -> bytes:
    """A page between a style and the end of the bundle."""
    style = "----ab c--\r\nContent-Type: text/css\r\n\r\np { color: red }\r\n"
    page = f"----ab c--\r\nContent-Type: text/html{charset}\r\nContent-Transfer-Encoding: {way}\r\n\r\n"
    return (HEAD + style + page).encode() + body + b"\r\n----ab c----\r\n"


@pytest.mark.parametrize(
    ("body", "way"),
    [(quopri.encodestring(NEWS), "quoted-printable"), (base64.encodebytes(NEWS), "base64"), (NEWS, "binary")],
)
def test_the_page_in_it_is_read_as_if_it_came_alone(body: bytes, way: str) -> None:
    alone = read(NEWS, address="https://news.example/ferry").article
    found = read(bundle(body, way), name="page.mhtml").article
    assert (found.title, found.blocks) == (alone.title, alone.blocks)


def test_its_part_says_its_encoding_and_the_bundle_its_address() -> None:
    found = saved_page(bundle(b"<p>x</p>", "8bit", charset="; charset=windows-1251"))
    assert found is not None
    assert (found.declared, found.address) == ("text/html; charset=windows-1251", "https://news.example/ferry")


@pytest.mark.parametrize("text", ["", "MIME-Version: 1.0\n\nHello", HEAD, HEAD.replace("related", "mixed")])
def test_what_is_no_such_file_is_left_alone(text: str) -> None:
    assert saved_page(text.encode()) is None


def test_a_page_that_cannot_be_decoded_is_refused() -> None:
    with pytest.raises(EmptyInputError):
        read(bundle(b"A", "base64"))


def test_rich_text_is_no_text() -> None:
    with pytest.raises(BinaryInputError):
        read(rb"{\rtf1\ansi The ferry sails north.\par}")


@given(st.binary(max_size=300), st.sampled_from(["quoted-printable", "base64", "binary", "x"]))
def test_any_bundle_is_answered(body: bytes, way: str) -> None:
    assert saved_page(bundle(body, way)) is not None
    saved_page(HEAD.encode() + body)
