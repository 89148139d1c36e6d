"""Machine drafts are kept as they came, named in the colophon, and a desk without them can prove it."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction
from tests.desk.conftest import Team, at

from colophon.article.credit import Credit, Role
from colophon.desk.actions.drafts import ask_for_drafts, take_draft
from colophon.desk.actions.terms import add_concept
from colophon.desk.actions.translate import save_segment
from colophon.desk.models import DraftRecord, DraftUse, PairRecord
from colophon.desk.queries.credits import credits_of
from colophon.desk.queries.drafts import (
    chosen_pairs,
    drafts_of,
    is_free_of_machines,
    people_changed,
    proposed_already,
    request_for,
)
from colophon.desk.queries.manifest import manifest_of
from colophon.drafts.draft import Answer, DraftRequest
from colophon.errors import FetchError, NoSuchRecordError
from colophon.memory.concept import Concept, Term
from colophon.testing import FakeDrafter

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def ask(team: Team, drafter: FakeDrafter, *keys: str) -> list[DraftRecord]:
    return ask_for_drafts([team.pair(key) for key in keys], drafter, person=team.anna, now=at(2))


def test_a_request_says_what_the_desk_knows(team: Team) -> None:
    pier = Concept(key="pier", terms=(Term(language="en", text="pier"), Term(language="zh-Hans", text="码头")))
    add_concept(team.translation.snapshot.source.desk, pier)
    request = request_for(team.pair("a"))
    assert (request.source, request.before, request.after) == ("The pier cost 4.2 million.", "", "It opens in May.")
    assert (request.source_language, request.target_language) == ("en", "zh-Hans")
    assert request.terms == (("pier", "码头"),)


def test_a_proposal_is_kept_as_it_came_with_its_flaws(team: Team) -> None:
    drafter = FakeDrafter()
    drafter.put("The pier cost 4.2 million.", "码头耗资4200万。")
    [draft] = ask(team, drafter, "a")
    assert (draft.text, draft.flaws) == ("码头耗资4200万。", ["numbers"])
    assert (draft.engine, draft.model, draft.prompt_version) == ("fake", "echo", "1")
    assert draft.raw == '{"fake": "码头耗资4200万。"}'
    assert (draft.asked_by, draft.moment, draft.source) == (team.anna, at(2), "The pier cost 4.2 million.")
    assert team.pair("a").current.target == "码头耗资420万。", "asking changes nothing"


def test_proposals_cannot_be_changed_or_deleted(team: Team) -> None:
    [draft] = ask(team, FakeDrafter(), "a")
    take_draft(draft, person=team.anna, now=at(3))
    for rows in (DraftRecord.objects.all(), DraftUse.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(id=99)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.all()._raw_delete("default")


def test_the_colophon_names_the_machine_and_how_much_people_changed(team: Team) -> None:
    drafter = FakeDrafter()
    drafter.put("It opens in May.", "五月开放。")
    [draft] = ask(team, drafter, "b")
    saved = take_draft(draft, person=team.anna, now=at(3))
    assert saved.revision.role == Role.MACHINE
    assert people_changed(team.translation).percent == 0
    save_segment(team.pair("b"), "五月启用。", base=saved.revision, person=team.anna, role=Role.TRANSLATOR, now=at(4))
    assert people_changed(team.translation).percent == 40
    machine = Credit(Role.MACHINE, "fake echo (经人工改动 40%)")
    assert machine in credits_of(team.translation)
    assert machine in manifest_of(team.translation).credits


def test_a_desk_without_machines_can_prove_it(team: Team) -> None:
    assert is_free_of_machines(team.translation)
    [draft] = ask(team, FakeDrafter(), "b")
    assert not is_free_of_machines(team.translation), "to have asked is in the log too"
    assert list(drafts_of(team.translation)) == [draft]


def test_what_was_kept_before_a_service_failed_stays(team: Team) -> None:
    class Failing(FakeDrafter):
        def draft(self, requests: object) -> list[object]:
            raise FetchError

    with pytest.raises(FetchError):
        ask(team, Failing(), "a")
    assert is_free_of_machines(team.translation)


def test_answers_that_came_before_a_failure_are_kept_and_not_asked_for_again(team: Team) -> None:
    class Breaking(FakeDrafter):
        together = 1

        def draft(self, requests: Sequence[DraftRequest]) -> Sequence[Answer]:
            if self.asked:
                raise FetchError
            return super().draft(requests)

    with pytest.raises(FetchError) as failed:
        ask(team, Breaking(), "a", "b")
    assert failed.value.advice.startswith("1 proposals that came before are kept.")
    pairs = [team.pair("a"), team.pair("b")]
    assert list(proposed_already(pairs, FakeDrafter())) == [pairs[0].pk]
    PairRecord.objects.filter(pk=pairs[0].pk).update(source="Another text.")
    assert proposed_already([team.pair("a")], FakeDrafter()) == {}


def test_only_what_is_not_translated_is_drafted_unless_it_is_named(team: Team) -> None:
    assert chosen_pairs("t1") == []
    assert [pair.key for pair in chosen_pairs("t1", ["b"])] == ["b"]
    with pytest.raises(NoSuchRecordError):
        chosen_pairs("t1", ["z"])
