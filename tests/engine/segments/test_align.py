"""Every sentence stands in exactly one bead; translations that are easy to see are seen."""

from hypothesis import given
from hypothesis import strategies as st
from tests.examples import times_usual

from colophon.segments.align import align, texts_belong
from colophon.segments.bead import ASK_BELOW, Bead
from colophon.segments.lexicon import learn
from colophon.testing import FakeVectors

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


def test_a_sentence_that_only_names_again_what_its_neighbour_names_is_left_out() -> None:
    source = [
        ENGLISH[0],
        "Hanna Velt of Brackwater Mutual will not sign the harbour contract.",
        "Hanna Velt wrote on Tuesday to the office of Port Aldra that the terms of the harbour contract had changed.",
        *ENGLISH[3:],
    ]
    target = [
        "Le port de Port Aldra a rouvert le 6 mai.",
        "Hanna Velt a écrit mardi au bureau de Port Aldra que les termes du contrat du port avaient changé.",
        "Brackwater Mutual n'est pas d'accord.",
        "Une décision est attendue le 12 juin, avant le début de l'été.",
    ]
    beads = align(source, target, source_language="en", target_language="fr")
    assert links(beads) == [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,)), ((4,), (3,))]


def test_neighbours_that_changed_places_are_found() -> None:
    swapped = [CHINESE[0], CHINESE[2], CHINESE[1], *CHINESE[3:]]
    beads = align(ENGLISH, swapped, source_language="en", target_language="zh-Hans")
    assert links(beads) == [((0,), (0,)), ((1,), (2,)), ((2,), (1,)), ((3,), (3,)), ((4,), (4,))]


def test_short_cells_that_stand_alone_are_sure() -> None:
    beads = align(["Next", "Total"], ["Далі", "Разом"], source_language="en", target_language="uk")
    assert [bead.confidence > 0.8 for bead in beads] == [True, True]


def test_a_long_document_is_gone_through_in_windows() -> None:
    source = [f"Line {at} of the long report tells of {at * 37 % 1009} boats." for at in range(450)]
    target = [
        f"Рядок {at} довгого звіту розповідає про {at * 37 % 1009} човнів." for at in range(450) if at % 100 != 50
    ]
    beads = align(source, target, source_language="en", target_language="uk")
    assert [bead.source for bead in beads if not bead.target] == [(at,) for at in range(50, 450, 100)]
    assert sum(len(bead.source) == len(bead.target) == 1 for bead in beads) == 446


def test_a_translation_of_another_article_is_doubted() -> None:
    other = [
        "Кіт спав на даху.",
        "Потім пішов сніг, і все стихло.",
        "Ніхто не бачив, куди він пішов.",
        "Марта мовчала.",
    ]
    other += ["Увечері вони пекли хліб.", "Двері рипнули.", "Пахло димом і яблуками.", "Так минула зима."]
    source = [*ENGLISH, "The crew of the Ebba Lind was 12.", "Port Aldra has 2,300 people.", "It closed on 3 March."]
    assert texts_belong(source, other, source_language="en", target_language="uk") < ASK_BELOW
    beads = align(source, other, source_language="en", target_language="uk")
    assert all(bead.confidence < 0.5 for bead in beads)


def test_a_translation_belongs_to_its_source() -> None:
    assert texts_belong(ENGLISH, CHINESE, source_language="en", target_language="zh-Hans") > 0.7


def test_a_model_of_sentences_may_be_asked() -> None:
    meanings = {"dog": 0, "hund": 0, "snow": 1, "schnee": 1, "bread": 2, "brot": 2}
    source = ["Snow came.", "The dog slept on.", "Bread was baked."]
    target = ["Der Hund schlief.", "Man buk ein Brot."]
    told = align(source, target, source_language="en", target_language="de", vectors=FakeVectors(meanings))
    assert links(told) == [((0,), ()), ((1,), (0,)), ((2,), (1,))]


def test_what_a_desk_has_learned_helps() -> None:
    taught = learn([("red fox", "roter fuchs"), ("red hen", "rotes huhn"), ("fox", "fuchs"), ("hen", "huhn")] * 3)
    assert taught.links["fox"]["fuchs"] > 0.5


@times_usual(2)
@given(st.lists(st.text(max_size=12), max_size=8), st.lists(st.text(max_size=12), max_size=8))
def test_every_sentence_is_accounted_for(source: list[str], target: list[str]) -> None:
    beads = align(source, target, source_language="en", target_language="ja")
    assert [at for bead in beads for at in bead.source] == list(range(len(source)))
    assert sorted(at for bead in beads for at in bead.target) == list(range(len(target)))
    assert all(0 <= bead.confidence <= 1 and (bead.source or bead.target) for bead in beads)
