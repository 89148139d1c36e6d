"""The desk for programs: tokens with scopes, the same rules as for the pages, refusals that say what to do."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from jsonschema_rs import Draft202012Validator
from tests.desk.conftest import START, Team
from tests.desk.test_pages import desk_of
from tests.desk.visits import account_of, visitor
from tools.write_api_reference import PAGE, page

from colophon.adapters.clock import now
from colophon.adapters.tokens import digest
from colophon.desk.actions.found import add_person, found_desk, give_role, take_role
from colophon.desk.actions.tokens import make_token
from colophon.desk.api import caller
from colophon.desk.api.address_book import api
from colophon.desk.models import ApiToken, AuditEntry, Person, Revision
from colophon.desk.permissions import Action
from colophon.desk.roles import DeskRole
from colophon.desk.scopes import ACTIONS, Scope, actions_of

HERE = "/api/v1/desks/harbour-desk"
TEXT = f"{HERE}/translations/t1"


@dataclass
class Program:
    """A program with a token."""

    token: str

    def __call__(self, method: str, path: str, said: object = None, **headers: str) -> Any:
        body = json.dumps(said) if said is not None else ""
        more = {"HTTP_AUTHORIZATION": f"Bearer {self.token}"} if self.token else {}
        return Client().generic(method, path, body, content_type="application/json", **more, **headers)

    def get(self, path: str) -> Any:
        answer = self("GET", path)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def post(self, path: str, said: object = None) -> Any:
        answer = self("POST", path, said if said is not None else {})
        assert answer.status_code == 200, answer.content
        return answer.json()


def program(person: Person, *scopes: Scope, days: int = 7) -> Program:
    if not hasattr(person, "account"):
        account_of(person)
    secret = f"clp_{person.key}-{'-'.join(scopes)}-{days}"
    make_token(person, label="test", scopes=scopes or list(Scope), digest=digest(secret), days=days, now=now())
    return Program(secret)


@pytest.fixture(autouse=True)
def _fresh_minute(db: None) -> None:
    cache.clear()


def test_an_article_goes_its_whole_way(team: Team) -> None:
    """From a text that is proposed to an edition, by four people's programs."""
    desk = desk_of(team)
    for role in (DeskRole.TRANSLATOR, DeskRole.REVIEWER):
        give_role(desk, team.anna, role, now=START)
    anna, bo, chen = program(team.anna), program(team.bo), program(team.chen)
    told = "The harbour office counted 212 boats. The tide was high on that day, and nobody was surprised."
    proposed = anna.post(
        f"{HERE}/sources",
        {"form": "md", "text": f"# Tide\n\n{told}", "address": "https://news.example/tide", "why": "news"},
    )
    assert (proposed["known"], proposed["source"]["title"]) == (False, "Tide")
    number = proposed["source"]["number"]
    begun = anna.post(f"{HERE}/sources/{number}/translations", {"language": "de"})
    at = f"{HERE}/translations/{begun['key']}"
    assert anna.post(f"{at}/claims", {"stage": "translate"})["person"] == "p1"
    for segment in anna.get(f"{at}/segments"):
        target = segment["source"].replace("The harbour office counted 212 boats.", "Das Hafenamt zählte 221 Boote.")
        target = target.replace("The tide was high on that day, and nobody was surprised.", "Die Flut war hoch.")
        saved = anna.post(f"{at}/segments/save", {"pair": segment["pair"], "text": target, "base": 0})
        assert saved["beside"] is None
    wrong = [one for one in anna.get(f"{at}/findings") if one["check"] == "number-changed"]
    assert [one["evidence"]["target"] for one in wrong] == ["221"]
    pair = wrong[0]["pair"]
    (segment,) = [one for one in anna.get(f"{at}/segments") if one["pair"] == pair]
    mended = {"pair": pair, "text": segment["target"].replace("221", "212"), "base": segment["revision"]}
    anna.post(f"{at}/segments/save", mended)
    for one in anna.get(f"{at}/findings"):
        anna.post(f"{at}/dismissals", {**{k: one[k] for k in ("pair", "fingerprint")}, "reason": "meant so here"})
    assert anna.get(f"{at}/findings") == []
    anna.post(f"{at}/sign-offs", {"stage": "translate"})
    refused = anna("POST", f"{at}/sign-offs", {"stage": "proofread"})
    assert refused.status_code == 403
    bo.post(f"{at}/sign-offs", {"stage": "review"})
    chen.post(f"{at}/sign-offs", {"stage": "proofread"})
    assert anna.post(f"{at}/rights", {"basis": "licence", "terms": "CC BY 4.0"}) == {"done": True}
    assert chen.get(f"{at}/checklist")["signed"].keys() == {"translate", "review", "proofread"}
    assert chen.post(f"{at}/publish", {"kind": "first"})["edition"]["number"] == 1
    assert [one["translation"] for one in bo.get(f"{HERE}/editions")] == [begun["key"]]
    assert chen.get(f"{at}/editions/1/article")["language"] == "de"
    assert {one.via.split()[0] for one in AuditEntry.objects.filter(about=begun["key"])} == {"token"}


def test_two_programs_in_one_segment_keep_both_texts(team: Team) -> None:
    anna = program(team.anna)
    base = team.pair("a").current_id
    first = anna.post(f"{TEXT}/segments/save", {"pair": "a", "text": "Erste 4.2", "base": base, "token": "t-1"})
    again = anna.post(f"{TEXT}/segments/save", {"pair": "a", "text": "Erste 4.2", "base": base, "token": "t-1"})
    second = anna.post(f"{TEXT}/segments/save", {"pair": "a", "text": "Zweite 4.2", "base": base, "token": "t-2"})
    assert again == first
    assert second["beside"] == first["revision"]
    (both,) = anna.get(f"{TEXT}/conflicts")
    assert {both["current_text"], both["other_text"]} == {"Erste 4.2", "Zweite 4.2"}
    anna.post(f"{TEXT}/conflicts/settle", {"revision": both["other"], "text": "Zweite 4.2"})
    assert anna.get(f"{TEXT}/conflicts") == []


def test_a_refusal_says_what_to_do(team: Team) -> None:
    answer = program(team.chen)("POST", f"{TEXT}/publish", {"kind": "first"})
    said = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")
    assert said["type"] == "urn:colophon:error:not-ready"
    assert said["hint"]
    assert all(one["what"] and one["mend"] for one in said["reasons"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: ApiToken.objects.update(expires=now() - timedelta(seconds=1)),
        lambda token: ApiToken.objects.update(revoked=now()),
        lambda token: ApiToken.objects.get().person.account.__class__.objects.update(is_active=False),
        lambda token: setattr(token, "token", token.token + "x"),
        lambda token: setattr(token, "token", ""),
    ],
    ids=["ended", "taken back", "account closed", "wrong", "none"],
)
def test_a_token_that_does_not_work(team: Team, spoil: Callable[[Program], object]) -> None:
    anna = program(team.anna)
    assert anna("GET", "/api/v1/desks").status_code == 200
    spoil(anna)
    answer = anna("GET", "/api/v1/desks")
    assert (answer.status_code, answer["WWW-Authenticate"][:6]) == (401, "Bearer")
    assert answer.json()["hint"]


def test_a_browsers_session_opens_nothing_here(team: Team) -> None:
    assert visitor(team.anna).get("/api/v1/desks").status_code == 401


def test_who_left_the_desk_is_out(team: Team) -> None:
    anna = program(team.anna)
    take_role(desk_of(team), team.anna, DeskRole.TRANSLATOR, now=now())
    assert anna("GET", HERE).status_code == 403
    assert anna.get("/api/v1/desks") == []


def test_another_desk_is_not_there(team: Team) -> None:
    other = found_desk("Mountain desk", now=START)
    stranger = program(add_person(other, "Kim", key="kim", roles=[DeskRole.MANAGER]))
    for path in (HERE, f"{HERE}/people", TEXT, f"{TEXT}/segments"):
        assert stranger("GET", path).status_code == 404
    assert stranger("GET", "/api/v1/desks/mountain-desk/translations/t1").status_code == 404


def operations() -> list[tuple[str, str]]:
    """Every call, with something in the place of what varies."""
    filled = {"{desk}": "harbour-desk", "{key}": "t1", "{number}": "1", "{revision}": "1", "{form}": "csv"}
    found = []
    for path, methods in api.get_openapi_schema()["paths"].items():
        for name, instead in filled.items():
            path = path.replace(name, instead)
        found += [(method.upper(), path) for method in methods]
    return sorted(found)


ONLY_ASKS = ("/memory/matches", "/memory/concordance", "/segments/check")
"""Calls by POST that change nothing: what is asked can be longer than an address."""


@pytest.mark.parametrize(("method", "path"), operations())
def test_no_call_does_more_than_its_token(team: Team, method: str, path: str) -> None:
    """Without a token nothing; by a token for reading nothing changes, even a manager's."""
    mira = add_person(desk_of(team), "Mira", key="mira", roles=[DeskRole.MANAGER])
    assert Program("")(method, path, {}).status_code == 401
    before = Revision.objects.count(), AuditEntry.objects.count()
    reader = program(mira, Scope.READ)
    before = before[0], AuditEntry.objects.count()
    answer = reader(method, path, {})
    if method != "GET" and not path.endswith(ONLY_ASKS):
        assert answer.status_code in {403, 422}, answer.content
    list(answer)  # a file is closed when it was read, and the connection is kept
    assert answer.status_code != 500
    assert (Revision.objects.count(), AuditEntry.objects.count()) == before


def test_the_page_of_calls_is_what_the_code_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python tools/write_api_reference.py"


def test_each_name_of_the_description_means_one_thing(team: Team) -> None:
    """Of two shapes with one name one would be described, and programs would send the other's calls wrongly."""
    shapes = api.get_openapi_schema()["components"]["schemas"]
    for call in (
        one for _, router in api._routers for path in router.path_operations.values() for one in path.operations
    ):
        for model in call.models:
            own = model.model_json_schema(ref_template="#/components/schemas/{model}", mode="validation")
            for name, shape in own.get("$defs", {}).items():
                if name in shapes and "properties" in shape:
                    assert set(shape["properties"]) == set(shapes[name]["properties"]), (call.summary, name)
                if "enum" in shape:
                    assert shape["enum"] == shapes[name]["enum"], (call.summary, name)


def test_every_call_is_described_and_every_example_is_one(team: Team) -> None:
    described = api.get_openapi_schema()
    shapes = described["components"]["schemas"]
    calls = [(path, name, one) for path, some in described["paths"].items() for name, one in some.items()]
    assert len(calls) > 150
    assert [(path, name) for path, name, one in calls if not one.get("summary", "").strip()] == []
    store = {"$schema": "https://json-schema.org/draft/2020-12/schema", "components": {"schemas": shapes}}
    for name, shape in shapes.items():
        for example in shape.get("examples", []):
            validator = Draft202012Validator(store | {"$ref": f"#/components/schemas/{name}"})
            assert [error.message for error in validator.iter_errors(example)] == [], (name, example)
    spoken = [(name, field) for name, shape in shapes.items() for field in _empty(shape)]
    assert spoken == [], "say what stands there in desk/api/examples.py"


_OFTEN_EMPTY = {"refusal", "refused", "secret", "left", "detail", "said"}


def _empty(shape: dict[str, Any]) -> list[str]:
    """Texts that every example leaves empty although something has to stand there."""
    needed = shape.get("required", [])
    example = shape.get("examples", [{}])[0]
    return [field for field in needed if example.get(field) == "" and field not in _OFTEN_EMPTY]


def test_scopes_are_parts_of_what_roles_allow() -> None:
    assert frozenset().union(*ACTIONS.values()) == frozenset(Action)
    assert actions_of(["nonsense"]) == frozenset()
    assert Action.PUBLISH not in actions_of(["read", "write", "sign"])


def test_signing_takes_more_than_writing(team: Team) -> None:
    writer = program(team.anna, Scope.WRITE)
    answer = writer("POST", f"{TEXT}/sign-offs", {"stage": "translate"})
    assert (answer.status_code, "“sign”" in answer.json()["title"]) == (403, True)
    assert program(team.anna, Scope.SIGN)("POST", f"{TEXT}/sign-offs", {"stage": "translate"}).status_code == 200


def test_too_many_calls_are_refused(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caller, "A_MINUTE", 3)
    monkeypatch.setattr(caller, "WRONG_A_MINUTE", 3)
    anna = program(team.anna)
    statuses = [anna("GET", "/api/v1/desks").status_code for _ in range(5)]
    assert statuses[:3] == [200] * 3
    assert statuses[-1] in {200, 429}  # a new minute may have begun
    assert Program("guess")("GET", "/api/v1/desks").status_code == 401
    last = [Program("guess")("GET", "/api/v1/desks") for _ in range(8)][-1]
    assert last.status_code == 429
    assert 1 <= int(last["Retry-After"]) <= 60, "calls are counted by the minute"


def test_memory_terms_and_names(team: Team) -> None:
    anna, bo = program(team.anna), program(team.bo)
    concept = {"key": "pier", "terms": [{"language": "en", "text": "pier"}, {"language": "zh-Hans", "text": "码头"}]}
    assert bo("PUT", f"{HERE}/terms", concept).json() == {"done": True}
    assert [one["key"] for one in anna.get(f"{HERE}/terms?containing=pier")] == ["pier"]
    assert bo("DELETE", f"{HERE}/terms?key=pier").status_code == 200
    assert bo("DELETE", f"{HERE}/terms?key=pier").status_code == 404
    name = {"key": "holm", "kind": "person", "original": "Ina Holm", "language": "en"}
    name["renderings"] = [{"language": "zh-Hans", "text": "伊娜·霍尔姆"}]  # type: ignore[assignment]
    assert bo("PUT", f"{HERE}/names", name).json() == {"done": True}
    assert anna.get(f"{HERE}/names")[0]["renderings"][0]["text"] == "伊娜·霍尔姆"
    anna.post(f"{TEXT}/segments/confirm", {"pair": "b", "revision": team.pair("b").current_id})
    asked = {"text": "It opens in May.", "source_language": "en", "target_language": "zh-Hans"}
    assert [one["target"] for one in anna.post(f"{HERE}/memory/matches", asked)] == ["五月开放。"]


def test_remarks_and_hand_back(team: Team) -> None:
    bo = program(team.bo)
    said = {"stage": "review", "pair": "a", "text": "Too dry.", "suggestion": "码头花了420万。", "end": 9}
    one = bo.post(f"{TEXT}/remarks", said)
    bo.post(f"{TEXT}/remarks/{one['number']}/accept", {"stage": "review"})
    assert team.pair("a").current.target == "码头花了420万。"  # type: ignore[union-attr]
    assert bo.get(f"{TEXT}/remarks")[0]["outcome"] == "accepted"
    assert bo("POST", f"{TEXT}/hand-back", {"note": "-"}).status_code == 409
    bo.post(f"{TEXT}/hand-back", {"note": "The second paragraph is missing."})


@pytest.mark.parametrize(
    ("path", "said", "status"),
    [
        (f"{TEXT}/segments/save", {"pair": "a", "text": "a\0b", "base": 0}, 422),
        (f"{TEXT}/segments/save", {"pair": "a", "text": "x" * 200_001, "base": 0}, 422),
        (f"{TEXT}/segments/save", {"pair": "a", "text": "x", "base": 2**70}, 422),
        (f"{TEXT}/segments/save", {"pair": "nope", "text": "x", "base": 0}, 404),
        (f"{TEXT}/segments/save", [1], 422),
        (f"{TEXT}/claims", {"stage": "dance"}, 422),
        (f"{HERE}/sources", {"address": "http://127.0.0.1/"}, 409),
        (f"{HERE}/sources", {"address": "http://169.254.169.254/latest/meta-data/"}, 409),
        (f"{HERE}/sources", {"address": "file:///etc/passwd"}, 409),
        (f"{HERE}/sources", {}, 409),
    ],
)
def test_bad_input(team: Team, path: str, said: object, status: int) -> None:
    answer = program(team.anna)("POST", path, said)
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"


def test_bad_json_and_bad_addresses(team: Team) -> None:
    anna = program(team.anna)
    more = {"HTTP_AUTHORIZATION": f"Bearer {anna.token}"}
    for body in (b"{", b"\xff\xfe", b"[" * 5000, b'{"pair": "\\ud800", "text": "x", "base": 0}'):
        answer = Client().post(f"{TEXT}/segments/save", body, content_type="application/json", **more)
        assert answer.status_code in {400, 422}, body[:10]
    for path in (
        "/api/v1/desks/a%00b",
        f"{HERE}/translations/%00/segments",
        f"{HERE}/terms?containing=%00",
        f"{HERE}/sources/{'9' * 40}",
    ):
        assert anna("GET", path).status_code in {400, 404, 422}, path


def test_a_token_is_made_on_a_page_and_shown_once(team: Team) -> None:
    browser = visitor(team.anna)
    browser.post("/account/reauthenticate/", {"password": "harbour-lamp-92"})
    answer = browser.post(
        "/account/tokens/", {"label": "My <b>script</b>", "scopes": ["read"], "days": "30"}, follow=True
    )
    shown = answer.content.decode()
    secret = shown.partition('id="fresh" value="')[2].partition('"')[0]
    assert secret.startswith("clp_")
    assert ApiToken.objects.get().digest == digest(secret)
    assert secret not in browser.get("/account/tokens/").content.decode()
    assert "<b>script" not in shown
    assert Program(secret).get("/api/v1/token")["scopes"] == ["read"]
    number = ApiToken.objects.get().pk
    assert visitor(team.bo).post(f"/account/tokens/{number}/take-back/").status_code == 404
    browser.post(f"/account/tokens/{number}/take-back/")
    assert Program(secret)("GET", "/api/v1/token").status_code == 401


def test_making_a_token_asks_who_is_there(team: Team) -> None:
    answer = visitor(team.anna).get("/account/tokens/")
    assert (answer.status_code, "reauthenticate" in answer["Location"]) == (302, True)
