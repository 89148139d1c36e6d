"""Unpublished originals: translators propose changes, the author answers, and every language learns of it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.desk.conftest import START, Team, at
from tests.desk.test_api import program
from tests.desk.visits import newcomer, visitor

from colophon.adapters.home import Home
from colophon.adapters.snapshots import SnapshotFolder
from colophon.article.credit import Role
from colophon.desk.actions.amend import accept_amendment, decline_amendment, propose_amendment
from colophon.desk.actions.originals import declare_original, original_published, revise
from colophon.desk.actions.propose import begin_translation
from colophon.desk.actions.take_captured import take_captured
from colophon.desk.actions.translate import save_segment
from colophon.desk.models import Amendment, AuditEntry, Deed, MessageKind, PairRecord, Source, TranslationRecord
from colophon.desk.queries.happenings import happenings
from colophon.desk.queries.originals import departures_of
from colophon.desk.queries.source_article import source_article
from colophon.desk.queries.text import pairs_of
from colophon.desk.queries.watching import current_snapshot, unwatched
from colophon.desk.roles import DeskRole
from colophon.desk.scopes import Scope
from colophon.errors import (
    NotAnOriginalError,
    NothingToProposeError,
    OriginalMovedError,
    PassageGoneError,
    ReasonMissingError,
)
from colophon.intake.snapshot import capture
from colophon.watch.change import Reason
from colophon.watch.task import Settled

TEXT = "A ferry for the islands\n\nThe ferry has 24 cabins. It opens in May.\n\nIt carries 300 people."


class Original:
    """A draft of Anna's, being translated into two languages."""

    def __init__(self, team: Team, author: Client) -> None:
        self.team, self.author = team, author
        desk, folder = team.translation.snapshot.source.desk, Home(Path(settings.HOME)).snapshots
        taken = take_captured(
            desk, capture(TEXT.encode(), START), language="en", person=team.anna, why="", snapshots=folder, now=START
        )
        self.source, snapshot = taken.source, taken.taken.snapshot
        declare_original(self.source, person=team.anna, now=START)
        self.chinese, self.french = (
            begin_translation(snapshot, one, now=START).translation for one in ("zh-Hans", "fr")
        )
        self.base = f"/harbour-desk/sources/{self.source.pk}/original/"

    def pair(self, start: str, of: TranslationRecord | None = None) -> PairRecord:
        return (of or self.chinese).pairs.get(source__startswith=start)

    def write(self, start: str, target: str, hour: int) -> PairRecord:
        pair = self.pair(start)
        save_segment(pair, target, base=pair.current, person=self.team.bo, role=Role.TRANSLATOR, now=at(hour))
        return self.pair(start)

    def text(self) -> str:
        newest = current_snapshot(self.source)
        assert newest is not None
        return "\n".join(str(getattr(block, "text", "")) for block in source_article(newest).blocks)


@pytest.fixture
def author(team: Team) -> Client:
    return visitor(team.anna)


@pytest.fixture
def original(team: Team, author: Client) -> Original:
    return Original(team, author)


@pytest.fixture
def folder(home: Path) -> SnapshotFolder:
    return SnapshotFolder(home / "snapshots")


def test_a_proposal_is_accepted_and_reaches_every_language(original: Original, folder: SnapshotFolder) -> None:
    pair = original.pair("The ferry has")
    one = propose_amendment(
        pair, "The ferry has 42 cabins.", person=original.team.bo, note="The plan says 42.", now=at(2)
    )
    made = accept_amendment(one, person=original.team.anna, reply="", snapshots=folder, now=at(3))
    assert "has 42 cabins. It opens" in original.text()
    assert folder.read(made.sha256).body.startswith(b"---")
    assert original.source.snapshots.count() == 2
    task = original.french.follow_tasks.get(settled=None)
    assert (task.snapshot, task.drift) == (made, "factual")
    original.chinese.refresh_from_db()
    assert original.chinese.snapshot == made  # whoever proposed it follows at once
    assert original.chinese.follow_tasks.get().how == Settled.FOLLOWED
    assert pairs_of(original.chinese)[1].source == "The ferry has 42 cabins."
    one.refresh_from_db()
    assert (one.answer, one.made, one.answered_by) == ("accepted", made, original.team.anna)
    assert AuditEntry.objects.filter(deed=Deed.AMENDMENT_ANSWERED).count() == 1


def test_accepting_twice_is_once(original: Original, folder: SnapshotFolder) -> None:
    one = propose_amendment(original.pair("It carries"), "It carries 400.", person=original.team.bo, note="", now=at(2))
    first = accept_amendment(one, person=original.team.anna, reply="", snapshots=folder, now=at(3))
    assert accept_amendment(one, person=original.team.chen, reply="", snapshots=folder, now=at(4)) == first
    assert original.source.snapshots.count() == 2


def test_a_translation_with_more_to_follow_follows_by_hand(original: Original, folder: SnapshotFolder) -> None:
    first = propose_amendment(
        original.pair("It carries"), "It carries 400.", person=original.team.bo, note="", now=at(2)
    )
    french = original.pair("The ferry has", original.french)
    second = propose_amendment(french, "The ferry has 42 cabins.", person=original.team.bo, note="", now=at(2))
    for one in (first, second):
        accept_amendment(one, person=original.team.anna, reply="", snapshots=folder, now=at(3))
    assert original.french.follow_tasks.filter(settled=None).exists()
    assert original.chinese.follow_tasks.filter(settled=None).exists()
    assert "It carries 400." in original.text()
    assert "42 cabins" in original.text()


def test_declining_needs_a_reason_and_changes_nothing(original: Original) -> None:
    one = propose_amendment(original.pair("It opens"), "It opens in June.", person=original.team.bo, note="", now=at(2))
    with pytest.raises(ReasonMissingError):
        decline_amendment(one, person=original.team.anna, reply=" ", now=at(3))
    decline_amendment(one, person=original.team.anna, reply="May is right.", now=at(3))
    one.refresh_from_db()
    assert (one.answer, one.reply) == ("declined", "May is right.")
    assert original.source.snapshots.count() == 1


def test_a_sentence_is_left_out_with_a_reason(original: Original, folder: SnapshotFolder) -> None:
    pair = original.pair("It opens")
    with pytest.raises(ReasonMissingError):
        propose_amendment(pair, "", person=original.team.bo, note="", now=at(2))
    one = propose_amendment(pair, "", person=original.team.bo, note="Nobody knows yet.", now=at(2))
    accept_amendment(one, person=original.team.anna, reply="", snapshots=folder, now=at(3))
    assert "It opens" not in original.text()


def test_what_changes_nothing_or_cannot_be_done_is_refused(original: Original, folder: SnapshotFolder) -> None:
    pair = original.pair("It opens")
    with pytest.raises(NothingToProposeError):
        propose_amendment(pair, f" {pair.source} ", person=original.team.bo, note="", now=at(2))
    one = propose_amendment(pair, "It opens in June.", person=original.team.bo, note="", now=at(2))
    assert propose_amendment(pair, "It opens in June.", person=original.team.chen, note="", now=at(2)) == one
    newest = current_snapshot(original.source)
    assert newest is not None
    other = source_article(newest).__class__(title="Other", language="en", blocks=source_article(newest).blocks[1:])
    revise(original.source, other, base=newest, said="", snapshots=folder, now=at(3))
    with pytest.raises(PassageGoneError):
        accept_amendment(one, person=original.team.anna, reply="", snapshots=folder, now=at(4))
    assert "cannot" not in Amendment.objects.get(pk=one.pk).answer


def test_a_source_of_others_is_never_proposed_to(team: Team) -> None:
    with pytest.raises(NotAnOriginalError):
        propose_amendment(team.pair("a"), "It cost 5 million.", person=team.anna, note="", now=at(2))
    with pytest.raises(NotAnOriginalError):
        declare_original(team.translation.snapshot.source, person=team.anna, now=at(2))
    client = visitor(team.bo)
    assert client.get("/harbour-desk/t1/source/amend/a/").status_code == 200
    answer = client.post("/harbour-desk/t1/source/amend/a/", {"after": "It cost 5 million."})
    assert answer.status_code == 422
    assert not Amendment.objects.exists()


def test_once_published_nothing_more_is_proposed_and_it_is_watched(original: Original) -> None:
    assert original.source not in unwatched(most=10)
    original_published(original.source, "https://desk.example/ferry", person=original.team.anna, now=at(5))
    original.source.refresh_from_db()
    assert (original.source.ours, original.source.address) == (False, "https://desk.example/ferry")
    with pytest.raises(NotAnOriginalError):
        propose_amendment(original.pair("It opens"), "Later.", person=original.team.bo, note="", now=at(6))
    assert original.source in unwatched(most=10)


def test_a_translation_that_leaves_its_original_is_noticed(original: Original) -> None:
    original.write("The ferry has", "渡轮有24间客舱。", 1)
    assert list(departures_of(original.source)) == []
    pair = original.write("The ferry has", "渡轮有42间客舱。", 3)
    (seen,) = departures_of(original.source)
    assert (seen.noticed.says, seen.noticed.now, seen.noticed.after) == ("24", "42", "The ferry has 42 cabins.")
    page = original.author.get(original.base).content.decode()
    assert "The translation now says “42” where the original says “24”." in page
    form = original.author.get(f"/harbour-desk/{original.chinese.key}/source/amend/{pair.key}/?reason=value")
    assert "The ferry has 42 cabins." in form.content.decode()
    side = original.author.get(f"/harbour-desk/{original.chinese.key}/edit/side/{pair.key}/").content.decode()
    assert "Change the original?" in side
    propose_amendment(pair, seen.noticed.after, person=original.team.bo, note="", reason=seen.noticed.reason, now=at(4))
    assert list(departures_of(original.source)) == []


def test_typing_is_not_leaving_the_original(original: Original) -> None:
    """The first text grows save by save."""
    for number, target in enumerate(("渡轮", "渡轮有2", "渡轮有24", "渡轮有24间客舱。", "渡轮有24间客舱。可")):
        pair = original.pair("The ferry has")
        save_segment(
            pair,
            target,
            base=pair.current,
            person=original.team.bo,
            role=Role.TRANSLATOR,
            now=at(1).replace(minute=number),
        )
    assert list(departures_of(original.source)) == []


def test_the_author_edits_and_two_editors_lose_nothing(original: Original) -> None:
    address = f"{original.base}text/"
    page = original.author.get(address).content.decode()
    assert "The ferry has 24 cabins" in page
    first = current_snapshot(original.source)
    assert first is not None
    new = "---\ntitle: A ferry for the islands\nlanguage: en\n---\n\nThe ferry has 24 cabins. It opens in June.\n"
    assert original.author.post(address, {"text": new, "base": first.pk}).status_code == 302
    late = original.author.post(address, {"text": new.replace("24", "25"), "base": first.pk})
    assert late.status_code == 422
    assert "has 25 cabins" in late.content.decode()  # what was typed
    assert "What stands now" in late.content.decode()
    newest = current_snapshot(original.source)
    assert newest is not None
    assert f'value="{newest.pk}"' in late.content.decode()
    assert original.french.follow_tasks.filter(settled=None).exists()
    for wrong in ({"text": "---\ntitle: [\n---\n", "base": newest.pk}, {"text": "", "base": newest.pk}):
        assert original.author.post(address, wrong).status_code == 422


def test_an_original_that_stands_is_no_new_version(original: Original, folder: SnapshotFolder) -> None:
    newest = current_snapshot(original.source)
    assert newest is not None
    article = source_article(newest)
    made = revise(original.source, article, base=newest, said="", snapshots=folder, now=at(2))
    assert revise(original.source, article, base=made, said="", snapshots=folder, now=at(3)) == made
    assert not original.french.follow_tasks.exists()  # Markdown of the same words
    with pytest.raises(OriginalMovedError):
        revise(original.source, article, base=newest, said="", snapshots=folder, now=at(4))


def test_who_may_answer(original: Original) -> None:
    one = propose_amendment(original.pair("It opens"), "It opens in June.", person=original.team.bo, note="", now=at(2))
    path = f"/harbour-desk/proposals/{one.pk}/"
    desk = original.source.desk
    for role, allowed in ((DeskRole.TRANSLATOR, False), (DeskRole.GUEST, False), (DeskRole.REVIEWER, True)):
        client = newcomer(desk, role.value, role)
        page = client.get(original.base).content.decode()
        assert ("answer_amendment" in page or 'value="decline"' in page) is allowed
        answer = client.post(path, {"answer": "decline", "reply": "No."})
        assert answer.status_code == (302 if allowed else 403)
        assert client.post(f"{original.base}set/", {}).status_code == (302 if role is DeskRole.REVIEWER else 403)
    assert newcomer(desk, "kim", DeskRole.TRANSLATOR).get(f"{original.base}text/").status_code == 403


def test_the_browser_from_proposal_to_answer(original: Original) -> None:
    original.write("The ferry has", "渡轮有24间客舱。", 1)
    bo, pair = visitor(original.team.bo), original.pair("The ferry has")
    form = f"/harbour-desk/{original.chinese.key}/source/amend/{pair.key}/"
    assert "The ferry has 24 cabins." in bo.get(form).content.decode()
    sent = bo.post(form, {"after": "The ferry has 42 <b>cabins</b>.", "note": "See the plan."}, follow=True)
    assert "Proposed." in sent.content.decode()
    assert "Originals with proposals" in original.author.get("/harbour-desk/work/").content.decode()
    page = original.author.get(original.base).content.decode()
    assert "See the plan." in page
    assert "<b>cabins" not in page
    one = Amendment.objects.get()
    done = original.author.post(
        f"/harbour-desk/proposals/{one.pk}/", {"answer": "accept", "reply": "Thank you."}, follow=True
    )
    assert "Thank you." in done.content.decode()
    assert "The original has a new version" in done.content.decode()
    for key in (original.chinese.key, original.french.key):
        assert original.author.get(f"/harbour-desk/{key}/source/").status_code == 200


def test_the_author_and_the_proposer_are_told(original: Original) -> None:
    one = propose_amendment(original.pair("It opens"), "It opens in June.", person=original.team.bo, note="", now=at(2))
    (told,) = (h for h in happenings(now=at(3)) if h.kind is MessageKind.AMENDMENT_PROPOSED)
    assert told.people == (original.team.anna.pk,)
    decline_amendment(one, person=original.team.anna, reply="May is right.", now=at(3))
    (told,) = (h for h in happenings(now=at(4)) if h.kind is MessageKind.AMENDMENT_ANSWERED)
    assert told.people == (original.team.bo.pk,)


def test_an_original_is_proposed_in_the_browser(author: Client, team: Team) -> None:
    author.post("/harbour-desk/sources/new/", {"text": TEXT, "language": "en", "ours": "on"})
    source = Source.objects.get(title="A ferry for the islands")
    assert source.ours
    assert "Proposals for the original" in author.get(f"/harbour-desk/sources/{source.pk}/").content.decode()


def test_an_address_is_no_original(author: Client, team: Team) -> None:
    before = Source.objects.count()
    answer = author.post(
        "/harbour-desk/sources/new/", {"text": TEXT, "address": "https://news.example/ferry", "ours": "on"}
    )
    assert answer.status_code == 422
    assert Source.objects.count() == before


def test_reasons_are_the_words_of_the_watch(original: Original) -> None:
    one = propose_amendment(
        original.pair("It opens"), "In June.", person=original.team.bo, note="", reason=Reason.VALUE, now=at(2)
    )
    assert "a number, date or amount" in original.author.get(original.base).content.decode()
    assert str(one)


def test_a_program_proposes_and_the_author_answers(original: Original) -> None:
    bo, anna = program(original.team.bo), program(original.team.anna, Scope.WRITE)
    here = f"/api/v1/desks/harbour-desk/sources/{original.source.pk}/original"
    pair = original.pair("The ferry has")
    there = f"/api/v1/desks/harbour-desk/translations/{original.chinese.key}/source/proposals"
    made = bo.post(there, {"pair": pair.key, "after": "The ferry has 42 cabins.", "note": "See the plan."})
    shown = anna.get(here)
    assert shown["ours"]
    assert [one["number"] for one in shown["proposals"]] == [made["number"]]
    answer = f"/api/v1/desks/harbour-desk/proposals/{made['number']}"
    reader = program(original.team.anna, Scope.READ, days=3)
    assert reader("POST", answer, {"answer": "accept"}).status_code == 403
    assert anna.post(answer, {"answer": "accept", "reply": "Thank you."}) == {"done": True}
    assert "42 cabins" in original.text()
    assert anna.get(here)["proposals"][0]["answer"] == "accepted"
    assert anna.post(here, {"ours": False, "address": "https://desk.example/ferry"}) == {"done": True}
    assert bo("POST", there, {"pair": pair.key, "after": "Other."}).status_code == 409
    proposal = {"text": TEXT, "address": "https://news.example/x", "ours": True}
    assert anna("POST", "/api/v1/desks/harbour-desk/sources", proposal).status_code == 409
    outsider = program(original.team.chen, Scope.READ)
    assert outsider.get(here)["departures"] == []
