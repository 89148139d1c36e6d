"""Posts and pictures at WordPress: there once whatever is lost on the way, updated in place, removed alone."""

import time
from collections.abc import Iterator

import pytest
from tests.adapters.targets.wordpress_server import PASSWORD, USER, Blog, blog
from tests.engine.editions.samples import DESK
from tests.engine.editions.targets.standings import CORRECTED, GONE, IN_ARABIC, PUBLISHED, drawn, standing

from colophon.adapters.targets.asking import Server
from colophon.adapters.targets.wordpress import WordPress
from colophon.editions.targets.post import post_slug
from colophon.editions.targets.target import Picture
from colophon.errors import TargetError, UnsafeAddressError

WITH_PICTURE = standing(PUBLISHED.edition, picture=drawn())


@pytest.fixture
def there() -> Iterator[Blog]:
    with blog() as held:
        yield held


def client(there: Blog, *, password: str = PASSWORD, seconds: float = 10, user: str = USER) -> WordPress:
    server = Server(there.url, trusted=True, secret=True, seconds=seconds)
    return WordPress(server, user=user, password=password)


def test_a_post_is_made_once_and_then_corrected_in_place(there: Blog) -> None:
    first = client(there).put(WITH_PICTURE, DESK)
    again = client(there).put(standing(CORRECTED.edition, picture=drawn()), DESK)
    assert first.address == again.address == there.posts[0]["link"]
    assert (len(there.posts), len(there.media)) == (1, 1)
    assert "初版误作42万" in there.posts[0]["content"]
    assert there.posts[0]["meta"]["colophon_edition"] == "2"
    assert there.posts[0]["status"] == "publish"
    assert f'src="{there.media[0]["source_url"]}"' in there.posts[0]["content"]
    assert again.remarks == ()


@pytest.mark.parametrize("before", [0, 1], ids=["at the picture", "at the post"])
def test_an_answer_lost_after_accepting_makes_no_second_one(there: Blog, before: int) -> None:
    there.faults = [""] * before + ["lost"]
    with pytest.raises(TargetError):
        client(there).put(WITH_PICTURE, DESK)
    client(there).put(WITH_PICTURE, DESK)
    assert (len(there.posts), len(there.media)) == (1, 1)


def test_a_request_that_arrives_after_it_was_given_up_is_tidied_away(there: Blog) -> None:
    there.faults = ["slow"]
    with pytest.raises(TargetError, match="took too long"):
        client(there, seconds=0.3).put(PUBLISHED, DESK)
    client(there).put(PUBLISHED, DESK)
    while len(there.posts) < 2:
        time.sleep(0.02)
    done = client(there).put(CORRECTED, DESK)
    assert [one["slug"] for one in there.posts] == [post_slug(PUBLISHED)]
    assert there.posts[0]["link"] == done.address


def test_a_server_error_leaves_nothing_and_is_told(there: Blog) -> None:
    there.faults = ["", "500"]
    with pytest.raises(TargetError, match=r"answered 500.*critical error"):
        client(there).put(WITH_PICTURE, DESK)
    assert there.posts == []
    client(there).put(WITH_PICTURE, DESK)
    assert (len(there.posts), len(there.media)) == (1, 1), "the picture that was taken the first time is used"


def test_a_refused_picture_does_not_hold_up_the_text(there: Blog) -> None:
    odd = standing(PUBLISHED.edition, picture=Picture(data=b"no picture", kind="image/jpeg"))
    done = client(there).put(odd, DESK)
    assert "A picture was refused" in done.remarks[0]
    assert "<img" not in there.posts[0]["content"]
    assert 'href="https://news.example/pier.jpg"' in there.posts[0]["content"]


def test_a_user_who_may_not_upload_may_still_publish(there: Blog) -> None:
    there.faults = ["403"]
    done = client(there).put(WITH_PICTURE, DESK)
    assert "not allowed to upload" in done.remarks[0]
    assert (len(there.posts), len(there.media)) == (1, 0)


@pytest.mark.parametrize("fault", ["500", "lost"])
def test_a_picture_that_fails_comes_later_and_the_text_at_once(there: Blog, fault: str) -> None:
    there.faults = [fault]
    with pytest.raises(TargetError, match="post is there, but not all of its pictures"):
        client(there).put(WITH_PICTURE, DESK)
    assert "<img" not in there.posts[0]["content"]
    client(there).put(WITH_PICTURE, DESK)
    assert (len(there.posts), len(there.media)) == (1, 1)
    assert "<img" in there.posts[0]["content"]


def test_what_a_plug_in_prints_before_the_answer_is_told(there: Blog) -> None:
    there.faults = ["notice"]
    with pytest.raises(TargetError, match="JSON: “Notice : a plug-in talks”"):
        client(there).put(PUBLISHED, DESK)


def test_without_the_plug_in_it_is_said_that_keys_are_not_kept() -> None:
    with blog(plugin=False) as there:
        assert "plug-in" in client(there).put(PUBLISHED, DESK).remarks[0]
        assert "in the text only" in client(there).try_it()
        assert "林若水" in there.posts[0]["content"]


def test_a_takedown_removes_exactly_one(there: Blog) -> None:
    for one in (PUBLISHED, IN_ARABIC):
        client(there).put(one, DESK)
    client(there).remove(PUBLISHED)
    client(there).remove(PUBLISHED)
    assert [one["title"] for one in there.posts] == ["رصيف تبنيه أمواج المدّ"]


def test_a_withdrawal_leaves_the_note(there: Blog) -> None:
    client(there).put(GONE, DESK)
    assert "The source was withdrawn." in there.posts[0]["content"]


def test_trying_says_who_we_are_and_puts_nothing(there: Blog) -> None:
    assert "as “desk”" in client(there).try_it()
    assert there.posts == []


def test_a_wrong_password_is_told_without_telling_it(there: Blog) -> None:
    with pytest.raises(TargetError, match="401") as refused:
        client(there, password="never-shown").try_it()
    assert "never-shown" not in refused.value.message


def test_nobody_there_and_an_address_that_may_not_be_asked() -> None:
    with pytest.raises(TargetError, match="does not accept a connection"):
        WordPress(Server("http://127.0.0.1:9", trusted=True, secret=True), user="a", password="b").try_it()
    with pytest.raises(TargetError, match=r"private network|port"):
        WordPress(Server("http://127.0.0.1:9", trusted=False, secret=True), user="a", password="b").try_it()
    with pytest.raises(UnsafeAddressError, match="unencrypted"):
        Server("http://blog.example", trusted=True, secret=True)
    with pytest.raises(UnsafeAddressError, match="password"):
        Server("https://desk:secret@blog.example", trusted=True, secret=True)


def test_a_post_that_an_editor_gave_another_language_is_still_found(there: Blog) -> None:
    """As with WPML, which answers with the posts of its first language unless it is asked for all."""
    there.only = "en"
    client(there).put(PUBLISHED, DESK)
    there.posts[0]["lang"] = "zh"
    client(there).put(CORRECTED, DESK)
    assert [one["slug"] for one in there.posts] == [post_slug(PUBLISHED)]
    assert "旧码头" in there.posts[0]["content"]


def test_posts_that_are_told_of_unasked_are_left_alone(there: Blog) -> None:
    others = [there.add(there.posts, {"slug": slug, "content": "theirs"}) for slug in ("hello-world", "about-us")]
    there.unasked = True
    client(there).put(PUBLISHED, DESK)
    client(there).remove(PUBLISHED)
    assert there.posts == others
    assert [one["content"] for one in others] == ["theirs", "theirs"]


def test_an_address_that_leads_on_is_told_with_the_one_to_give(there: Blog) -> None:
    there.moved = "https://www.blog.example/zh"
    with pytest.raises(TargetError, match=r"leads on to “https://www\.blog\.example/zh/”"):
        client(there).try_it()
