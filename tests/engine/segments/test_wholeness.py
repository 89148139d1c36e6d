"""Whether a unit is a whole sentence, as its marks tell."""

import pytest

from colophon.segments.align import align
from colophon.segments.wholeness import begins_small, goes_on, sentences_in


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The ferry sank.", 1),
        ("The ferry sank. Nobody was hurt!", 2),
        ("“渡轮沉了。”无人受伤。", 2),
        ("Dr. A. Lund swam for 3.5 miles.", 1),
        ("A heading", 1),
        ("", 1),
    ],
)
def test_sentences_are_counted_by_their_ends(text: str, count: int) -> None:
    assert sentences_in(text) == count


def test_only_a_comma_goes_on() -> None:
    assert goes_on("之所以会这样，")
    assert not goes_on("The reason:")
    assert not goes_on("Il pleuvait ;")


def test_a_small_letter_begins_no_sentence() -> None:
    assert begins_small("to the harbour.")
    assert not begins_small("“The harbour”")
    assert not begins_small("港口")


def test_a_sentence_that_was_cut_is_kept_together() -> None:
    source = ["The old ferry, which nobody had wanted to mend,", "sank in the night.", "Divers looked at it."]
    target = ["Die alte Fähre, die niemand reparieren wollte, sank in der Nacht.", "Taucher sahen sie sich an."]
    beads = align(source, target, source_language="en", target_language="de")
    assert [(bead.source, bead.target) for bead in beads] == [((0, 1), (0,)), ((2,), (1,))]
