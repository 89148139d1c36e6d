"""Health and measures: for this machine or with the token, and never a secret in a log line."""

import json
import logging

import pytest
from django.test import Client
from tests.desk.conftest import START, Team

from colophon.adapters.logs import JsonLines, PlainLines, without_secrets
from colophon.adapters.shared_counters import SharedCounters
from colophon.desk.models import Job
from colophon.desk.operations.counting import COUNTERS
from colophon.desk.views.watch_over import TOKEN

SECRETS = (
    "GET /join/9sT_secret-Token_abc/ broke",
    "/setup/?token=9sT_secret-Token_abc",
    "postgres://desk:9sT_secret-Token_abc@db.example/desk refused",
    "Authorization: Bearer 9sT_secret-Token_abc",
    "a token clp_9sT_secret-Token_abc was given",
    "password=9sT_secret-Token_abc&next=/",
    "Cookie: __Host-session=9sT_secretTokenabc; __Host-csrf=9sT_secretTokenabc",
    "Cookie: csrftoken=9sT_secretTokenabc; sessionid=9sT_secretTokenabc",
    "GET /mail/off/9sT_secret-Token_abc:1vA:xY/ broke",
)


def test_health(db: None) -> None:
    assert Client().get("/health/").json() == {"status": "ok", "set_up": False}


def test_measures_are_in_the_form_of_prometheus(team: Team) -> None:
    before = COUNTERS.total("requests")
    Job.objects.create(chore="read-feeds", subject="news.example", due=START, failures=9)
    Job.objects.create(chore="deliver", due=START, failures=1)
    Client().get("/health/")
    said = Client().get("/metrics/", HTTP_HOST="127.0.0.1:8000").content.decode()
    values = dict(line.rsplit(" ", 1) for line in said.splitlines() if not line.startswith("#"))
    assert float(values["colophon_request_seconds_count"]) > before
    assert values['colophon_request_seconds_bucket{le="+Inf"}'] == values["colophon_request_seconds_count"]
    assert values["colophon_database_up"] == "1"
    assert values['colophon_translations{station="proposed"}'] == "1"
    assert float(values['colophon_disk_bytes{what="free"}']) > 0
    assert (values['colophon_jobs{state="failing"}'], values['colophon_jobs{state="retrying"}']) == ("1", "1")
    assert float(values["colophon_job_oldest_due_seconds"]) > 3600
    assert values['colophon_deliveries{state="given-up"}'] == values['colophon_mails{state="refused"}'] == "0"


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_HOST": "localhost", "REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_HOST": "localhost", "HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_HOST": "desk.example.org"},
        {"HTTP_HOST": "desk.example.org", "HTTP_AUTHORIZATION": "Bearer "},
        {"HTTP_HOST": "desk.example.org", "HTTP_AUTHORIZATION": "Bearer guess"},
    ],
)
def test_measures_are_nobody_elses(
    db: None, settings: object, monkeypatch: pytest.MonkeyPatch, headers: dict[str, str]
) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "desk.example.org"]  # type: ignore[attr-defined]
    assert Client().get("/metrics/", **headers).status_code == 404
    monkeypatch.setenv(TOKEN, "a-long-token")
    assert Client().get("/metrics/", **headers).status_code == 404
    assert Client().get("/metrics/", **headers | {"HTTP_AUTHORIZATION": "Bearer a-long-token"}).status_code == 200


@pytest.mark.parametrize("line", SECRETS)
def test_no_log_line_holds_a_secret(line: str) -> None:
    assert "9sT_secret" not in without_secrets(line)
    record = logging.LogRecord("colophon", logging.ERROR, "", 0, line, None, None)
    assert "9sT_secret" not in PlainLines().format(record)
    assert "9sT_secret" not in json.loads(JsonLines().format(record))["message"]


def test_a_log_line_without_secrets_stays_as_it_is() -> None:
    assert without_secrets("GET /harbour-desk/1-uk/edit/ 200 in 4.2 ms") == "GET /harbour-desk/1-uk/edit/ 200 in 4.2 ms"


def test_counters_add_up_over_processes() -> None:
    counters = SharedCounters(("a", "b"))
    for process in (1, 2, 66):
        counters.take_row(process)
        counters.add("b", 2)
    assert (counters.total("a"), counters.total("b")) == (0, 6)
