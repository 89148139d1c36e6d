"""The calls beside a text's own: rights and images, wire, targets, keys, drafts, history, people, messages, figures."""

import base64
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.cache import cache
from tests.desk.conftest import START, Team
from tests.desk.test_api import HERE, TEXT, Program, program
from tests.desk.test_pages import desk_of

from colophon.adapters.clock import now
from colophon.article.article import Article, Image, Paragraph
from colophon.article.json_form import article_json
from colophon.desk.actions.found import add_person, give_role
from colophon.desk.actions.take_in import take_in
from colophon.desk.actions.translate import start_translation
from colophon.desk.key_folder import key_folder
from colophon.desk.models import Feed, SignOffRecord, WireItem
from colophon.desk.roles import DeskRole
from colophon.desk.scopes import Scope
from colophon.segments.pair_articles import split_article
from colophon.signoff.envelope import Envelope, message_of
from colophon.signoff.own_key import proof_message


@pytest.fixture(autouse=True)
def _fresh_minute(db: None) -> None:
    cache.clear()


@pytest.fixture
def mira(team: Team) -> Program:
    """A manager's program."""
    return program(add_person(desk_of(team), "Mira", key="mira", roles=[DeskRole.MANAGER]))


def test_rights_come_with_their_letter(team: Team) -> None:
    anna = program(team.anna)
    letter = {"name": "yes.eml", "body": base64.b64encode(b"You may.").decode()}
    anna.post(f"{TEXT}/rights", {"basis": "permission", "terms": "You may.", "letter": letter})
    newest, _older = anna.get(f"{TEXT}/rights")
    assert (newest["terms"], newest["person"]) == ("You may.", "p1")
    kept = anna.get(f"{TEXT}/rights/letters/{newest['letter']}")
    assert (kept["name"], base64.b64decode(kept["body"])) == ("yes.eml", b"You may.")
    letter["body"] = "not base64!"
    assert anna("POST", f"{TEXT}/rights", {"basis": "permission", "terms": "x", "letter": letter}).status_code == 422


def test_each_image_has_rights_of_its_own(team: Team) -> None:
    picture = Image(url="https://news.example/pier.jpg", caption="The pier.", credit="Ina Holm")
    article = Article(title="Pier", language="en", blocks=(Paragraph("It opens."), picture))
    taken = take_in(
        desk_of(team), article, sha256="cd" * 32, captured=START, article_json=article_json(article)
    ).snapshot
    start_translation(taken, split_article(article), key="t2", language="de", now=START)
    anna, at = program(team.anna), f"{HERE}/translations/t2/images"
    assert [one["basis"] for one in anna.get(at)] == [""]
    said = {"url": picture.url, "basis": "licence", "terms": "CC BY 4.0"}
    assert anna("PUT", at, said).json()["terms"] == "CC BY 4.0"
    assert anna("PUT", at, {"url": picture.url, "leave_out": True}).json()["left_out"] is True
    assert anna("PUT", at, {"url": "https://news.example/else.jpg", "terms": "x"}).status_code == 404


def test_the_wire_is_kept_by_program(team: Team, mira: Program) -> None:
    said = {"name": "spam.example", "blocked": True, "note": "no news"}
    assert program(team.anna)("PUT", f"{HERE}/wire/domains", said).status_code == 403
    assert program(team.bo, Scope.WRITE)("PUT", f"{HERE}/wire/domains", said).status_code == 403
    assert mira("PUT", f"{HERE}/wire/domains", said).status_code == 200
    refused = mira("POST", f"{HERE}/wire/feeds", {"address": "https://spam.example/feed"})
    assert (refused.status_code, "spam.example" in refused.json()["title"]) == (409, True)
    feed = Feed.objects.create(
        desk=desk_of(team), address="https://news.example/feed", host="news.example", added=START, due=START
    )
    item = WireItem.objects.create(
        desk=desk_of(team), feed=feed, identity="a", address="https://news.example/a", host="news.example", seen=START
    )
    WireItem.objects.filter(pk=item.pk).update(title="Ferries again")
    rule = mira.post(f"{HERE}/wire/rules", {"verdict": "leave-out", "words": ["ferr*"]})
    assert rule["sorted_anew"] == 1
    assert mira.get(f"{HERE}/wire") == []
    (left,) = mira.get(f"{HERE}/wire?state=left-out")
    assert (left["number"], left["rule"]) == (item.pk, rule["rule"])
    assert mira("DELETE", f"{HERE}/wire/rules/{rule['rule']}").json()["sorted_anew"] == 1
    mira.post(f"{HERE}/wire/{item.pk}/dismiss")
    mira.post(f"{HERE}/wire/{item.pk}/bring-back")
    assert [one["state"] for one in mira.get(f"{HERE}/wire")] == ["waiting"]
    assert mira("POST", f"{HERE}/wire/rules", {"verdict": "show"}).status_code == 422


def test_a_target_is_added_tried_and_ended(team: Team, mira: Program, home: Path) -> None:
    said = {"name": "books", "form": "epub", "way": "folder", "secret": "hush"}
    made = mira.post(f"{HERE}/targets", said)
    assert "hush" not in str(mira.get(f"{HERE}/targets"))
    at = f"{HERE}/targets/{made['number']}"
    assert mira.post(f"{at}/try")["said"]
    assert mira.post(f"{at}/send", {"everything": True}) == {"editions": 0}
    mira.post(f"{at}/pause")
    assert mira.get(f"{HERE}/targets")[0]["paused"]
    mira.post(f"{at}/go-on")
    assert mira("DELETE", at).status_code == 200
    assert (mira.get(f"{HERE}/targets"), mira.get(f"{HERE}/deliveries")) == ([], [])
    elsewhere = {**said, "address": "/etc"}
    assert mira("POST", f"{HERE}/targets", elsewhere).status_code == 409
    assert mira.get(f"{TEXT}/deliveries") == []


def test_somebodys_own_key_signs_by_program(team: Team) -> None:
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw().hex()
    anna, keys = program(team.anna), key_folder()
    key = keys.register(public, holder=team.anna.key, moment=START.isoformat())
    assert proof_message(public, team.anna.key)  # what the page asks for; there is no call for it
    assert [one["key"] for one in anna.get("/api/v1/keys")] == [key.id]
    given = anna.post(f"{TEXT}/sign-offs/statement", {"stage": "translate"})
    payload = base64.b64decode(given["payload"])
    signature = private.sign(message_of(payload))
    said = {"stage": "translate", "payload": given["payload"], "key": key.id}
    wrong = {**said, "signature": base64.b64encode(bytes(64)).decode()}
    assert anna("POST", f"{TEXT}/sign-offs/own-key", wrong).status_code == 409
    anna.post(f"{TEXT}/sign-offs/own-key", {**said, "signature": base64.b64encode(signature).decode()})
    assert SignOffRecord.objects.get().translation == team.translation
    assert Envelope(payload, key.id, signature).key_id == key.id
    assert program(team.anna, Scope.WRITE)("DELETE", f"/api/v1/keys/{key.id}").status_code == 403
    assert anna("DELETE", f"/api/v1/keys/{key.id}").status_code == 200
    assert anna.get("/api/v1/keys") == []


def test_drafts_are_refused_where_the_desk_wants_none(team: Team) -> None:
    anna = program(team.anna)
    answer = anna("POST", f"{TEXT}/drafts", {"pairs": ["a"]})
    assert (answer.status_code, bool(answer.json()["hint"])) == (409, True)
    assert program(team.bo)("POST", f"{TEXT}/drafts", {"pairs": ["a"]}).status_code == 403
    assert anna.get(f"{TEXT}/drafts") == []


def test_a_segment_is_cut_joined_and_goes_back(team: Team) -> None:
    anna = program(team.anna)
    before = anna.get(f"{TEXT}/moments")
    half = anna.post(f"{TEXT}/segments/split", {"pair": "a", "source_at": 8, "target_at": 2})
    assert (half["pair"], half["source"]) == ("a/2", "cost 4.2 million.")
    assert anna.post(f"{TEXT}/segments/join", {"pair": "a"})["source"] == "The pier cost 4.2 million."
    assert anna("POST", f"{TEXT}/segments/join", {"pair": "b"}).status_code == 409
    base = team.pair("b").current_id
    anna.post(f"{TEXT}/segments/save", {"pair": "b", "text": "六月开放。", "base": base})
    versions = anna.get(f"{TEXT}/segments/versions?pair=b&whole=true")
    assert [one["text"] for one in versions] == ["六月开放。", "五月开放。"]
    anna.post(f"{TEXT}/segments/restore", {"revision": versions[1]["revision"]})
    assert team.pair("b").current.target == "五月开放。"  # type: ignore[union-attr]
    anna.post(f"{TEXT}/segments/save", {"pair": "b", "text": "七月。", "base": team.pair("b").current_id})
    then = anna.get(f"{TEXT}/moments/{before['newest']}")
    assert [(one["pair"], one["now"], one["stays"]) for one in then][-1] == ("b", "七月。", False)
    at = f"{TEXT}/moments/{before['newest']}/restore"
    assert anna("POST", at, {"seen": before["newest"]}).status_code == 409  # somebody has written since
    assert anna.post(at, {"seen": anna.get(f"{TEXT}/moments")["newest"]}) == {"changed": 1}
    checked = anna.post(f"{TEXT}/segments/check", {"pair": "a", "text": "码头花了520万。"})
    assert "number-changed" in {one["check"] for one in checked}


def test_a_text_goes_into_another_tool_and_back(team: Team) -> None:
    anna = program(team.anna)
    file = anna.get(f"{TEXT}/work-file?form=xliff2")
    body = base64.b64decode(file["body"]).decode().replace("五月开放。", "5月开放。")
    brought = anna.post(f"{TEXT}/work-file", {"body": base64.b64encode(body.encode()).decode()})
    assert (brought["changed"], team.pair("b").current.target) == (1, "5月开放。")  # type: ignore[union-attr]
    assert anna("POST", f"{TEXT}/work-file", {"body": ""}).status_code == 422


def test_people_are_let_in_by_program(team: Team, mira: Program) -> None:
    made = mira.post(f"{HERE}/invitations", {"roles": ["translator"], "label": "for Kim"})
    assert "/join/" in made["link"]
    (shown,) = mira.get(f"{HERE}/invitations")
    assert shown["label"] == "for Kim"
    assert mira("DELETE", f"{HERE}/invitations/{shown['number']}").status_code == 200
    assert mira.get(f"{HERE}/invitations") == []
    assert "/join/" in mira.post(f"{HERE}/people/p1/link")["link"]
    assert mira("PUT", f"{HERE}/people/p2/roles", {"roles": []}).json()["roles"] == []
    assert program(team.anna)("GET", f"{HERE}/invitations").status_code == 403
    mira("PATCH", HERE, {"name": "Harbour desk", "languages": ["de"], "open_to_requests": True})
    bo = program(team.bo)
    bo.post("/api/v1/open-desks/harbour-desk/requests", {"message": "Back again?"})
    (asked,) = mira.get(f"{HERE}/requests")
    mira.post(f"{HERE}/requests/{asked['number']}/answer", {"roles": ["reviewer"]})
    assert mira("POST", f"{HERE}/requests/{asked['number']}/answer", {"roles": []}).status_code == 409
    assert bo.get(HERE)["name"] == "Harbour desk"


def test_messages_figures_and_jobs(team: Team, mira: Program) -> None:
    anna = program(team.anna)
    assert anna.get(f"{HERE}/messages") == []
    anna.post(f"{HERE}/messages/read")
    assert anna.get(f"{HERE}/messages/mail") == {"often": "daily"}
    assert anna("PUT", f"{HERE}/messages/mail", {"often": "weekly"}).json() == {"often": "weekly"}
    assert anna("GET", f"{HERE}/messages/edits/1").status_code == 404
    figures = anna.get(f"{HERE}/pictures?weeks=2")
    assert (len(figures["weeks"]), figures["reviewing"]["reviews"]) == (2, 0)
    assert anna("GET", f"{HERE}/pictures?weeks=0").status_code == 422
    jobs = mira.get(f"{HERE}/jobs")
    assert (jobs["somebody_works"], len(jobs["chores"]) > 15) == (False, True)
    assert mira("POST", f"{HERE}/jobs/99/stop").status_code == 404
    assert anna.get(f"{TEXT}/source")["asks"] is False
    assert anna.get(f"{HERE}/watch/tasks") == []
    assert anna("POST", f"{TEXT}/source/follow").status_code == 409
    assert anna.get(f"{HERE}/reprints") == []


def test_words_in_use(team: Team) -> None:
    anna, bo = program(team.anna), program(team.bo)
    anna.post(f"{TEXT}/segments/confirm", {"pair": "b", "revision": team.pair("b").current_id})
    found = anna.post(f"{HERE}/memory/concordance", {"text": "opens", "language": "en"})
    assert found["counts"] == {"en": 1}
    (used,) = found["uses"]
    assert (used["target"], used["pair"], used["in_source"]) == ("五月开放。", "b", [{"start": 3, "end": 8}])
    assert bo.get(f"{HERE}/terms/candidates") == []
    assert bo("POST", f"{HERE}/terms/candidates/1/take", {}).status_code == 404


def test_files_of_memory(team: Team, mira: Program) -> None:
    said = {"name": "terms.csv", "kind": "terms", "body": base64.b64encode(b"en,de\npier,Pier\n").decode()}
    given = mira.post(f"{HERE}/memory/files", said)
    assert (given["state"], given["size"]) == ("waiting", 16)
    assert mira("POST", f"{HERE}/memory/files", {**said, "name": "terms.doc"}).status_code == 409
    assert mira("DELETE", f"{HERE}/memory/files/{given['number']}").status_code == 200
    answer = mira("GET", f"{HERE}/memory/export/terms-csv")
    assert (answer.status_code, answer["Content-Disposition"][:10]) == (200, "attachment")
    assert b'"concept"' in b"".join(answer)


def test_publishing_and_what_follows(team: Team, mira: Program) -> None:
    chen = program(team.chen)
    assert {one["printed"] for one in chen.get(f"{TEXT}/credits")} == {"Anna Vell"}
    program(team.anna).post(f"{TEXT}/credits/confirm", {"role": "translator"})
    assert chen.get(f"{TEXT}/credits")[0]["confirmed"] is True
    filed = chen("PUT", f"{TEXT}/filing", {"section": "Sea", "topics": ["harbour", " harbour "]})
    assert filed.json() == {"section": "Sea", "topics": ["harbour"]}
    assert chen("POST", f"{TEXT}/publish/cancel").status_code == 200
    assert chen("POST", f"{TEXT}/takedowns", {"reason": "They asked"}).status_code == 409  # nothing is out
    assert chen.get(f"{TEXT}/takedowns") == []
    assert program(team.bo)("POST", f"{TEXT}/takedowns", {"reason": "x"}).status_code == 403


def test_oneself_and_another_desk(team: Team, mira: Program) -> None:
    anna = program(team.anna)
    assert anna("PUT", "/api/v1/me", {"name": "A. Vell", "url": "https://vell.example"}).status_code == 200
    assert anna.get("/api/v1/me")["name"] == "A. Vell"
    assert anna("PUT", "/api/v1/me", {"name": "A. Vell", "url": "javascript:alert(1)"}).status_code == 422
    assert anna.post("/api/v1/me/sign-out") == {"browsers": 0}
    (mine,) = anna.get("/api/v1/tokens")
    assert mira("DELETE", f"/api/v1/tokens/{mine['number']}").status_code == 404
    assert anna("POST", "/api/v1/desks", {"name": "Mountain desk"}).status_code == 403
    assert mira.post("/api/v1/desks", {"name": "Mountain desk", "languages": ["fr"]})["slug"] == "mountain-desk"
    assert mira("POST", "/api/v1/desks", {"name": "Mountain desk"}).status_code == 409
    assert anna("DELETE", f"/api/v1/tokens/{mine['number']}").status_code == 200
    assert anna("GET", "/api/v1/token").status_code == 401


def test_a_chat_is_never_told_again(team: Team, mira: Program) -> None:
    address = "tgram://123456789:AbCdEfGhIjKlMnOpQrStUvWxYz0123456/12345"
    made = mira.post(f"{HERE}/chats", {"address": address, "label": "us", "kinds": ["published"]})
    assert address not in str(mira.get(f"{HERE}/chats"))
    assert mira.post(f"{HERE}/chats/{made['number']}/pause")["paused"]
    assert mira("DELETE", f"{HERE}/chats/{made['number']}").status_code == 200
    private = {"address": address, "kinds": ["edited"]}
    assert mira("POST", f"{HERE}/chats", private).status_code == 422


def test_a_writers_stage_is_never_publishing(team: Team) -> None:
    """A publisher who does not translate has no way into the text."""
    give_role(desk_of(team), team.bo, DeskRole.PUBLISHER, now=now())
    said = {"stage": "publish", "pair": "a", "text": "x", "base": 0}
    assert program(team.bo)("POST", f"{TEXT}/segments/save", said).status_code == 422
