"""Managers add, try, pause and end targets; everybody sees where an article is; secrets are never shown."""

import html
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from tests.adapters.targets.bucket_server import bucket
from tests.adapters.targets.wordpress_server import PASSWORD, USER, Blog, blog
from tests.desk.conftest import Team, at
from tests.desk.test_deliveries import add, add_blog
from tests.desk.test_pages import desk_of
from tests.desk.test_publishing import sign_all
from tests.desk.visits import newcomer, visitor

from colophon.adapters.home import Home
from colophon.adapters.targets import carrying
from colophon.desk.actions.deliveries import deliver_due
from colophon.desk.actions.found import found_desk
from colophon.desk.models import DeliveryRecord, Target
from colophon.desk.roles import DeskRole
from colophon.desk.targets.clients import secrets_of
from colophon.editions.targets.target import Form, Way
from colophon.errors import StorageFullError

HERE = "/harbour-desk/settings/targets/"
BLOG = {"name": "blog", "form": "post", "way": "wordpress", "user": USER, "secret": PASSWORD, "status": "draft"}


@pytest.fixture
def manager(team: Team) -> Client:
    return newcomer(desk_of(team), "mira", DeskRole.MANAGER)


@pytest.fixture
def there() -> Iterator[Blog]:
    with blog() as held:
        yield held


def test_a_target_is_added_paused_and_ended(team: Team, manager: Client, home: Path) -> None:
    assert "There are none yet" in manager.get(HERE).content.decode()
    said = {"name": "books", "form": "epub", "way": "folder"}
    assert manager.post(f"{HERE}add/", said).status_code == 302
    page = manager.get(HERE).content.decode()
    assert "books is added" in page
    number = Target.objects.get().pk
    assert "can be written" in manager.post(f"{HERE}{number}/", {"verb": "try"}, follow=True).content.decode()
    manager.post(f"{HERE}{number}/", {"verb": "pause"})
    assert "Go on" in manager.get(HERE).content.decode()
    manager.post(f"{HERE}{number}/", {"verb": "go-on"})
    assert manager.post(f"{HERE}{number}/", {"verb": "what"}).status_code == 404
    manager.post(f"{HERE}{number}/", {"verb": "end"})
    assert manager.post(f"{HERE}{number}/", {"verb": "end"}).status_code == 404
    assert Target.objects.get().ended


def test_another_password_is_kept_tried_and_never_shown(team: Team, home: Path, manager: Client, there: Blog) -> None:
    target = add_blog(team, home, there)
    secrets_of(Home(home)).put(f"target-{target.pk}", "revoked")
    assert "application password" in manager.post(f"{HERE}{target.pk}/", {"verb": "try"}, follow=True).content.decode()
    said = {"verb": "secret", "secret": f" {PASSWORD}\n"}
    page = manager.post(f"{HERE}{target.pk}/", said, follow=True).content.decode()
    assert "lets us in as" in page
    assert PASSWORD not in page
    assert "The secret is empty" in manager.post(f"{HERE}{target.pk}/", {"verb": "secret"}).content.decode()
    assert secrets_of(Home(home)).get(f"target-{target.pk}") == PASSWORD


def test_what_does_not_fit_is_said_on_the_form(team: Team, manager: Client) -> None:
    wrong = manager.post(f"{HERE}add/", {"name": "x", "form": "epub", "way": "wordpress"})
    assert wrong.status_code == 422
    assert "A post goes to WordPress only" in wrong.content.decode()
    assert manager.post(f"{HERE}add/", {"name": "../x", "form": "epub", "way": "folder"}).status_code == 422
    assert not Target.objects.exists()


@pytest.mark.parametrize(
    ("form", "way", "address"),
    [
        ("site", "folder", "/etc"),
        ("mirror", "git", "/srv/any.git"),
        ("mirror", "git", "ext::sh -c id"),
        ("site", "command", "rm -rf"),
        ("site", "s3", "http://169.254.169.254/latest"),
        ("post", "wordpress", "http://127.0.0.1:1"),
    ],
)
def test_the_browser_cannot_lead_the_server_where_it_should_not_go(
    team: Team, manager: Client, form: str, way: str, address: str
) -> None:
    said = {"name": "x", "form": form, "way": way, "address": address, "user": "a", "secret": "b"}
    answer = manager.post(f"{HERE}add/", said)
    if answer.status_code == 302:
        tried = manager.post(f"{HERE}{Target.objects.get().pk}/", {"verb": "try"}, follow=True).content.decode()
        assert "notice error" in tried
        return
    assert answer.status_code == 409
    assert not Target.objects.exists()


def test_a_secret_is_kept_and_never_shown(team: Team, manager: Client, home: Path, there: Blog) -> None:
    manager.post(f"{HERE}add/", BLOG | {"address": there.url, "secret": "tide-42-never"})
    assert (home / "secrets" / f"target-{Target.objects.get().pk}").read_text() == "tide-42-never"
    assert "tide-42-never" not in manager.get(HERE).content.decode()
    assert "tide-42-never" not in str(list(Target.objects.values()))


def test_where_an_article_is_stands_on_its_page(team: Team, manager: Client, home: Path, there: Blog) -> None:
    manager.post(f"{HERE}add/", BLOG | {"address": there.url})
    Target.objects.update(trusted=True)  # only so that the test's own server may be asked
    chen = visitor(team.chen)
    sign_all(team)
    chen.post("/harbour-desk/t1/publish/now/", {"kind": "first"})
    assert "on its way" in chen.get("/harbour-desk/t1/publish/").content.decode()
    there.faults = ["500"]
    moment = DeliveryRecord.objects.get().ordered
    deliver_due(home=Home(home), now=moment)
    page = chen.get("/harbour-desk/t1/publish/").content.decode()
    assert "WordPress answered 500" in page
    assert "Try again now" in page
    assert "Try again now" not in visitor(team.anna).get("/harbour-desk/t1/publish/").content.decode()
    assert visitor(team.bo).post("/harbour-desk/t1/publish/again/").status_code == 403
    assert chen.post("/harbour-desk/t1/publish/again/").status_code == 302
    deliver_due(home=Home(home), now=DeliveryRecord.objects.get().next_try or moment)
    assert there.posts[0]["status"] == "draft"
    assert f'href="{there.posts[0]["link"]}"' in chen.get("/harbour-desk/t1/publish/").content.decode()


def test_another_desk_has_its_own(team: Team, manager: Client) -> None:
    manager.post(f"{HERE}add/", {"name": "books", "form": "epub", "way": "folder"})
    other = newcomer(found_desk("Mountain desk", now=at(0)), "kim", DeskRole.MANAGER)
    assert other.get(HERE).status_code == 404
    assert other.post(f"/mountain-desk/settings/targets/{Target.objects.get().pk}/", {"verb": "end"}).status_code == 404


@pytest.mark.parametrize(
    ("form", "fault", "words"),
    [
        ("post", "500", "WordPress answered 500: it could not do it"),
        ("post", "lost", "breaks off"),
        ("site", "503", "answered 503"),
        ("mirror", "full", "There is no room left"),
    ],
)
def test_what_went_wrong_stands_on_the_articles_page_in_plain_words(
    team: Team, home: Path, there: Blog, monkeypatch: pytest.MonkeyPatch, form: str, fault: str, words: str
) -> None:
    """The others are right all the same, and the page says when it is tried again."""
    add(team, home, "other", Form.NINJS)
    sign_all(team)
    with bucket() as (address, held):
        if form == "post":
            add_blog(team, home, there)
            there.faults = [fault]
        elif form == "site":
            key = {"options": {"user": "AK", "region": "eu"}, "secret": "tide-42"}
            add(team, home, "www", Form.SITE, Way.S3, address=address, **key)
            held.refuse = [200, 200, 503, 503, 503]
        else:
            add(team, home, "books", Form.MIRROR)
            _fill(monkeypatch, "books")
        chen = visitor(team.chen)
        chen.post("/harbour-desk/t1/publish/now/", {"kind": "first"})
        done = deliver_due(home=Home(home), now=DeliveryRecord.objects.latest("pk").ordered)
        assert sorted(one.state for one in done) == ["failed", "sent"]
        page = html.unescape(chen.get("/harbour-desk/t1/publish/").content.decode())
        assert words in page
        assert "Tried again after" in page
        said = next(line for line in page.split("</p>") if words in line)
        assert "Tried again" not in said, "what others said is a line of its own: it may run the other way"
        monkeypatch.undo()
        later = DeliveryRecord.objects.get(state="failed").next_try
        assert later is not None
        assert [one.state for one in deliver_due(home=Home(home), now=later)] == ["sent"]


def _fill(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """No room for the files of this target."""
    put = carrying.replace_file

    def replace(path: Path, data: bytes) -> None:
        if name in path.parts:
            raise StorageFullError(f"There is no room left to write “{path}”.")
        put(path, data)

    monkeypatch.setattr(carrying, "replace_file", replace)
