"""The termbase and the name ledger are kept, completed, and asked."""

from datetime import UTC, datetime

import pytest
from tests.desk.conftest import Team

from colophon.desk.actions.found import found_desk
from colophon.desk.actions.terms import add_concept, agree_on_name, remove_concept
from colophon.desk.models import Desk
from colophon.desk.queries.checked import open_findings
from colophon.desk.queries.terms import concepts_of, names_of, termbase_of
from colophon.memory.concept import Concept, Term, TermStatus
from colophon.memory.name import Name, NameKind, Rendering

NOW = datetime(2026, 3, 2, tzinfo=UTC)
TRUCE = Concept(
    key="truce",
    terms=(Term(language="en", text="ceasefire"), Term(language="zh-Hans", text="停火", evidence="style book")),
    domain="war",
)
OSTER = Name(
    key="oster",
    kind=NameKind.PLACE,
    original="Oster",
    language="de",
    renderings=(Rendering(language="zh-Hans", text="奥斯特"),),
    spellings=(("en", "Oster"),),
)


@pytest.fixture
def ours(db: None) -> Desk:
    return found_desk("Harbour desk", now=NOW)


def test_a_concept_is_kept_once(ours: Desk) -> None:
    assert add_concept(ours, TRUCE)
    assert not add_concept(ours, TRUCE)
    assert list(concepts_of(ours)) == [TRUCE]


def test_a_concept_is_completed(ours: Desk) -> None:
    add_concept(ours, TRUCE)
    forbidden = Term(language="zh-Hans", text="休战", status=TermStatus.FORBIDDEN)
    assert add_concept(ours, Concept(key="truce", terms=(forbidden,)))
    [concept] = concepts_of(ours, containing="停火")
    assert concept.terms == (*TRUCE.terms, forbidden)
    assert concept.domain == "war"


def test_a_concept_can_be_taken_out(ours: Desk) -> None:
    add_concept(ours, TRUCE)
    assert remove_concept(ours, "truce")
    assert not remove_concept(ours, "truce")
    assert not list(concepts_of(ours))


def test_a_name_comes_back_and_an_earlier_rendering_is_superseded(ours: Desk) -> None:
    assert agree_on_name(ours, OSTER, person=None, now=NOW)
    assert list(names_of(ours)) == [OSTER]
    later = Name(
        key="oster",
        kind=NameKind.PLACE,
        original="Oster",
        language="de",
        renderings=(Rendering(language="zh-Hans", text="奥斯特尔"),),
    )
    assert agree_on_name(ours, later, person=None, now=NOW)
    [name] = names_of(ours, containing="奥斯特尔")
    assert [(one.text, one.superseded) for one in name.renderings] == [("奥斯特", True), ("奥斯特尔", False)]
    assert name.in_language("zh-Hans") == "奥斯特尔"
    assert not agree_on_name(ours, name, person=None, now=NOW), "what was exported comes back as nothing new"


def test_terms_and_names_are_asked_together(ours: Desk) -> None:
    add_concept(ours, TRUCE)
    agree_on_name(ours, OSTER, person=None, now=NOW)
    base = termbase_of(ours, source_language="en", target_language="zh-Hans")
    assert [use.wanted for use in base.missing("A ceasefire in Oster", "什么都没有")] == ["停火", "奥斯特"]


def test_the_checks_ask_for_the_desks_terms_as_they_are_now(team: Team) -> None:
    desk = team.translation.snapshot.source.desk
    pier = Term(language="en", text="pier")
    add_concept(desk, Concept(key="pier", terms=(pier, Term(language="zh-Hans", text="栈桥"))))
    assert "term-missing" in {one.check for one in open_findings(team.translation)}
    allowed = Term(language="zh-Hans", text="码头", status=TermStatus.ALLOWED)
    add_concept(desk, Concept(key="pier", terms=(allowed,)))
    assert "term-missing" not in {one.check for one in open_findings(team.translation)}
    forbidden = Term(language="zh-Hans", text="码头", status=TermStatus.FORBIDDEN)
    add_concept(desk, Concept(key="pier", terms=(forbidden,)))
    assert "term-forbidden" in {one.check for one in open_findings(team.translation)}
