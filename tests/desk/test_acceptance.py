"""A desk's decisions: accepted renderings, weights of its own, and how often each check was right."""

import pytest
from pytest_django import Settings
from tests.desk.conftest import Team, at

from colophon.article.credit import Role
from colophon.checks.check import Finding, Severity
from colophon.desk.actions.judge import dismiss
from colophon.desk.actions.translate import save_segment
from colophon.desk.models import Desk
from colophon.desk.queries.acceptance import Acceptance, acceptance
from colophon.desk.queries.checked import open_findings
from colophon.errors import NotAcceptableError


def alarms(team: Team, check: str) -> list[Finding]:
    return [one for one in open_findings(team.translation) if one.check == check]


def row(check: str) -> Acceptance | None:
    return next((one for one in acceptance(Desk.objects.get()) if one.check == check), None)


def review(team: Team, key: str, target: str, hour: int) -> None:
    pair = team.pair(key)
    save_segment(pair, target, base=pair.current, person=team.bo, role=Role.REVIEWER, now=at(hour))


def test_an_alarm_that_was_mended_was_right(team: Team) -> None:
    team.write("a", "码头耗资420万。")
    before = row("number-changed")
    team.write("a", "码头耗资42万。", hour=2)
    assert alarms(team, "magnitude-changed")
    review(team, "a", "码头耗资420万。", hour=5)
    found = row("magnitude-changed")
    assert before is None
    assert found is not None
    assert (found.mended, found.dismissed, found.open, found.right) == (1, 0, 0, 1.0)
    assert found.per_thousand == 1000 / found.pairs


def test_an_alarm_that_was_dismissed_was_wrong(team: Team) -> None:
    team.write("a", "码头耗资42万。")
    (finding,) = alarms(team, "magnitude-changed")
    dismiss(team.translation, finding, person=team.bo, reason="Another currency, see the note.", now=at(3))
    found = row("magnitude-changed")
    assert found is not None
    assert (found.mended, found.dismissed, found.open, found.right) == (0, 1, 0, 0.0)


def test_text_that_was_never_handed_on_counts_for_nothing(team: Team) -> None:
    pair = team.pair("a")
    for text in ("码头", "码头耗资42万。", "码头耗资420万。"):
        pair.refresh_from_db()
        save_segment(pair, text, base=pair.current, person=team.anna, role=Role.TRANSLATOR, now=at(2))
    assert row("magnitude-changed") is None


def test_a_rendering_accepted_for_good_is_not_asked_about_again(team: Team) -> None:
    team.write("a", "码头耗资四百万。")
    (finding,) = [one for one in open_findings(team.translation) if one.evidence.get("target") == "四百万"]
    dismiss(team.translation, finding, person=team.bo, reason="We round in headlines.", now=at(3), for_good=True)
    team.write("a", "新码头耗资四百万。", hour=4)
    assert not [one for one in open_findings(team.translation) if one.evidence.get("target") == "四百万"]


def test_bare_numbers_are_never_accepted_for_good(team: Team) -> None:
    team.write("a", "码头耗资 5.2 百万。")
    finding = next(one for one in open_findings(team.translation) if one.check == "number-changed")
    bare = Finding(
        pair="a",
        check="number-changed",
        severity=Severity.BLOCKING,
        side=finding.side,
        start=0,
        end=0,
        evidence={"source": "4.2", "target": "5.2"},
        fingerprint=finding.fingerprint,
    )
    with pytest.raises(NotAcceptableError):
        dismiss(team.translation, bare, person=team.bo, reason="So it is.", now=at(3), for_good=True)
    assert not team.translation.dismissals.exists()


def test_a_desk_weighs_a_check_in_its_own_way(team: Team, settings: Settings) -> None:
    team.write("a", "码头耗资42万。")
    settings.CHECK_WEIGHTS = {"magnitude-changed": Severity.NOTE}
    assert [one.severity for one in alarms(team, "magnitude-changed")] == [Severity.NOTE]
