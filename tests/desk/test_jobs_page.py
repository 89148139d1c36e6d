"""The page of what the desk does by itself: who sees what, stopping and letting go on."""

from tests.desk.conftest import START, Team
from tests.desk.visits import newcomer

from colophon.desk.actions.found import found_desk
from colophon.desk.models import Desk, Job
from colophon.desk.roles import DeskRole


def desk_of(team: Team) -> Desk:
    return team.translation.snapshot.source.desk


def test_a_manager_sees_failures_of_their_own_desk_only_and_stops_jobs(team: Team) -> None:
    there = found_desk("Mountain desk", now=START)
    Job.objects.create(chore="end-claims", due=START, failures=2, said="answered 503")
    other = Job.objects.create(chore="end-claims", subject="secret.example", desk=there, due=START, failures=1)
    mine = Job.objects.create(chore="end-claims", subject="open.example", desk=desk_of(team), due=START, failures=1)
    client = newcomer(desk_of(team), "kim", DeskRole.MANAGER)
    page = client.get("/harbour-desk/settings/jobs/").content.decode()
    assert "answered 503" in page
    assert "open.example" in page
    assert "secret.example" not in page
    assert "No worker has done anything" in page
    assert "again and again" not in page
    Job.objects.filter(pk=mine.pk).update(failures=7)
    page = client.get("/harbour-desk/settings/jobs/").content.decode()
    assert "1 job fails again and again." in page
    assert "The oldest job is due since" in page
    client.post(f"/harbour-desk/settings/jobs/{mine.pk}/", {"stop": "1"})
    mine.refresh_from_db()
    assert (mine.stopped_by.name if mine.stopped_by else "") == "kim"
    assert client.post(f"/harbour-desk/settings/jobs/{other.pk}/", {"stop": "1"}).status_code == 404
    client.post(f"/harbour-desk/settings/jobs/{mine.pk}/", {"go_on": "1"})
    mine.refresh_from_db()
    assert (mine.stopped, mine.failures) == (None, 0)


def test_jobs_of_the_whole_server_are_stopped_from_its_first_desk(team: Team) -> None:
    there = found_desk("Mountain desk", now=START)
    whole = Job.objects.create(chore="end-claims", due=START)
    second = newcomer(there, "noor", DeskRole.MANAGER)
    assert second.post(f"/mountain-desk/settings/jobs/{whole.pk}/", {"stop": "1"}).status_code == 403
    first = newcomer(desk_of(team), "kim", DeskRole.MANAGER)
    assert first.post(f"/harbour-desk/settings/jobs/{whole.pk}/", {"stop": "1"}).status_code == 302
    whole.refresh_from_db()
    assert whole.stopped is not None
