"""The pieces of a difference make up both texts again."""

from hypothesis import given
from hypothesis import strategies as st

from colophon.memory.changes import Change, Piece, changes


@given(st.text(max_size=80), st.text(max_size=80))
def test_pieces_make_up_both_texts(old: str, new: str) -> None:
    pieces = changes(old, new)
    assert "".join(piece.text for piece in pieces if piece.change is not Change.NEW) == old
    assert "".join(piece.text for piece in pieces if piece.change is not Change.GONE) == new
    assert all(piece.text for piece in pieces)


def test_words_and_characters_are_compared_whole() -> None:
    assert changes("The pier is open.", "The piers are open.") == (
        Piece(Change.SAME, "The "),
        Piece(Change.GONE, "pier"),
        Piece(Change.NEW, "piers"),
        Piece(Change.SAME, " "),
        Piece(Change.GONE, "is"),
        Piece(Change.NEW, "are"),
        Piece(Change.SAME, " open."),
    )
    assert changes("码头开放", "码头关放") == (
        Piece(Change.SAME, "码头"),
        Piece(Change.GONE, "开"),
        Piece(Change.NEW, "关"),
        Piece(Change.SAME, "放"),
    )


def test_a_number_is_compared_whole() -> None:
    assert changes("It cost 4.2 million.", "It cost 5.4 million.") == (
        Piece(Change.SAME, "It cost "),
        Piece(Change.GONE, "4.2"),
        Piece(Change.NEW, "5.4"),
        Piece(Change.SAME, " million."),
    )
    assert changes("约2,100人", "约4,300人。")[1:3] == (Piece(Change.GONE, "2,100"), Piece(Change.NEW, "4,300"))


def test_very_long_texts_are_told_apart_as_a_whole() -> None:
    old, new = "word " * 3_000, "other " * 3_000
    assert changes(old, new) == (Piece(Change.GONE, old), Piece(Change.NEW, new))
