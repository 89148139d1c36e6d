"""How a translator went about sentences is learnt from a first alignment."""

from itertools import pairwise

from colophon.segments.bead import Bead
from colophon.segments.features import features
from colophon.segments.manner import Manner, manner_seen

SEEN = [features(text) for text in ("It rained.", "The ferry sailed,", "and nobody came.", "Then it sank.")] * 5


def one_by_one() -> list[Bead]:
    return [Bead((at,), (at,), 0.9) for at in range(len(SEEN))]


def test_nothing_seen_changes_nothing() -> None:
    assert manner_seen([], [], []) == Manner(0.0)


def test_who_renders_one_by_one_is_doubted_where_two_face_one() -> None:
    assert manner_seen(one_by_one(), SEEN, SEEN).uneven < -1


def test_who_joins_often_is_believed_to_join() -> None:
    joined = [Bead((at, after), (at,), 0.9) for at, after in pairwise(range(3, len(SEEN), 4))]
    seen = manner_seen(joined, SEEN, SEEN)
    assert seen.uneven > 1
    assert seen.gap < 0


def test_two_halves_of_a_sentence_are_one() -> None:
    halves = [Bead((at, at + 1), (at,), 0.9) for at in range(1, len(SEEN), 4)]
    assert manner_seen(halves, SEEN, SEEN) == manner_seen(one_by_one()[: len(halves)], SEEN, SEEN)


def test_gaps_say_nothing() -> None:
    gaps = [Bead((at,), (), 0.9) for at in range(len(SEEN))]
    assert manner_seen([*one_by_one(), *gaps], SEEN, SEEN) == manner_seen(one_by_one(), SEEN, SEEN)
