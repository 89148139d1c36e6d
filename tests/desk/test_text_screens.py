"""The screens of one text: who may open which, and what their questions answer."""

import json
from typing import Any

import pytest
from django.test import Client
from tests.desk.conftest import Team, at
from tests.desk.visits import newcomer, visitor

from colophon.desk.actions.drafts import ask_for_drafts
from colophon.desk.actions.found import take_role
from colophon.desk.actions.remember import remember_pairs
from colophon.desk.actions.terms import add_concept
from colophon.desk.models import PairRecord, Remark, Revision
from colophon.desk.queries.document import State, document_of
from colophon.desk.roles import DeskRole
from colophon.memory.concept import Concept, Term, TermStatus
from colophon.memory.unit import Origin
from colophon.testing import FakeDrafter


class Writer:
    """A person at one screen of the team's text."""

    def __init__(self, client: Client, team: Team, screen: str) -> None:
        self.client = client
        desk = team.translation.snapshot.source.desk
        self.base = f"/{desk.slug}/{team.translation.key}/{screen}/"

    def ask(self, name: str, status: int = 200, **said: object) -> dict[str, Any]:
        answer = self.client.post(f"{self.base}{name}/", json.dumps(said), content_type="application/json")
        assert answer.status_code == status, answer.content
        return answer.json()  # type: ignore[no-any-return]


@pytest.fixture
def anna(team: Team) -> Writer:
    return Writer(visitor(team.anna), team, "edit")


@pytest.fixture
def bo(team: Team) -> Writer:
    return Writer(visitor(team.bo), team, "review")


def revision(team: Team, key: str) -> int:
    current = team.pair(key).current
    assert current is not None
    return current.pk


def test_a_save_answers_with_the_text_its_revision_and_its_questions(team: Team, anna: Writer) -> None:
    said = anna.ask("save", pair="a", text="码头耗资520万。", base=revision(team, "a"), token="t1")
    assert (said["text"], said["state"], said["beside"]) == ("码头耗资520万。", "written", [])
    assert said["revision"] == revision(team, "a")
    finding = next(one for one in said["findings"] if one["check"] == "number-changed")
    assert said["text"][finding["start"] : finding["end"]] == "520万"
    assert "4,200,000" in finding["says"]


def test_a_save_on_an_outdated_text_is_kept_beside(team: Team, anna: Writer, bo: Writer) -> None:
    seen = revision(team, "a")
    bo.ask("save", pair="a", text="码头花了420万。", base=seen)
    said = anna.ask("save", pair="a", text="码头造价420万。", base=seen)
    assert said["text"] == "码头花了420万。"
    assert [one["text"] for one in said["beside"]] == ["码头造价420万。"]
    settled = anna.ask("settle", revision=said["beside"][0]["revision"], text="码头造价420万。")
    assert (settled["text"], settled["beside"]) == ("码头造价420万。", [])


def test_a_segment_is_confirmed_dismissed_and_restored(team: Team, anna: Writer) -> None:
    first = revision(team, "a")
    said = anna.ask("save", pair="a", text="码头耗资520万。", base=first)
    wrong = next(one for one in said["findings"] if one["check"] == "number-changed")
    anna.ask("dismiss", pair="a", fingerprint=wrong["fingerprint"], reason="The second count.")
    assert wrong["fingerprint"] not in str(anna.ask("check", pair="a", text="码头耗资520万。")["findings"])
    assert anna.ask("confirm", pair="a", revision=revision(team, "a"))["state"] == "translated"
    assert anna.ask("restore", revision=first)["text"] == "码头耗资420万。"


def test_a_reviewer_suggests_and_the_translator_accepts(team: Team, anna: Writer, bo: Writer) -> None:
    said = bo.ask("remark", pair="a", start=2, end=4, text="", suggestion="造价", category="style", weight="minor")
    [remark] = said["remarks"]
    assert (remark["by"], remark["suggestion"]) == ("Bo Marsh", "造价")
    page = anna.client.get(anna.base).content.decode()
    assert page.partition('id="text-remarks"')[2].startswith(' type="application/json">{"a": [{')
    number = Remark.objects.get().pk
    answer = anna.ask("accept", remark=number)
    assert (answer["text"], answer["remarks"]) == ("码头造价420万。", [])
    side = anna.client.get(f"{anna.base}side/a/").content.decode()
    assert "Accepted" in side
    assert "造价" in side


def test_a_text_is_cut_and_joined(team: Team, anna: Writer) -> None:
    anna.ask("split", pair="a", source_at=9, target_at=3)
    assert [one.source for one in document_of(team.translation).segments] == [
        "The pier",
        "cost 4.2 million.",
        "It opens in May.",
    ]
    anna.ask("merge", pair="a")
    assert [one.target for one in document_of(team.translation).segments] == ["码头耗资420万。", "五月开放。"]


def test_a_pulse_tells_who_is_here_and_what_changed(team: Team, anna: Writer, bo: Writer) -> None:
    seen = max(revision(team, "a"), revision(team, "b"))
    bo.ask("pulse", pair="b", since=seen)
    bo.ask("save", pair="b", text="码头五月开放。", base=revision(team, "b"))
    said = anna.ask("pulse", pair="a", since=seen)
    assert [(one["name"], one["pair"]) for one in said["here"]] == [("Bo Marsh", "b")]
    assert [(one["pair"], one["text"]) for one in said["changed"]] == [("b", "码头五月开放。")]
    bo.ask("pulse", leaving=True)
    assert anna.ask("pulse", pair="a", since=said["newest"]) == {"here": [], "changed": [], "newest": said["newest"]}


def test_a_text_goes_back_and_its_translator_reads_why(team: Team, anna: Writer, bo: Writer) -> None:
    bo.ask("hand-back", note="The figures <b>first</b>, please.")
    page = anna.client.get(anna.base).content.decode()
    assert "The figures &lt;b&gt;first&lt;/b&gt;, please." in page


def test_reviewers_do_not_review_themselves(team: Team) -> None:
    client = newcomer(team.translation.snapshot.source.desk, "Ida", DeskRole.TRANSLATOR, DeskRole.REVIEWER)
    as_translator, as_reviewer = Writer(client, team, "edit"), Writer(client, team, "review")
    as_translator.ask("save", pair="a", text="码头价值420万。", base=revision(team, "a"))
    said = as_reviewer.ask("confirm", status=409, pair="a", revision=revision(team, "a"))
    assert "another person" in said["error"]
    assert document_of(team.translation).segments[0].state is State.WRITTEN


@pytest.mark.parametrize("name", ["save", "confirm", "settle", "restore", "split", "merge", "accept", "decline"])
def test_a_guest_reads_and_changes_nothing(team: Team, name: str) -> None:
    guest = Writer(newcomer(team.translation.snapshot.source.desk, "Gus", DeskRole.GUEST), team, "edit")
    before = Revision.objects.count()
    said = guest.ask(name, status=403, pair="a", text="x", revision=revision(team, "a"))
    assert said["forbidden"]
    assert Revision.objects.count() == before
    assert guest.client.get(guest.base.replace("edit", "read")).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [("{", 422), ("[]", 422), ('{"pair": 1}', 422), ('{"pair": "a", "base": -1}', 422), ('{"pair": "zz"}', 404)],
)
def test_what_a_page_would_never_send_is_refused(team: Team, anna: Writer, body: str, status: int) -> None:
    answer = anna.client.post(f"{anna.base}save/", body, content_type="application/json")
    assert answer.status_code == status
    assert answer.json()["advice"]


def test_a_text_that_is_far_too_long_is_refused_and_says_that_it_is_kept(team: Team, anna: Writer) -> None:
    said = anna.ask("save", status=422, pair="a", text="x" * 200_001, base=revision(team, "a"))
    assert "200,001" in said["error"]
    assert "in your browser" in said["advice"]
    assert anna.ask("save", pair="a", text="长" * 100_000, base=revision(team, "a"))["text"] == "长" * 100_000


HOSTILE = "<img src=x onerror=alert(1)>\"'</textarea><script>alert(1)</script> [x](javascript:alert(1)) {{ 7*7 }}"


@pytest.mark.parametrize("screen", ["edit", "review", "proofread", "read", "preview", "history"])
def test_hostile_text_is_shown_and_not_run(team: Team, anna: Writer, bo: Writer, screen: str) -> None:
    anna.ask("save", pair="a", text=HOSTILE, base=revision(team, "a"))
    bo.ask("remark", pair="a", text=HOSTILE, suggestion=HOSTILE, category="style", weight="minor")
    client = newcomer(team.translation.snapshot.source.desk, "Man", DeskRole.MANAGER)
    desk = team.translation.snapshot.source.desk.slug
    page = client.get(f"/{desk}/{team.translation.key}/{screen}/").content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert 'href="javascript' not in page
    side = client.get(f"/{desk}/{team.translation.key}/edit/side/a/").content.decode()
    assert "<script>alert" not in side
    assert "<img src=x" not in side


def test_terms_and_drafts_stand_beside_a_segment(team: Team, anna: Writer) -> None:
    terms = (Term(language="en", text="pier"), Term(language="zh-Hans", text="码头", note="never 桥墩"))
    add_concept(team.translation.snapshot.source.desk, Concept(key="pier", terms=terms))
    ask_for_drafts([team.pair("b")], FakeDrafter(), person=team.anna, now=at(2))
    side = anna.client.get(f"{anna.base}side/a/").content.decode()
    assert 'data-insert="码头"' in side
    assert "never 桥墩" in side
    assert 'data-do="ask-draft"' not in side, "a desk that says nothing forbids machines"
    assert 'data-do="draft"' in anna.client.get(f"{anna.base}side/b/").content.decode()
    said = anna.ask("take-draft", pair="b")
    assert said["text"] == team.pair("b").drafts.get().text
    assert said["by"] != "Anna Vell"
    anna.ask("take-draft", status=404, pair="a")


def test_term_questions_say_what_to_write_and_mend_it(team: Team, anna: Writer) -> None:
    written = (
        Term(language="zh-Hans", text="码头"),
        Term(language="zh-Hans", text="埠头", status=TermStatus.FORBIDDEN),
    )
    add_concept(
        team.translation.snapshot.source.desk,
        Concept(key="pier", terms=(Term(language="en", text="pier"), *written)),
    )

    def asked(text: str) -> list[tuple[str, str, str | None]]:
        findings = anna.ask("check", pair="a", text=text)["findings"]
        return [(one["check"], one["says"], one["fix"]) for one in findings if one["check"].startswith("term")]

    assert asked("埠头耗资420万。") == [("term-forbidden", "The translation says 埠头. The desk writes 码头.", "码头")]
    assert asked("它耗资420万。") == [("term-missing", "The source says pier. The desk writes 码头.", None)]
    assert asked("码头耗资420万。") == []


def test_a_match_says_where_it_can_be_read(team: Team, anna: Writer) -> None:
    remember_pairs([team.pair("a")], origin=Origin.PERSON, date="2026-03-02")
    pair = team.pair("b")
    PairRecord.objects.filter(pk=pair.pk).update(source="The pier cost 5.1 million.")
    side = anna.client.get(f"{anna.base}side/b/").content.decode()
    assert 'href="/harbour-desk/t1/read/#s-a" target="colophon-memory"' in side
    assert "<ins>510</ins>万" in side
    assert "not reviewed \u2066−2\u2069" in side
    assert "<del>" in side.partition("Take this")[0]
    PairRecord.objects.filter(pk=pair.pk).update(source=team.pair("a").source)
    same = anna.client.get(f"{anna.base}side/b/").content.decode().partition("Take this")[0]
    assert "same text" in same
    assert "<del>" not in same
    assert team.pair("a").source not in same.partition("data-match")[2], "what is the same needs no difference"


def test_a_page_that_another_person_left_open_saves_nothing_in_their_name(team: Team, anna: Writer) -> None:
    said = json.dumps({"pair": "a", "text": "别人的。", "base": revision(team, "a")})
    for person, status in ((team.bo.key, 401), (team.anna.key, 200)):
        answer = anna.client.post(
            f"{anna.base}save/", said, content_type="application/json", headers={"X-Person": person}
        )
        assert answer.status_code == status


def test_who_was_taken_off_the_desk_is_told_so_while_typing(team: Team, anna: Writer) -> None:
    for role in DeskRole:
        take_role(team.translation.snapshot.source.desk, team.anna, role, now=at(2))
    said = json.dumps({"pair": "a", "text": "还在写。"})
    answer = anna.client.post(
        f"{anna.base}save/", said, content_type="application/json", headers={"Accept": "application/json"}
    )
    assert answer.status_code == 403
    assert answer.json()["forbidden"]
    assert "You no longer have a role" in answer.json()["error"]
