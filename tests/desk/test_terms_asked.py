"""The checks ask the desk's own termbase and name ledger, as they are now."""

from tests.desk.conftest import Team, at

from colophon.desk.actions.terms import add_concept, agree_on_name
from colophon.desk.queries.checked import open_findings
from colophon.memory.concept import Concept, Term, TermStatus
from colophon.memory.name import Name, NameKind, Rendering


def asked(team: Team) -> list[tuple[str, str]]:
    found = open_findings(team.translation)
    return [(one.check, str(one.evidence["wanted"])) for one in found if one.check.startswith("term-")]


def concept(*terms: Term) -> Concept:
    return Concept(key="pier", terms=(Term(language="en", text="pier"), *terms))


def test_a_term_of_the_desk_is_asked_for(team: Team) -> None:
    assert asked(team) == []
    add_concept(team.translation.snapshot.source.desk, concept(Term(language="zh-Hans", text="栈桥")))
    assert asked(team) == [("term-missing", "栈桥")]
    team.write("a", "栈桥耗资420万。", hour=2)
    assert asked(team) == []


def test_a_changed_status_is_seen_at_once(team: Team) -> None:
    desk = team.translation.snapshot.source.desk
    add_concept(desk, concept(Term(language="zh-Hans", text="栈桥"), Term(language="zh-Hans", text="码头")))
    assert asked(team) == []
    add_concept(desk, concept(Term(language="zh-Hans", text="码头", status=TermStatus.FORBIDDEN)))
    assert ("term-forbidden", "栈桥") in asked(team)


def test_an_agreed_name_is_asked_for(team: Team) -> None:
    team.write("b", "它在五月开放。", hour=2)
    rendering = Rendering(language="zh-Hans", text="梅")
    name = Name(key="may", kind=NameKind.PERSON, original="May", language="en", renderings=(rendering,))
    agree_on_name(team.translation.snapshot.source.desk, name, person=team.anna, now=at(3))
    assert ("term-missing", "梅") in asked(team)
