"""What a look at an address shows, which pairs it touches, and when the next one is due."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.watch.test_compare import STORY, article

from colophon.article.article import Article
from colophon.article.pair import Pair
from colophon.segments.pair_articles import split_article
from colophon.watch.change import Drift, Reason
from colophon.watch.compare import compared
from colophon.watch.look import Fetched, Sight, look
from colophon.watch.onto_pairs import touched
from colophon.watch.schedule import DAY, HOUR, Watched, allowed, due, next_look

ADDRESS = "https://news.example/ferry"
BEFORE = Article(**{**{f: getattr(article(*STORY), f) for f in Article.__slots__}, "url": ADDRESS})


def seen(*texts: str, status: int = 200, address: str = ADDRESS, **more: bool) -> Sight:
    return look(BEFORE, Fetched(status=status, address=address, article=article(*texts), **more)).sight


@pytest.mark.parametrize(
    ("status", "sight"),
    [
        (304, Sight.UNCHANGED),
        (404, Sight.WITHDRAWN),
        (410, Sight.WITHDRAWN),
        (451, Sight.WITHDRAWN),
        (402, Sight.WALLED),
        (403, Sight.WALLED),
        (500, Sight.UNREACHABLE),
        (503, Sight.UNREACHABLE),
        (0, Sight.UNREACHABLE),
        (200, Sight.UNREADABLE),
    ],
)
def test_a_status_alone_says_this(status: int, sight: Sight) -> None:
    assert look(BEFORE, Fetched(status=status, address=ADDRESS)).sight is sight


def test_a_page_says_more_than_its_status() -> None:
    assert seen(*STORY) is Sight.UNCHANGED
    assert seen(*STORY, address="https://news.example/2026/ferry") is Sight.MOVED
    assert seen(STORY[0].replace("214", "241"), *STORY[1:]) is Sight.CHANGED
    assert seen(STORY[0][:80]) is Sight.WALLED
    assert seen(*STORY, refused=True) is Sight.WALLED
    assert seen("This article has been removed at the request of its author.") is Sight.WITHDRAWN
    assert seen("Weather for the coast: wind from the west, rain by night, and a calm weekend.") is Sight.UNREADABLE
    assert seen("Nothing to see on these pages now, sorry about that.", noindex=True) is Sight.WITHDRAWN


def test_changes_are_laid_onto_the_pairs_that_they_touch() -> None:
    pairs = [Pair(p.id, p.source, f"t{p.id}", p.place) for p in split_article(BEFORE)]
    after = article(
        STORY[0].replace("214", "241"),
        STORY[1].replace("said", "said,").replace("open,”", "open”"),
        "The insurer refused to pay.",
        *STORY[2:4],
    )
    found = touched(compared(BEFORE, after), pairs)
    assert [(one.pair.source if one.pair else "", one.change.reasons) for one in found] == [
        (STORY[0], {Reason.VALUE}),
        ("", {Reason.ADDED}),
        (STORY[4], {Reason.DROPPED}),
    ]
    assert found[1].after is not None
    assert found[1].after.source == STORY[1]


def test_a_change_inside_a_pair_of_two_sentences_finds_it() -> None:
    whole = Pair("1", f"{STORY[2]} {STORY[3]}", "beide", "0")
    (found,) = touched(compared(article(*STORY[2:4]), article(STORY[2].replace("March", "May"), STORY[3])), [whole])
    assert found.pair == whole


def test_the_same_sentence_twice_is_told_apart_by_its_place() -> None:
    before = article("Nobody answered in 2024.", "Then they called again.", "Nobody answered in 2024.")
    after = article("Nobody answered in 2024.", "Then they called again.", "Nobody answered in 2025.")
    (found,) = touched(compared(before, after), split_article(before))
    assert found.pair is not None
    assert found.pair.place == "2"


def test_looks_grow_rarer_with_age_and_after_failures_and_obey_the_server() -> None:
    fresh = Watched(address=ADDRESS, captured=0, looked=HOUR)
    old = Watched(address=ADDRESS, captured=0, looked=400 * DAY)
    failing = Watched(address=ADDRESS, captured=0, looked=20 * DAY, failures=2)
    asked = Watched(address=ADDRESS, captured=0, looked=HOUR, retry_after=3 * DAY)
    assert next_look(fresh) - fresh.looked < 4 * HOUR
    assert next_look(old) - old.looked > 30 * DAY
    assert next_look(failing) - failing.looked > 12 * DAY
    assert next_look(asked) - asked.looked >= 3 * DAY


def test_a_fresh_source_that_fails_is_tried_again_often_enough_for_a_day() -> None:
    failing = [Watched(address=ADDRESS, captured=0, looked=3 * DAY, failures=count) for count in (1, 2, 3, 9)]
    pauses = [(next_look(one) - one.looked) / HOUR for one in failing]
    assert pauses == sorted(pauses)
    assert 0.8 <= pauses[0] <= 1.2
    assert pauses[-1] <= 9.6
    usual = next_look(Watched(address=ADDRESS, captured=0, looked=2.9 * DAY)) - 2.9 * DAY
    assert usual / HOUR + sum(pauses[:3]) <= 24


@given(st.floats(0, 4e9), st.floats(0, 4e9), st.integers(0, 10**6), st.floats(0, 1e12))
def test_a_next_look_is_always_later_and_within_reason(
    captured: float, looked: float, failures: int, retry: float
) -> None:
    one = Watched(address=ADDRESS, captured=captured, looked=looked, failures=failures, retry_after=retry)
    assert 0.2 * HOUR < next_look(one) - looked < 80 * DAY


def test_a_host_is_asked_one_thing_at_a_time_and_not_without_end() -> None:
    sources = [Watched(address=f"https://news.example/{n}", captured=0, looked=0) for n in range(20)]
    sources += [Watched(address="https://other.example/1", captured=0, looked=0)]
    waiting = list(due(sources, now=10 * DAY))
    assert len(waiting) == 21
    assert {one.host for one in allowed(waiting, asked_today={})} == {"news.example", "other.example"}
    assert [one.host for one in allowed(waiting, asked_today={"news.example": 500})] == ["other.example"]
    assert list(due(sources, now=-5)) == []


def test_fresh_sources_of_one_moment_are_not_due_in_step() -> None:
    moments = {round(next_look(Watched(address=f"https://news.example/{n}", captured=0, looked=0))) for n in range(50)}
    assert len(moments) > 40
    assert look(BEFORE, Fetched(status=304, address=ADDRESS)).drift == Drift.NONE


@pytest.mark.parametrize(("kept", "sight"), [(2, "walled"), (4, "walled"), (8, "changed"), (9, "changed")])
def test_a_text_that_only_stops_stands_behind_a_wall(kept: int, sight: str) -> None:
    body = [
        f"{text} It went on for {number} more days than anybody had thought." for number, text in enumerate(STORY * 2)
    ]
    before = replace(article(*body), url=ADDRESS)
    page = article(*body[:kept], "Log in to read on.")
    assert look(before, Fetched(status=200, address=ADDRESS, article=page)).sight == sight
    without_the_first = article(*body[3:])  # an editor cut it: that is news
    assert look(before, Fetched(status=200, address=ADDRESS, article=without_the_first)).sight is Sight.CHANGED


def test_the_beginning_of_a_text_among_other_things_stands_behind_a_wall() -> None:
    body = tuple(f"{text} And so it went on for many more days than anybody had thought." for text in STORY * 6)
    whole = article(*body)
    before = Article(**{**{f: getattr(whole, f) for f in Article.__slots__}, "url": ADDRESS})
    around = ("Subscribe now to read on.", "Ten things that you missed.", "A walk along the canal in spring.")
    page = article(body[0], *around)
    assert look(before, Fetched(status=200, address=ADDRESS, article=page)).sight is Sight.WALLED
    other = article("Something else entirely happened.", *around)
    assert look(before, Fetched(status=200, address=ADDRESS, article=other)).sight is Sight.UNREADABLE
