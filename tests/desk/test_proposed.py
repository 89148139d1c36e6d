"""What is proposed for a sentence that is new on one side: by the memory, by a machine that is allowed, or nothing."""

import json
from collections.abc import Iterator

import pytest
from tests.adapters.loopback import answer, loopback
from tests.desk.conftest import Team, at
from tests.desk.test_api import program
from tests.desk.test_originals import Original
from tests.desk.test_watch import Watch
from tests.desk.visits import visitor

from colophon.adapters.home import Home
from colophon.adapters.snapshots import SnapshotFolder
from colophon.desk.actions.drafts import draft_for_original, take_draft
from colophon.desk.actions.remember import remember_all
from colophon.desk.models import DraftRecord
from colophon.desk.queries.drafts import is_free_of_machines, newest_draft
from colophon.desk.queries.freshness import freshness_of
from colophon.desk.queries.proposed import proposed, proposed_for_original
from colophon.desk.scopes import Scope
from colophon.errors import DraftError
from colophon.memory.unit import Unit
from colophon.testing import FakeDrafter

GULL = "Forty gulls watched from the roof."


@pytest.fixture
def watch(team: Team, home) -> Watch:  # type: ignore[no-untyped-def]
    return Watch(team, SnapshotFolder(home / "snapshots"))


@pytest.fixture
def original(team: Team) -> Original:
    return Original(team, visitor(team.anna))


@pytest.fixture
def machine(home) -> Iterator[list[str]]:  # type: ignore[no-untyped-def]
    """A LibreTranslate server of this machine, which the desk's settings allow; what it was asked."""
    reply = answer(json.dumps({"translatedText": ["四十只海鸥在屋顶上看着。"]}).encode())
    with loopback({"/translate": reply}) as server:
        written = f'[drafts]\nallowed = "yes"\nservice = "libretranslate"\naddress = "{server.url("")}"\n'
        Home(home).settings_file.write_text(written)
        yield server.requests


def known(source: str, target: str) -> None:
    remember_all([Unit(source=source, target=target, source_language="en", target_language="zh-Hans")])


def added(watch: Watch, sentence: str = GULL) -> str:
    """The page of the translation's source once a sentence has come."""
    watch.look("The pier cost 4.2 million.", "It opens in May.", sentence)
    return f"/{watch.source.desk.slug}/{watch.team.translation.key}/source/"


def test_an_added_sentence_comes_with_what_the_memory_knows(watch: Watch, team: Team) -> None:
    known("Forty gulls watched from a roof.", "四十只海鸥在屋顶上看着。")
    shown = visitor(team.anna).get(added(watch)).content.decode()
    assert "四十只海鸥在屋顶上看着。" in shown
    assert "From the memory" in shown
    (one,) = freshness_of(team.translation).touched
    match = proposed(team.translation, one)
    assert match is not None
    assert 0.8 < match.value < 1
    said = program(team.anna, Scope.READ).get(
        f"/api/v1/desks/{watch.source.desk.slug}/translations/{team.translation.key}/source"
    )
    assert said["changes"][0]["proposal"] == "四十只海鸥在屋顶上看着。"


def test_where_nothing_is_known_the_page_says_so(watch: Watch, team: Team) -> None:
    shown = visitor(team.anna).get(added(watch)).content.decode()
    assert "The memory knows nothing like it." in shown
    assert 'name="draft"' not in shown


def test_a_machine_drafts_what_is_new_when_it_is_allowed_and_asked(
    watch: Watch, team: Team, machine: list[str]
) -> None:
    client, base = visitor(team.anna), added(watch)
    assert 'name="draft"' in client.get(base).content.decode()
    assert client.post(f"{base}follow/", {"draft": "yes"}).status_code == 302
    (draft,) = DraftRecord.objects.all()
    assert (draft.source, draft.text, draft.asked_by) == (GULL, "四十只海鸥在屋顶上看着。", team.anna)
    assert draft.pair.current is None  # proposed, not taken
    assert len(machine) == 1


def test_following_asks_no_machine_by_itself_nor_for_what_is_known(
    watch: Watch, team: Team, machine: list[str]
) -> None:
    known(GULL, "四十只海鸥在屋顶上看着。")
    client, base = visitor(team.anna), added(watch)
    assert 'name="draft"' not in client.get(base).content.decode()
    client.post(f"{base}follow/", {"draft": "yes"})
    assert machine == []
    assert is_free_of_machines(team.translation)


def test_a_machine_that_does_not_answer_keeps_nobody_from_following(watch: Watch, team: Team, home) -> None:  # type: ignore[no-untyped-def]
    written = '[drafts]\nallowed = "yes"\nservice = "libretranslate"\naddress = "http://127.0.0.1:9"\n'
    Home(home).settings_file.write_text(written)
    base = added(watch)
    assert visitor(team.anna).post(f"{base}follow/", {"draft": "yes"}).status_code == 302
    assert team.translation.pairs.filter(source=GULL).exists()
    assert not DraftRecord.objects.exists()


def test_a_changed_sentence_is_offered_with_its_new_numbers(watch: Watch, team: Team) -> None:
    known("The pier cost 310 crowns.", "码头耗资310克朗。")
    watch.look("The pier cost 520 crowns.", "It opens in May.")
    found = [proposed(team.translation, one) for one in freshness_of(team.translation).touched]
    assert [one.proposal for one in found if one] == ["码头耗资520克朗。"]


class TestOriginals:
    MORE = "渡轮有24间客舱。四十只海鸥在屋顶上看着。"

    def left(self, original: Original) -> str:
        """The page on which a sentence that only the translation has is proposed."""
        original.write("The ferry has", "渡轮有24间客舱。", 1)
        pair = original.write("The ferry has", self.MORE, 3)
        return f"/harbour-desk/{original.chinese.key}/source/amend/{pair.key}/?reason=added"

    def test_the_memory_is_read_against_the_grain(self, original: Original) -> None:
        known(GULL, "四十只海鸥在屋顶上看着。")
        form = original.author.get(self.left(original)).content.decode()
        assert f"The ferry has 24 cabins. {GULL}" in form
        assert "From the memory" in form

    def test_nothing_known_is_said(self, original: Original) -> None:
        form = original.author.get(self.left(original)).content.decode()
        assert "The memory knows nothing like it." in form
        assert "Ask for a draft" not in form
        assert proposed_for_original(original.pair("The ferry has"), "无人知晓。") is None

    def test_a_machine_drafts_it_when_it_is_allowed_and_asked(self, original: Original, machine: list[str]) -> None:
        address = self.left(original)
        assert "Ask for a draft" in original.author.get(address).content.decode()
        assert machine == []
        form = original.author.post(address, {"draft": "yes", "after": ""}).content.decode()
        assert "The ferry has 24 cabins. 四十只海鸥在屋顶上看着。" in form
        assert "Drafted by libretranslate." in form
        assert not original.source.amendments.exists()

    def test_it_is_in_the_log_and_no_draft_of_the_translation(self, original: Original, team: Team) -> None:
        self.left(original)
        pair = original.pair("The ferry has")
        draft = draft_for_original(pair, "海鸥看着。", FakeDrafter(), person=team.anna, now=at(4))
        assert not is_free_of_machines(original.chinese)
        assert newest_draft(pair) is None
        with pytest.raises(DraftError):
            take_draft(draft, person=team.anna, now=at(5))
