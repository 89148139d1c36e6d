"""An earlier translation takes the numbers and links of the new text where that is certain, and asks elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.memory.adapt import Fit, adapted
from colophon.memory.unit import Unit


def proposed(old: str, target: str, new: str, *, to: str = "zh-Hans") -> tuple[str, bool]:
    unit = Unit(source=old, target=target, source_language="en", target_language=to)
    proposal = adapted(unit, new)
    return proposal.target, proposal.doubtful


@pytest.mark.parametrize(
    ("old", "target", "new", "wanted", "to"),
    [
        ("The ferry has 40 seats.", "渡轮有40个座位。", "The ferry has 52 seats.", "渡轮有52个座位。", "zh-Hans"),
        ("It opens on 3 May.", "5月3日开放。", "It opens on 7 May.", "5月7日开放。", "zh-Hans"),
        ("About 40 of 400 boats", "Etwa 40 von 400 Booten", "About 50 of 40 boats", "Etwa 50 von 40 Booten", "de"),
        ("12,400 came.", "12.400 kamen.", "98,300 came.", "98.300 kamen.", "de"),
        ("It rose by 3.5 %.", "Es stieg um 3,5 %.", "It rose by 4.75 %.", "Es stieg um 4,75 %.", "de"),
        (
            "It cost 4.2 million dollars.",
            "耗资420万美元。",
            "It cost 5.4 million dollars.",
            "耗资540万美元。",
            "zh-Hans",
        ),
        ("It cost 4.2 million.", "耗资420万。", "It cost 12.25 million.", "耗资1225万。", "zh-Hans"),
        ("About 10,000 came.", "约1万人前来。", "About 12,000 came.", "约1.2万人前来。", "zh-Hans"),
        ("It cost 4.2 billion.", "耗资42亿。", "It cost 0.6 billion.", "耗资6亿。", "zh-Hans"),
        (
            "It cost 4.2 million.",
            "Es kostete 4,2 Millionen.",
            "It cost 5.4 million.",
            "Es kostete 5,4 Millionen.",
            "de",
        ),
        ("About 2,100 people", "约2,100人", "About 4,300 people", "约4,300人", "zh-Hans"),
        ("About 2,100 people", "约2100人", "About 14,300 people", "约14300人", "zh-Hans"),
        ("It has 40 seats.", "فيها ٤٠ مقعدا.", "It has 52 seats.", "فيها ٥٢ مقعدا.", "ar"),
        (
            "See [it][1] and [that][2].",
            "见[它][1]和[那][2]。",
            "See [it][7] and [that][3].",
            "见[它][7]和[那][3]。",
            "zh-Hans",
        ),
    ],
)
def test_what_is_certain_is_adapted(old: str, target: str, new: str, wanted: str, to: str) -> None:
    assert proposed(old, target, new, to=to) == (wanted, False)


@pytest.mark.parametrize(
    ("old", "target", "new"),
    [
        ("The pier cost 4.2 million.", "码头耗资四百二十万。", "The pier cost 5.1 million."),
        ("The pier cost 4.2 million.", "码头耗资420万。", "The pier cost 5.12345 million."),
        ("The pier cost 4.2 million.", "码头耗资420万。", "The pier cost 540 million."),
        ("It opens at 20:00.", "它于20:00开放。", "It opens at 21:30."),
        ("It has 40 seats.", "它有四十个座位。", "It has 52 seats."),
        ("It has 40 seats.", "它有40个座位。", "It has 52 seats and 3 doors."),
    ],
)
def test_what_is_not_certain_stays_and_is_asked_about(old: str, target: str, new: str) -> None:
    assert proposed(old, target, new) == (target, True)


def test_links_stay_where_their_number_differs() -> None:
    assert proposed("See [it][1].", "见[它][1]。", "See [it][2] and [that][3].") == ("见[它][1]。", False)


def test_what_was_put_in_and_what_is_doubtful_is_pointed_at() -> None:
    old = "About 40 of 400 boats stayed for 9 days."
    unit = Unit(source=old, target="400艘船中约有40艘停留了九天。", source_language="en", target_language="zh-Hans")
    proposal = adapted(unit, "About 50 of 410 boats stayed for 12 days.")
    assert proposal.target == "410艘船中约有50艘停留了九天。"
    spots = [(proposal.target[one.start : one.end], one.fit) for one in proposal.spots]
    assert spots == [("410", Fit.ADAPTED), ("50", Fit.ADAPTED), ("九", Fit.DOUBTFUL)]


def test_the_same_source_changes_nothing() -> None:
    assert proposed("It has 40 seats.", "它有41个座位。", "It has 40 seats.") == ("它有41个座位。", True)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_spots_of_any_texts_stand_in_order_inside_the_proposal(old: str, target: str, new: str) -> None:
    proposal = adapted(Unit(source=old, target=target, source_language="en", target_language="zh-Hans"), new)
    bounds = [bound for spot in proposal.spots for bound in (spot.start, spot.end)]
    assert bounds == sorted(bounds)
    assert all(0 <= bound <= len(proposal.target) for bound in bounds)
