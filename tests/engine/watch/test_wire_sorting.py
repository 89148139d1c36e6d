"""Rules, domains and rhythm of the wire: what fits and, as often, what does not."""

import pytest

from colophon.watch.wire.domains import as_domain, welcome
from colophon.watch.wire.entry import Entry
from colophon.watch.wire.rhythm import DAY, HOUR, SOONEST, next_reading
from colophon.watch.wire.rules import Rule, Verdict, deciding_rule, has_word

ENTRY = Entry(
    address="https://news.example/a",
    title="Migration over the strait",
    summary="The pier was closed.",
    author="Ina Holm",
    sections=("World", "Europe"),
    licence="CC BY-ND 4.0",
)
SHOW = Verdict.SHOW


@pytest.mark.parametrize(
    "rule",
    [
        Rule(verdict=SHOW, words=("pier", "gull")),
        Rule(verdict=SHOW, words=("MIGRATION",)),
        Rule(verdict=SHOW, words=("migra*",)),
        Rule(verdict=SHOW, section="euro"),
        Rule(verdict=SHOW, author="holm", without=("gull",)),
        Rule(verdict=SHOW, licence="cc by"),
        Rule(verdict=SHOW, feed="f"),
    ],
)
def test_a_rule_fits(rule: Rule) -> None:
    assert deciding_rule(ENTRY, [rule], feed="f") == 0


@pytest.mark.parametrize(
    "rule",
    [
        Rule(verdict=SHOW),
        Rule(verdict=SHOW, words=("pie",)),
        Rule(verdict=SHOW, words=("pier",), without=("strait",)),
        Rule(verdict=SHOW, words=("pier",), section="Sport"),
        Rule(verdict=SHOW, author="Bo"),
        Rule(verdict=SHOW, licence="CC0"),
        Rule(verdict=SHOW, feed="g", words=("pier",)),
        Rule(verdict=SHOW, words=("  ",)),
    ],
)
def test_a_rule_does_not_fit(rule: Rule) -> None:
    assert deciding_rule(ENTRY, [rule], feed="f") is None


def test_the_first_rule_that_fits_decides() -> None:
    rules = [
        Rule(verdict=SHOW, words=("gull",)),
        Rule(verdict=Verdict.LEAVE_OUT, section="World"),
        Rule(verdict=SHOW, feed="f"),
    ]
    assert deciding_rule(ENTRY, rules, feed="f") == 1


def test_words_of_scripts_without_blanks_stand_anywhere() -> None:
    assert has_word("新码头五月开放", "码头")
    assert not has_word("新码头五月开放", "机场")
    assert has_word("Straße", "STRASSE")


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("https://good.example/a", True),
        ("https://www.good.example/a", True),
        ("https://ads.good.example/a", False),
        ("https://ok.ads.good.example/a", True),
        ("https://notgood.example/a", False),
        ("https://other.example/", False),
        ("nonsense", False),
    ],
)
def test_the_nearest_domain_decides(address: str, taken: bool) -> None:
    allowed, blocked = {"good.example", "ok.ads.good.example"}, {"ads.good.example", "other.example"}
    assert welcome(address, allowed=allowed, blocked=blocked) is taken


def test_without_a_list_of_the_allowed_all_but_the_blocked_are_welcome() -> None:
    assert welcome("https://a.example/", allowed=(), blocked={"b.example"})
    assert not welcome("https://x.b.example/", allowed=(), blocked={"b.example"})


@pytest.mark.parametrize(
    ("said", "domain"),
    [
        ("https://www.Example.org/news?x", "example.org"),
        ("*.example.org", "example.org"),
        ("пірс.example", "xn--o1acd6f.example"),
        ("localhost", ""),
        ("a b.example", ""),
        ("", ""),
        ("..", ""),
    ],
)
def test_a_domain_as_people_write_it(said: str, domain: str) -> None:
    assert as_domain(said) == domain


def test_a_feed_is_read_as_often_as_it_has_something_new() -> None:
    def pause(**said: object) -> float:
        return next_reading("https://a.example/", read=0.0, **said)  # type: ignore[arg-type]

    hourly, weekly = [-HOUR * n for n in range(9)], [-7 * DAY * n for n in range(9)]
    assert 0.5 * HOUR <= pause(published=hourly) < 0.6 * HOUR
    assert 12 * HOUR <= pause(published=weekly) < 14 * HOUR
    assert SOONEST <= pause(published=[0.0] * 9) < 1.2 * SOONEST
    assert pause(failures=3) >= 8 * HOUR
    assert 7 * DAY <= pause(failures=99) < 8 * DAY
    assert pause(asked=2 * DAY) >= 2 * DAY
    assert pause(asked=10**9) < 8 * DAY
