"""The desk finds what was translated before: by likeness, within scopes, with penalties, whatever database holds it."""

from dataclasses import replace

import pytest
from tests.desk.conftest import Team, at

from colophon.article.credit import Role
from colophon.desk.actions.memory_index import rebuild_indexes, update_indexes
from colophon.desk.actions.remember import forget, remember_all
from colophon.desk.actions.segments import confirm
from colophon.desk.models import MemoryEnd, UnitRecord
from colophon.desk.queries.concordance import uses_of
from colophon.desk.queries.memory import Scoped, matches_for, matches_of, the_index
from colophon.desk.queries.readable import readable_files
from colophon.memory.changes import Change
from colophon.memory.match import Asked, Likeness, Match, Penalty
from colophon.memory.store import Languages
from colophon.memory.unit import Origin, Unit

EN_ZH = Languages("en", "zh-Hans")
FERRY = Unit(
    source="The ferry carried 40 people.",
    target="渡轮载有40人。",
    source_language="en",
    target_language="zh-Hans",
    origin=Origin.REVIEWED,
    desk="Harbour desk",
    date="2026-02-01",
)
ASKED = Asked(source=FERRY.source, desk="Harbour desk")


pytestmark = pytest.mark.django_db


def look(asked: Asked = ASKED, **scoped: str) -> tuple[Match, ...]:
    return matches_of(asked, EN_ZH, scoped=Scoped(**scoped))  # type: ignore[arg-type]


def test_an_earlier_pair_is_found_for_a_new_one(team: Team) -> None:
    remember_all([replace(FERRY, source="The pier cost 3.9 million.", target="码头耗资390万。")])
    (match,) = matches_for(team.pair("a"))
    assert (match.likeness, match.penalties) == (Likeness.FUZZY, ())
    assert 0.8 < match.score == match.value < 1
    assert [(piece.change.value, piece.text) for piece in match.difference if piece.change is not Change.SAME] == [
        ("gone", "3.9"),
        ("new", "4.2"),
    ]
    assert (match.proposal, match.doubtful) == ("码头耗资420万。", False)


def test_a_pair_is_not_offered_to_itself(team: Team) -> None:
    pair = team.pair("a")
    assert pair.current is not None
    confirm(pair, pair.current.pk, person=team.anna, role=Role.TRANSLATOR, now=at(2))
    assert matches_for(pair) == ()
    assert look(Asked(source=pair.source))[0].unit.target == "码头耗资420万。"


def test_context_counts_and_likeness_is_exact_to_the_mark(team: Team) -> None:
    remember_all(
        [
            FERRY,
            replace(FERRY, before="It rained.", target="渡轮运送了40人。"),
            replace(FERRY, source="the ferry carried 40 people"),
        ]
    )
    first, *others = look(replace(ASKED, before="It rained."))
    assert (first.likeness, first.unit.target) == (Likeness.CONTEXT, "渡轮运送了40人。")
    assert [one.likeness for one in others] == [Likeness.EXACT, Likeness.FUZZY]
    assert all(Penalty.CONTRADICTED in one.penalties for one in (first, others[0]))


def test_penalties_are_seen() -> None:
    remember_all(
        [replace(FERRY, origin=Origin.MACHINE), replace(FERRY, target="x", origin=Origin.PERSON, desk="Other")]
    )
    other, machine = look()
    assert other.penalties == (Penalty.UNREVIEWED, Penalty.OTHER_DESK, Penalty.CONTRADICTED)
    assert (other.value, machine.value) == (0.94, 0.89)


def test_what_names_no_desk_is_no_other_desks() -> None:
    remember_all([replace(FERRY, origin=Origin.PERSON, desk="")])
    assert look()[0].penalties == (Penalty.UNREVIEWED,)


def test_numbers_and_links_are_adapted() -> None:
    remember_all([replace(FERRY, source="The [ferry][1] carried 40 people.", target="[渡轮][1]载有40人。")])
    (match,) = look(Asked(source="The [ferry][3] carried 52 people."))
    assert (match.proposal, match.doubtful) == ("[渡轮][3]载有52人。", False)


@pytest.mark.parametrize(
    ("scoped", "count"),
    [
        ({}, 2),
        ({"desk": "Other"}, 1),
        ({"since": "2026-02-01"}, 1),
        ({"until": "2026-01-31"}, 1),
        ({"until": "2025"}, 0),
        ({"article": "https://a.example"}, 1),
    ],
)
def test_scopes(scoped: dict[str, str], count: int) -> None:
    remember_all([FERRY, replace(FERRY, target="x", desk="Other", date="2026-01-09", article="https://a.example")])
    assert len(look(**scoped)) == count


def test_what_was_forgotten_or_replaced_is_not_offered() -> None:
    remember_all([FERRY])
    assert len(look()) == 1
    forget([1])
    assert look() == ()


def test_a_database_that_was_taken_back_is_noticed() -> None:
    remember_all([FERRY, replace(FERRY, source="A crane fell.")])
    the_index().update()
    assert [len(look()), len(look(Asked(source="A crane fell.")))] == [1, 1]
    UnitRecord.objects.filter(pk=2).delete()
    first = UnitRecord.objects.get()
    MemoryEnd.objects.update(last=1, seal=first.seal)
    assert [len(look()), len(look(Asked(source="A crane fell.")))] == [1, 0]
    remember_all([replace(FERRY, source="A crane rose.")])
    assert look(Asked(source="A crane rose."))[0].score == 1.0


def test_the_indexes_are_made_anew_from_the_database() -> None:
    remember_all([FERRY])
    said: list[str] = []
    assert rebuild_indexes(say=said.append)
    assert update_indexes(say=said.append)
    assert said == ["Indexed up to unit 1."]
    assert len(look()) == 1


def test_uses_on_both_sides_with_their_places() -> None:
    remember_all(
        [FERRY, replace(FERRY, source="Two **ferries** left.", target="两艘渡輪离开了。"), replace(FERRY, source="x")]
    )
    uses = uses_of("ferry", "en")
    assert [passage.source[a:b] for passage in uses.passages for a, b in passage.source_places] == ["ferries", "ferry"]
    both = uses_of("渡轮", "zh", most=2)
    assert (both.count, len(both.passages)) == (3, 2)
    assert [passage.target[a:b] for passage in both.passages for a, b in passage.target_places] == ["渡轮", "渡輪"]
    forget([2])
    assert uses_of("ferries", "en").count == 1


def test_units_are_written_out_in_their_order_wherever_the_store_keeps_them() -> None:
    said = [f"Boat {number} came back." for number in range(6)]
    remember_all([replace(FERRY, source=one) for one in said])
    UnitRecord.objects.filter(source=said[0]).update(date="2026-02-02")  # PostgreSQL keeps it behind the others now
    written = dict(readable_files())["memory.tmx"].decode()
    assert [one for _, one in sorted((written.index(one), one) for one in said)] == said
