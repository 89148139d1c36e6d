"""A picture is fetched once somebody has recorded why it may be shown, and shown without being asked for again."""

import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from tests.adapters.test_drawing import photo, saved
from tests.desk.conftest import Team, at
from tests.desk.test_deliveries import add
from tests.desk.test_image_rights import INSIDE, LEAD, pictured, published
from tests.desk.visits import visitor

from colophon.adapters.folders import FolderFiles
from colophon.adapters.home import Home
from colophon.article.credit import RightsBasis, Role
from colophon.desk.actions.deliveries import deliver_due, order_deliveries
from colophon.desk.actions.pictures import show_pictures
from colophon.desk.actions.publishing import set_site_alone
from colophon.desk.actions.rights import leave_image_out, record_image_rights
from colophon.desk.actions.translate import save_segment
from colophon.desk.models import ImageRights
from colophon.editions.targets.target import Delivery, Form
from colophon.editions.verification.whole_site import verify_site
from colophon.testing import FakeWeb

__all__ = ["pictured"]


@pytest.fixture
def out_with_pictures(pictured: Team, home: Path) -> Team:
    """An edition with two pictures that may be shown, on a site that has neither yet."""
    for url in (LEAD, INSIDE):
        record_image_rights(
            pictured.translation,
            url,
            basis=RightsBasis.LICENCE,
            terms="CC BY 2.0",
            holder="",
            person=pictured.bo,
            now=at(3),
        )
    for pair in pictured.translation.pairs.filter(current=None):
        save_segment(pair, "码头。", base=None, person=pictured.anna, role=Role.TRANSLATOR, now=at(4))
    published(pictured)
    set_site_alone(pictured.translation.snapshot.source.desk, home=Home(home), keys=pictured.keys)
    return pictured


def shown(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "site").glob("*/picture-*"))


def test_it_is_fetched_once_and_shown(out_with_pictures: Team, home: Path) -> None:
    team, web = out_with_pictures, FakeWeb()
    web.publish(LEAD, saved(photo(1000, 600)))
    web.publish(INSIDE, b"<html>Not here")
    assert shown(home) == []
    done, missing = show_pictures(home=Home(home), keys=team.keys, fetcher=web, now=at(30))
    assert (done, len(missing)) == (1, 1)
    assert "no picture" in missing[0]
    assert len(shown(home)) >= 3
    assert verify_site(dict(FolderFiles(home / "site"))) == ()
    assert "no picture" in visitor(team.chen).get("/harbour-desk/t2/rights/").content.decode()
    assert show_pictures(home=Home(home), keys=team.keys, fetcher=web, now=at(31)) == (0, ())
    web.publish(INSIDE, saved(photo(500, 300)))
    assert show_pictures(home=Home(home), keys=team.keys, fetcher=web, now=at(31) + timedelta(days=1)) == (1, ())
    assert web.asked.count(LEAD) == 1


def test_one_that_comes_late_reaches_the_books_too(out_with_pictures: Team, home: Path) -> None:
    team, web = out_with_pictures, FakeWeb()
    books = add(team, home, "books", Form.EPUB)
    order_deliveries(books.desk, now=at(28), everything=True, only=books)
    (row,) = deliver_due(home=Home(home), now=at(29), fetcher=web)
    assert "could not be had" in row.said
    web.publish(LEAD, saved(photo(1000, 600)))
    show_pictures(home=Home(home), keys=team.keys, fetcher=web, now=at(30))
    (row,) = deliver_due(home=Home(home), now=at(31), fetcher=web)
    assert (row.state, LEAD in row.said) == (Delivery.SENT, False)
    (book,) = (home / "targets").glob("*/books/*/*.epub")
    assert any(name.endswith(".jpg") for name in zipfile.ZipFile(book).namelist())
    show_pictures(home=Home(home), keys=team.keys, fetcher=web, now=at(60))
    assert deliver_due(home=Home(home), now=at(61), fetcher=web) == [], "what is held already is not put again"


def test_one_that_is_left_out_afterwards_leaves_the_page(out_with_pictures: Team, home: Path) -> None:
    team, web = out_with_pictures, FakeWeb()
    for url in (LEAD, INSIDE):
        web.publish(url, saved(photo(300 + len(url), 200)))
    show_pictures(home=Home(home), keys=team.keys, fetcher=web, now=at(30))
    before = shown(home)
    leave_image_out(team.translation, INSIDE, person=team.bo, now=at(31))
    assert show_pictures(home=Home(home), keys=team.keys, fetcher=web, now=at(32)) == (1, ())
    assert set(shown(home)) < set(before)


def test_a_desk_can_do_without(out_with_pictures: Team, home: Path) -> None:
    (home / "colophon.toml").write_text('[site]\npictures = "no"\n', encoding="utf-8")
    web = FakeWeb()
    assert show_pictures(home=Home(home), keys=out_with_pictures.keys, fetcher=web, now=at(30)) == (0, ())
    assert web.asked == []
    assert not ImageRights.objects.exclude(looked=None).exists()
