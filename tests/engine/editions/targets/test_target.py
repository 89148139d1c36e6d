"""What stays the same through all editions of an article, when to try again, and which way a form can go."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.engine.editions.samples import DESK
from tests.engine.editions.targets.standings import CORRECTED, GONE, IN_ARABIC, PICTURE_URL, PUBLISHED, drawn, standing

from colophon.editions.slug import is_slug
from colophon.editions.targets.body import body_html
from colophon.editions.targets.post import META, picture_slug, post_of, post_slug
from colophon.editions.targets.print_page import print_page
from colophon.editions.targets.target import Form, Way, next_try, ways_of

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_patience_grows_and_ends() -> None:
    waits = [next_try(tries, NOW) for tries in range(1, 12)]
    known = [wait for wait in waits if wait]
    assert known[0] == NOW + timedelta(minutes=1)
    assert known == sorted(known)
    assert waits[-1] is None, "somebody has to look"
    assert next_try(0, NOW) is None


@pytest.mark.parametrize("form", Form)
def test_every_form_has_a_way(form: Form) -> None:
    assert ways_of(form)
    assert (Way.WORDPRESS in ways_of(form)) is (form is Form.POST)


def test_a_post_is_found_by_one_slug_through_all_editions() -> None:
    assert post_slug(PUBLISHED) == post_slug(CORRECTED)
    assert is_slug(post_slug(PUBLISHED))
    assert len({post_slug(one) for one in (PUBLISHED, GONE, IN_ARABIC)}) == 3
    assert picture_slug(drawn("navy")) != picture_slug(drawn("red"))


def test_a_post_tells_who_from_what_and_which_edition() -> None:
    post = post_of(CORRECTED, DESK, pictures={})
    assert set(post.meta) == set(META)
    assert post.meta["colophon_translators"] == "林若水"
    assert post.meta["colophon_edition"] == "2"
    assert (post.date, post.title) == ("2026-03-03T15:00:00", "潮水砌成的码头")
    for name in ("Ina Holm", "林若水", "Bo Marsh", "https://news.example/pier"):
        assert name in post.content


def test_a_picture_is_shown_from_where_it_was_taken_and_linked_to_elsewhere() -> None:
    there = {PICTURE_URL: "https://blog.example/files/pier.jpg"}
    assert '<img src="https://blog.example/files/pier.jpg"' in post_of(PUBLISHED, DESK, pictures=there).content
    assert "<img" not in post_of(PUBLISHED, DESK, pictures={}).content


def test_nothing_of_a_withdrawn_text_is_put() -> None:
    post = post_of(GONE, DESK, pictures={})
    assert "The source was withdrawn." in post.content
    assert "quarter past five" not in post.content
    assert post.excerpt == ""


def test_a_page_to_be_printed_holds_each_note_under_its_own_name() -> None:
    page = print_page([standing(PUBLISHED.edition, picture=drawn()), IN_ARABIC], DESK, title="x")
    assert page.count('id="note-') == 2
    assert page.count(f'id="note-{PUBLISHED.slug}-1"') == 1
    assert f'src="pictures/{PUBLISHED.slug}/0"' in page
    assert '<article lang="ar" dir="rtl">' in page


def test_a_body_holds_nothing_that_runs() -> None:
    body = body_html(PUBLISHED, DESK, pictures={})
    assert "javascript:" not in body
    assert "<script" not in body
