"""An original with one sentence changed as somebody proposed it."""

import pytest

from colophon.article.article import Article, Heading, Image, Paragraph
from colophon.errors import EmptyInputError, PassageGoneError
from colophon.watch.amended import amended, stands_in

ARTICLE = Article(
    title="A new pier",
    language="en",
    blocks=(
        Paragraph("The pier cost 4.2 million. It opens in *May*."),
        Heading("What it is for", level=2),
        Image(url="https://news.example/a.jpg", caption="The pier in May."),
        Paragraph("It opens early."),
    ),
)


def test_a_sentence_is_changed_where_it_stands() -> None:
    new = amended(ARTICLE, "0", "It opens in *May*.", "It opens in *June*.")
    assert new.blocks[0] == Paragraph("The pier cost 4.2 million. It opens in *June*.")
    assert new.blocks[1:] == ARTICLE.blocks[1:]


def test_a_sentence_is_left_out_without_a_hole() -> None:
    new = amended(ARTICLE, "0", "The pier cost 4.2 million.", "")
    assert new.blocks[0] == Paragraph("It opens in *May*.")


def test_a_block_that_is_left_empty_goes() -> None:
    assert len(amended(ARTICLE, "3", "It opens early.", "").blocks) == 3
    assert amended(ARTICLE, "1", "What it is for", "").blocks[1] == ARTICLE.blocks[2]


def test_a_title_or_caption_is_changed_and_never_emptied() -> None:
    assert amended(ARTICLE, "title", "A new pier", "The new pier").title == "The new pier"
    for place, text in (("title", "A new pier"), ("2.caption", "The pier in May.")):
        with pytest.raises(EmptyInputError):
            amended(ARTICLE, place, text, "")


def test_sentences_that_were_joined_in_a_pair_are_found_across_a_line() -> None:
    article = Article(title="A", language="en", blocks=(Paragraph("It cost 4.2 million.\nIt opens in May. Free."),))
    new = amended(article, "0", "It cost 4.2 million. It opens in May.", "It opens.")
    assert new.blocks == (Paragraph("It opens. Free."),)


def test_a_sentence_that_has_moved_is_found_once_or_not_at_all() -> None:
    assert amended(ARTICLE, "7", "It opens early.", "It opens late.").blocks[3] == Paragraph("It opens late.")
    assert not stands_in(ARTICLE, "7", "It opens")  # twice
    assert not stands_in(ARTICLE, "0", "It was sold.")
    assert not stands_in(ARTICLE, "0", "")
    with pytest.raises(PassageGoneError):
        amended(ARTICLE, "0", "It was sold.", "It was given away.")
