"""Where a translation has left an original that it agreed with before, and what the original would read then."""

import pytest

from colophon.article.pair import Pair
from colophon.checks.check import Brief
from colophon.watch.change import Reason
from colophon.watch.noticed import noticed

ZH = Brief(source_language="en", target_language="zh-Hans")
FR = Brief(source_language="en", target_language="fr")
LEAVES = [
    (
        "The pier cost 4.2 million.",
        "码头耗资420万。",
        "码头耗资520万。",
        ZH,
        Reason.VALUE,
        "The pier cost 5.2 million.",
    ),
    ("It has 24 lamps.", "它有24盏灯。", "它有四十二盏灯。", ZH, Reason.VALUE, "It has 42 lamps."),
    ("It cost 12,400 dollars.", "它耗资12400美元。", "它耗资13400美元。", ZH, Reason.VALUE, "It cost 13,400 dollars."),
    ("It opens on 5 May.", "五月五日开放。", "六月五日开放。", ZH, Reason.VALUE, "It opens on 5 June."),
    ("It will not open.", "它不会开放。", "它将开放。", ZH, Reason.NEGATION, "It will not open."),
    ("Ina Holm came.", "Ina Holm est venue.", "Ina Holt est venue.", FR, Reason.NAME, "Ina Holt came."),
    ("It opens in May.", "五月开放。", "", ZH, Reason.DROPPED, ""),
    ("It opens in May.", "五月开放。", "五月开放。门票免费。", ZH, Reason.ADDED, "It opens in May."),
]
STAYS = [
    ("It has 24 lamps.", ["它有42盏灯。"], "它有43盏灯。", ZH),  # they never agreed: the checks ask about that
    ("It has 24 lamps.", ["它有42盏灯。"], "它有24盏灯。", ZH),
    ("It has 24 lamps.", ["它有24盏灯。", "它有42盏灯。", "它有24盏灯。"], "它有24盏灯。", ZH),
    ("It has 24 lamps.", ["它有24盏灯。"], "灯有二十四盏。", ZH),
    ("It opens in May.", ["五月开放。"], "将于五月开放。", ZH),
    ("It opens in May, and is free.", ["五月开放，门票免费。"], "五月开放。门票免费。", ZH),
    ("Ina Holm came.", ["Ina Holm est venue."], "Mme Holm est venue.", FR),
    ("It opens in May.", [], "", ZH),
    ("It opens in May.", ["", "五月"], "五月开放。", ZH),
]


@pytest.mark.parametrize(("source", "was", "now", "brief", "reason", "after"), LEAVES, ids=lambda one: str(one)[:24])
def test_what_left_the_original_is_noticed(
    source: str, was: str, now: str, brief: Brief, reason: Reason, after: str
) -> None:
    found = noticed(Pair("a", source, now, "0"), [was], brief, finished=[was])
    assert [(one.reason, one.after) for one in found] == [(reason, after)]


@pytest.mark.parametrize(("source", "earlier", "now", "brief"), STAYS, ids=lambda one: str(one)[:24])
def test_what_did_not_is_not(source: str, earlier: list[str], now: str, brief: Brief) -> None:
    assert noticed(Pair("a", source, now, "0"), earlier, brief, finished=earlier) == ()


def test_a_value_is_written_as_the_original_writes_values() -> None:
    brief = Brief(source_language="de", target_language="en")
    pair = Pair("a", "Es kostete 4,2 Millionen Euro.", "It cost 5.25 million euros.", "0")
    (found,) = noticed(pair, ["It cost 4.2 million euros."], brief)
    assert (found.says, found.now) == ("4,2 Millionen", "5.25 million")
    assert found.after == "Es kostete 5,25 Millionen Euro."


def test_a_sentence_that_is_being_typed_is_not_one_more() -> None:
    pair = Pair("a", "It opens in May, and is free.", "五月开放。门票免费。", "0")
    assert noticed(pair, ["五月", "五月开放。", "五月开放。门票"], ZH) == ()


def test_where_two_numbers_are_alike_a_person_writes() -> None:
    pair = Pair("a", "24 lamps and 24 lights", "42盏灯和24盏灯", "0")
    assert {one.after for one in noticed(pair, ["24盏灯和24盏灯"], ZH)} <= {pair.source}
