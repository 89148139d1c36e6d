"""Every sentence stands in exactly one bead; translations that are easy to see are seen."""

from hypothesis import given
from hypothesis import strategies as st

from colophon.segments.align import align
from colophon.segments.bead import Bead
from colophon.segments.lexicon import learn

ENGLISH = [
    "The harbour of Port Aldra reopened on 6 May.",
    "In the rain 40 people came to watch the trawler leave.",
    "The damage is put at 1.4 million dollars by the authority, which published a long report about it.",
    "Brackwater Mutual disagrees.",
    "A decision is due on 12 June, before the summer begins.",
]
CHINESE = [
    "阿尔德拉港于 5 月 6 日重新开放。",
    "雨中有 40 人前来观看拖网渔船离港。",
    "港务局发表了一份很长的报告，估计损失为 140 万美元。",
    "Brackwater Mutual 不同意。",
    "6 月 12 日，夏天开始之前，将作出决定。",
]


def links(beads: tuple[Bead, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in beads]


def test_sentences_that_follow_each_other_are_paired() -> None:
    beads = align(ENGLISH, CHINESE, source_language="en", target_language="zh-Hans")
    assert links(beads) == [((at,), (at,)) for at in range(5)]


def test_a_sentence_that_was_left_out_is_a_gap() -> None:
    beads = align(ENGLISH, CHINESE[:2] + CHINESE[3:], source_language="en", target_language="zh-Hans")
    assert ((2,), ()) in links(beads)


def test_sentences_that_were_joined_share_a_bead() -> None:
    joined = [CHINESE[0] + CHINESE[1], *CHINESE[2:]]
    beads = align(ENGLISH, joined, source_language="en", target_language="zh-Hans")
    assert ((0, 1), (0,)) in links(beads)


def test_what_a_desk_has_learned_helps() -> None:
    taught = learn([("red fox", "roter fuchs"), ("red hen", "rotes huhn"), ("fox", "fuchs"), ("hen", "huhn")] * 3)
    assert taught.links["fox"]["fuchs"] > 0.5


@given(st.lists(st.text(max_size=12), max_size=8), st.lists(st.text(max_size=12), max_size=8))
def test_every_sentence_is_accounted_for(source: list[str], target: list[str]) -> None:
    beads = align(source, target, source_language="en", target_language="ja")
    assert [at for bead in beads for at in bead.source] == list(range(len(source)))
    assert [at for bead in beads for at in bead.target] == list(range(len(target)))
    assert all(0 <= bead.confidence <= 1 and (bead.source or bead.target) for bead in beads)
