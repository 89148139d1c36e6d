"""From the checklist to an edition in the browser: what is missing, signing, rights with evidence, a set time."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape
from django.utils.translation import override
from tests.desk.conftest import Team, at
from tests.desk.test_pages import desk_of
from tests.desk.visits import newcomer, visitor

from colophon.adapters.clock import now
from colophon.adapters.home import Home
from colophon.desk.actions.found import add_person, found_desk, give_role
from colophon.desk.actions.judge import waive
from colophon.desk.actions.publishing import carry_out_due, order
from colophon.desk.actions.sign import sign
from colophon.desk.models import Account, Edition, PublicationOrder, RightsEntry, Station, TranslationRecord
from colophon.desk.obstacle_words import OBSTACLE_WORDS
from colophon.desk.queries.checklist import checklist_of
from colophon.desk.roles import DeskRole
from colophon.errors import DeskRuleError
from colophon.signoff.keyring import read_ring
from colophon.signoff.manifest import EditionKind
from colophon.signoff.obstacle import Reason
from colophon.signoff.stages import Stage
from colophon.signoff.verify import verify
from colophon.signoff.waiver import Waivable

HERE = "/harbour-desk/t1"


@pytest.fixture
def chen(team: Team) -> Client:
    """Proofreader and publisher."""
    return visitor(team.chen)


def sign_all(team: Team, *, hour: int = 5) -> None:
    for person, stage in zip((team.anna, team.bo, team.chen), Stage, strict=False):
        sign(team.translation, stage, person=person, keys=team.keys, now=at(hour + stage.number))


def reasons(team: Team) -> set[Reason]:
    return {one.reason for one in checklist_of(team.translation, team.keys.ring()).against}


def test_the_checklist_names_each_kind_once_and_links_there(team: Team, chen: Client) -> None:
    assert reasons(team) >= {Reason.STAGE_UNSIGNED, Reason.NOT_REVIEWED, Reason.NOT_PROOFREAD}
    page = chen.get(f"{HERE}/publish/").content.decode()
    assert f'href="{HERE}/review/#s-a"' in page
    assert page.count("has been reviewed as it now stands") == 1
    RightsEntry.objects.all().delete()
    assert f'href="{HERE}/rights/"' in chen.get(f"{HERE}/publish/").content.decode()


def test_signing_in_the_browser_in_order_by_those_who_may(team: Team, chen: Client) -> None:
    anna, bo = visitor(team.anna), visitor(team.bo)
    assert bo.post(f"{HERE}/sign/", {"stage": "review"}).status_code == 409, "the translation comes first"
    assert bo.post(f"{HERE}/sign/", {"stage": "translate"}).status_code == 403
    assert anna.post(f"{HERE}/sign/", {"stage": "publish"}).status_code == 404
    for client, stage in ((anna, "translate"), (bo, "review"), (chen, "proofread")):
        assert client.post(f"{HERE}/sign/", {"stage": stage}).status_code == 302
    assert TranslationRecord.objects.get().station == Station.READY
    assert reasons(team) == set()


def test_nobody_is_offered_a_signature_that_would_not_count(team: Team) -> None:
    give_role(team.translation.snapshot.source.desk, team.anna, DeskRole.REVIEWER, now=at(1))
    anna = visitor(team.anna)
    assert anna.get(f"{HERE}/publish/").content.decode().count("I did this: sign") == 1
    anna.post(f"{HERE}/sign/", {"stage": "translate"})
    page = anna.get(f"{HERE}/publish/").content.decode()
    assert ("I did this: sign" in page, "somebody else signs this one" in page) == (False, True)
    anna.post(f"{HERE}/sign/", {"stage": "review"})
    assert Reason.SIGNED_BY_SAME in reasons(team)
    bo = visitor(team.bo)
    assert "I did this: sign" in bo.get(f"{HERE}/publish/").content.decode(), "in the place of hers"
    bo.post(f"{HERE}/sign/", {"stage": "review"})
    assert Reason.SIGNED_BY_SAME not in reasons(team)


def test_on_a_desk_of_two_the_rule_is_set_aside_first(team: Team) -> None:
    give_role(team.translation.snapshot.source.desk, team.anna, DeskRole.REVIEWER, now=at(1))
    anna = visitor(team.anna)
    anna.post(f"{HERE}/sign/", {"stage": "translate"})
    waive(team.translation, Waivable.FOUR_EYES, reason="We are two.", person=team.chen, now=at(3))
    assert "I did this: sign" in anna.get(f"{HERE}/publish/").content.decode()


def test_nobody_signs_a_translation_that_is_not_all_there(team: Team) -> None:
    team.write("b", "", hour=3)
    anna = visitor(team.anna)
    assert "I did this: sign" not in anna.get(f"{HERE}/publish/").content.decode()
    assert anna.post(f"{HERE}/sign/", {"stage": "translate"}).status_code == 409
    team.write("b", "五月开放。", hour=4)
    assert anna.post(f"{HERE}/sign/", {"stage": "translate"}).status_code == 302


def test_publishing_sets_the_site_and_happens_once(team: Team, chen: Client, home: Path) -> None:
    sign_all(team)
    assert visitor(team.bo).post(f"{HERE}/publish/now/", {"kind": "first"}).status_code == 403
    assert chen.post(f"{HERE}/publish/now/", {"kind": "first"}).status_code == 302
    assert chen.post(f"{HERE}/publish/now/", {"kind": "first"}).status_code == 409, "a double click"
    assert Edition.objects.count() == 1
    assert (home / "site" / "index.html").is_file()
    assert TranslationRecord.objects.get().station == Station.PUBLISHED
    site = Client().get("/site/")
    assert b"".join(site.streaming_content)  # type: ignore[attr-defined]
    assert "script-src" not in site["Content-Security-Policy"]
    assert "default-src 'none'" in site["Content-Security-Policy"]
    assert f'href="{HERE}/published/"' in chen.get(f"{HERE}/publish/").content.decode()
    page = chen.get(f"{HERE}/published/", follow=True)
    assert "新码头开放" in b"".join(page.streaming_content).decode()  # type: ignore[attr-defined]


def test_a_refusal_lists_every_reason_and_changes_nothing(team: Team, chen: Client) -> None:
    answer = chen.post(f"{HERE}/publish/now/", {"kind": "first"})
    assert answer.status_code == 409
    assert "Not everything has been reviewed as it now stands. Segments 1, 2" in answer.content.decode()
    assert not Edition.objects.exists()
    assert not team.translation.signoffs.exists()


def test_a_correction_and_a_withdrawal_need_their_note(team: Team, chen: Client) -> None:
    sign_all(team)
    chen.post(f"{HERE}/publish/now/", {"kind": "first"})
    team.write("b", "五月开幕。", hour=20)
    assert Reason.STAGE_UNSIGNED in reasons(team)
    sign_all(team, hour=21)
    assert chen.post(f"{HERE}/publish/now/", {"kind": "correction"}).status_code == 409
    assert chen.post(f"{HERE}/publish/now/", {"kind": "correction", "note": "A better word."}).status_code == 302
    assert chen.post(f"{HERE}/publish/now/", {"kind": "withdrawal", "note": "The source is gone."}).status_code == 302
    assert [one.kind for one in Edition.objects.order_by("number")] == ["first", "correction", "withdrawal"]
    assert TranslationRecord.objects.get().station == Station.WITHDRAWN
    assert "The source is gone." in chen.get(f"{HERE}/publish/").content.decode()


def test_the_same_correction_comes_out_once(team: Team, chen: Client) -> None:
    sign_all(team)
    chen.post(f"{HERE}/publish/now/", {"kind": "first"})
    team.write("b", "五月开幕。", hour=20)
    sign_all(team, hour=21)
    for kind, note, status in (
        ("correction", "A better word.", 302),
        ("correction", "A better word.", 409),
        ("correction", "The opening is in May.", 302),
        ("withdrawal", "The source is gone.", 302),
        ("withdrawal", "The source is gone.", 409),
    ):
        assert chen.post(f"{HERE}/publish/now/", {"kind": kind, "note": note}).status_code == status
    assert Edition.objects.count() == 4


def test_what_is_out_is_withdrawn_whatever_has_been_written_since(team: Team, chen: Client) -> None:
    sign_all(team)
    chen.post(f"{HERE}/publish/now/", {"kind": "first"})
    team.write("b", "六月开放。", hour=20)
    assert reasons(team)
    said = {"kind": "withdrawal", "note": "The source is gone."}
    assert visitor(team.bo).post(f"{HERE}/publish/now/", said).status_code == 403
    assert chen.post(f"{HERE}/publish/now/", {"kind": "withdrawal"}).status_code == 409, "it needs a note"
    assert chen.post(f"{HERE}/publish/now/", said).status_code == 302
    last = Edition.objects.order_by("-number")[0]
    assert "六月".encode() not in bytes(last.manifest)
    assert verify(bytes(last.manifest), bytes(last.envelopes).split(b"\n"), read_ring(bytes(last.ring))) == ()


def test_nothing_is_corrected_that_is_not_out(team: Team, chen: Client) -> None:
    sign_all(team)
    assert chen.post(f"{HERE}/publish/now/", {"kind": "withdrawal", "note": "No."}).status_code == 409


def test_a_set_time_is_kept_once_by_many(team: Team, home: Path) -> None:
    sign_all(team)
    made = order(team.translation, person=team.chen, kind=EditionKind.FIRST, note="", due=at(48), now=at(20))
    with pytest.raises(DeskRuleError):
        order(team.translation, person=team.chen, kind=EditionKind.FIRST, note="", due=at(50), now=at(20))
    here = Home(home)
    assert carry_out_due(home=here, keys=team.keys, now=at(47)) == 0
    assert carry_out_due(home=here, keys=team.keys, now=at(49)) == 1
    assert carry_out_due(home=here, keys=team.keys, now=at(50)) == 0
    assert Edition.objects.count() == 1
    assert PublicationOrder.objects.get(pk=made.pk).refused == ""


def test_an_order_that_cannot_be_carried_out_says_why(team: Team, home: Path, chen: Client) -> None:
    sign_all(team)
    order(team.translation, person=team.chen, kind=EditionKind.FIRST, note="", due=at(48), now=at(20))
    team.write("b", "五月开幕。", hour=30)
    assert carry_out_due(home=Home(home), keys=team.keys, now=at(49)) == 0
    assert not Edition.objects.exists()
    said = PublicationOrder.objects.get().refused
    assert "This stage is not signed for the text as it now stands: review" in said.splitlines()
    assert said.count(": review") == 1, "each reason once"
    assert "did not happen" in chen.get(f"{HERE}/publish/").content.decode()


def test_a_refusal_to_publish_lists_its_reasons_in_the_readers_language(team: Team) -> None:
    sign_all(team)
    team.write("b", "六月开放。", hour=20)
    publisher = visitor(team.chen)
    Account.objects.filter(person=team.chen).update(language="fr")
    said = publisher.post(f"{HERE}/publish/now/", {"kind": "first"})
    assert said.status_code == 409
    with override("fr"):
        wanted = [str(words) for words in OBSTACLE_WORDS[Reason.NOT_REVIEWED]]
    assert wanted[0] != "Not everything has been reviewed as it now stands."
    assert all(escape(words) in said.content.decode() for words in wanted)
    assert "has not been reviewed" not in said.content.decode()


def test_ordering_and_cancelling_in_the_browser(team: Team, chen: Client) -> None:
    sign_all(team)
    due = now() + timedelta(days=1)
    assert chen.post(f"{HERE}/publish/now/", {"kind": "first", "due": f"{due:%Y-%m-%dT%H:%M}"}).status_code == 302
    assert "Cancel the order" in chen.get(f"{HERE}/publish/").content.decode()
    chen.post(f"{HERE}/publish/cancel/")
    assert not PublicationOrder.objects.filter(done=None).exists()
    past = now() - timedelta(days=1)
    assert chen.post(f"{HERE}/publish/now/", {"kind": "first", "due": f"{past:%Y-%m-%dT%H:%M}"}).status_code == 409
    assert chen.post(f"{HERE}/publish/now/", {"kind": "first", "due": "soon"}).status_code == 422


def test_a_waiver_needs_the_role_and_a_reason(team: Team, chen: Client) -> None:
    said = {"rule": "proofreading", "reason": "<b>There are two of us.</b>"}
    assert visitor(team.anna).post(f"{HERE}/waive/", said).status_code == 403
    assert chen.post(f"{HERE}/waive/", said | {"reason": ""}).status_code == 422
    assert chen.post(f"{HERE}/waive/", said | {"reason": "TBD"}).status_code == 409
    chen.post(f"{HERE}/waive/", said)
    assert "&lt;b&gt;There are two of us." in chen.get(f"{HERE}/publish/").content.decode()


def test_rights_with_their_letter(team: Team, chen: Client) -> None:
    letter = SimpleUploadedFile('a"b\r\n.html', b"<script>alert(1)</script>")
    said = {"basis": "permission", "terms": "You may translate it.", "scope": "all", "holder": "<i>Ina</i>"}
    assert chen.post(f"{HERE}/rights/", said | {"letter": letter}).status_code == 302
    page = chen.get(f"{HERE}/rights/").content.decode()
    assert "&lt;i&gt;Ina" in page
    entry = RightsEntry.objects.order_by("-pk")[0]
    assert entry.person == team.chen
    answer = visitor(team.bo).get(f"{HERE}/rights/letters/{entry.letter.pk}/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert "\r" not in answer["Content-Disposition"]
    assert chen.post(f"{HERE}/rights/", said | {"terms": "n/a"}).status_code == 409
    guest = newcomer(desk_of(team), "kim", DeskRole.GUEST)
    assert guest.post(f"{HERE}/rights/", said).status_code == 403


def test_people_confirm_their_own_credit(team: Team) -> None:
    sign(team.translation, Stage.TRANSLATE, person=team.anna, keys=team.keys, now=at(2))
    anna = visitor(team.anna)
    assert "Is this how you want to be credited?" in anna.get("/harbour-desk/work/").content.decode()
    assert anna.post(f"{HERE}/credit/", {"role": "reviewer"}).status_code == 404
    anna.post(f"{HERE}/credit/", {"role": "translator"})
    assert "Is this how you want to be credited?" not in anna.get("/harbour-desk/work/").content.decode()
    assert "confirmed" in anna.get(f"{HERE}/publish/").content.decode()


def test_what_is_addressed_on_another_desk_is_not_found(team: Team) -> None:
    other = found_desk("Mountain desk", now=at(0))
    client = newcomer(other, "kim", DeskRole.MANAGER)
    give_role(other, add_person(other, "x", key="x", roles=[]), DeskRole.GUEST, now=at(0))
    for verb in ("sign", "waive", "publish/now", "publish/cancel", "credit", "rights", "rights/images", "claim"):
        assert client.post(f"/mountain-desk/t1/{verb}/", {"stage": "translate"}).status_code == 404
        assert client.post(f"{HERE}/{verb}/", {"stage": "translate"}).status_code == 404
