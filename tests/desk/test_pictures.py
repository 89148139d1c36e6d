"""Pictures of a desk: what is counted, and that the page shows it with its tables."""

import re
from datetime import timedelta

from tests.desk.conftest import START, Team, at
from tests.desk.visits import newcomer, visitor

from colophon.desk.actions.claims import claim
from colophon.desk.actions.count_alarms import count_alarms
from colophon.desk.actions.found import found_desk
from colophon.desk.actions.sign import sign
from colophon.desk.charts import Bar, Layer, Layers, shares
from colophon.desk.models import Desk, Station, TranslationRecord
from colophon.desk.queries.alarms import alarms_of
from colophon.desk.queries.flow import Step, Wait, percentile, waits_of, ways_of, weeks_of
from colophon.desk.queries.shares import contributions, reviewing, to_follow
from colophon.desk.roles import DeskRole
from colophon.signoff.stages import Stage


def desk_of(team: Team) -> Desk:
    return team.translation.snapshot.source.desk


def moved(team: Team) -> None:
    """Claimed after a day, translated after three, reviewed after ten."""
    TranslationRecord.objects.update(station=Station.PROPOSED)
    claim(TranslationRecord.objects.get(), Stage.TRANSLATE, person=team.anna, now=at(24))
    sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(24 * 3))
    sign(team.translation, Stage.REVIEW, person=team.bo, keys=team.keys, now=at(24 * 10))


def test_where_it_stood_at_the_end_of_each_week(team: Team) -> None:
    moved(team)
    weeks = weeks_of(ways_of(desk_of(team)), now=at(24 * 14), count=4)
    stood = [[step for step, count in week.standing.items() if count] for week in weeks]
    assert stood == [[], [Step.BEGUN], [Step.TRANSLATED], [Step.REVIEWED]]
    assert [week.published for week in weeks] == [0, 0, 0, 0]


def test_what_was_taken_off_stands_nowhere(team: Team) -> None:
    TranslationRecord.objects.update(closed=at(1))
    (week,) = weeks_of(ways_of(desk_of(team)), now=at(2), count=1)
    assert sum(week.standing.values()) == 0


def test_how_long_it_waited_before_each_step(team: Team) -> None:
    moved(team)
    ways = ways_of(desk_of(team))
    assert waits_of(ways, since=START) == [
        Wait(Step.CLAIMED, 1.0, 1.0, 1),
        Wait(Step.TRANSLATED, 2.0, 2.0, 1),
        Wait(Step.REVIEWED, 7.0, 7.0, 1),
    ]
    assert [one.step for one in waits_of(ways, since=at(24 * 9))] == [Step.REVIEWED]
    assert percentile([1.0, 2.0, 3.0, 4.0], 50) == 2.0
    assert percentile([1.0, 2.0, 3.0, 4.0], 90) == 4.0


def test_who_did_what_and_who_owes_a_review(team: Team) -> None:
    moved(team)
    desk = desk_of(team)
    found = {one.person.name: one for one in contributions(desk, since=START - timedelta(days=1))}
    assert (found["Anna Vell"].translated, found["Anna Vell"].debt) == (1, 1)
    assert (found["Bo Marsh"].reviewed, found["Bo Marsh"].debt) == (1, 0)
    share = reviewing(desk, since=START)
    assert (share.reviews, share.busiest, share.share) == (1, team.bo, 1.0)
    assert reviewing(desk, since=at(24 * 11)).busiest is None
    assert to_follow(desk, now=at(1)).count == 0


def test_the_page_has_a_table_for_every_drawing_and_no_other_desks(team: Team) -> None:
    moved(team)
    count_alarms(desk_of(team), now=at(24 * 11))
    page = visitor(team.anna).get("/harbour-desk/pictures/?weeks=52").content.decode()
    drawings = re.findall(r'<svg viewBox="0 0 640 220".*?aria-describedby="([\w-]+)"', page)
    assert drawings
    assert all(f'<table id="{one}"' in page for one in drawings)
    assert "Bo Marsh" in page
    assert " style=" not in page
    other = newcomer(found_desk("Mountain desk", now=START), "noor", DeskRole.MANAGER)
    assert other.get("/harbour-desk/pictures/").status_code == 404
    empty = other.get("/mountain-desk/pictures/?weeks=abc").content.decode()
    assert "nothing to draw yet" in empty


def test_alarms_are_kept_as_they_were_counted(team: Team) -> None:
    desk = desk_of(team)
    assert alarms_of(desk) is None
    team.write("a", "码头耗资500万。", hour=2)
    counted = count_alarms(desk, now=at(3))
    assert alarms_of(desk) == counted
    assert sum(row[1] for row in counted.rows) > 0


def test_shapes_fit_into_their_chart() -> None:
    chart = Layers(labels=("a", "b"), layers=(Layer("x", (3, 0)), Layer("y", (4, 7))))
    shapes = list(chart.shapes)
    assert chart.top == 10
    assert len(shapes) == 3, "nothing is drawn for nothing"
    assert all(one.y >= 0 and one.y + one.height <= 198.1 and one.x + one.width <= 640 for one in shapes)
    assert list(Layers(labels=("a",), layers=(Layer("x", (0,)),)).shapes) == []
    assert [percent for _, percent in shares([Bar("a", 4, "4"), Bar("b", 1, "1")])] == [100.0, 25.0]
    assert shares([Bar("a", 0, "0")])[0][1] == 0
