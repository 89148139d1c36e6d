"""Coming to a desk and leaving it: links that work once, requests, roles, names that are not printed."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.desk.conftest import START, Team, at
from tests.desk.test_pages import desk_of
from tests.desk.visits import newcomer, visitor

from colophon.adapters.clock import now
from colophon.adapters.tokens import digest
from colophon.desk.actions.invite import accept, invite, invite_back, revoke, set_roles
from colophon.desk.actions.sign import sign
from colophon.desk.models import Account, Desk, Invitation, JoinRequest, Membership, Person
from colophon.desk.permissions import roles_of
from colophon.desk.queries.credits import credits_of
from colophon.desk.queries.manifest import manifest_of
from colophon.desk.roles import DeskRole
from colophon.errors import DeskRuleError
from colophon.signoff.manifest_json import manifest_bytes
from colophon.signoff.stages import Stage

COMING = {"name": "Ruth A.", "username": "ruth", "proof": "password", "password": "harbour-lamp-92"}


@pytest.fixture
def manager(team: Team) -> Client:
    return newcomer(desk_of(team), "mira", DeskRole.MANAGER)


def link_made_by(manager: Client, **more: object) -> str:
    manager.post("/harbour-desk/people/invite/", {"roles": ["reviewer"], "days": "7", "label": "Ruth", **more})
    return str(manager.session["fresh_link"]).removeprefix("http://testserver")


def test_an_invitation_lets_one_person_in(team: Team, manager: Client) -> None:
    link = link_made_by(manager)
    page = manager.get("/harbour-desk/people/").content.decode()
    assert link in page
    assert link not in manager.get("/harbour-desk/people/").content.decode(), "it is shown once"
    guest = Client()
    assert "invited as" in guest.get(link).content.decode()
    assert guest.post(link, COMING)["Location"] == "/harbour-desk/"
    assert guest.get("/harbour-desk/").status_code == 200
    ruth = Account.objects.get(username="ruth").person
    assert roles_of(ruth, desk_of(team)) == {DeskRole.REVIEWER}
    assert "ruth" not in ruth.key.lower()
    assert Client().get(link).status_code == 409


@pytest.mark.parametrize("name", ["\u200f", "Translator", "xxx"])
def test_nobody_comes_in_under_a_name_that_would_hold_editions_back(team: Team, manager: Client, name: str) -> None:
    answer = Client().post(link_made_by(manager), {**COMING, "name": name})
    assert "Readers would not know anybody by this" in answer.content.decode()
    assert not Account.objects.filter(username="ruth").exists()


def test_a_name_turns_no_sentence_round(team: Team, manager: Client) -> None:
    Client().post(link_made_by(manager), {**COMING, "name": "Ruth \u202eA."})
    person = Account.objects.get(username="ruth").person
    assert person.name == "Ruth A."
    manager.post("/account/", {"name": "Mira \u202eM.", "url": ""})
    assert Person.objects.filter(name="Mira M.").exists()
    assert manager.post("/account/", {"name": "Reviewer", "url": ""}).status_code == 422


def test_opening_a_link_uses_nothing_up(team: Team, manager: Client) -> None:
    link = link_made_by(manager)
    for _ in range(3):
        assert Client().get(link).status_code == 200


def test_a_link_ends(team: Team) -> None:
    desk = desk_of(team)
    old = invite(desk, roles=[DeskRole.GUEST], digest=digest("old"), by=None, now=now() - timedelta(days=8), days=7)
    taken_back = invite(desk, roles=[DeskRole.GUEST], digest=digest("gone"), by=None, now=now(), days=7)
    revoke(taken_back, by=team.anna, now=now())
    for token in ("old", "gone", "never-made"):
        answer = Client().get(f"/join/{token}/")
        assert answer.status_code == 409
        assert "Ask a manager" in answer.content.decode()
    with pytest.raises(DeskRuleError):
        accept(old, team.anna, now=now())


def test_one_link_does_not_let_two_in(team: Team) -> None:
    made = invite(desk_of(team), roles=[DeskRole.GUEST], digest=digest("x"), by=None, now=at(0), days=7)
    accept(made, team.bo, now=at(1))
    with pytest.raises(DeskRuleError):
        accept(Invitation.objects.get(pk=made.pk), team.chen, now=at(1))
    assert DeskRole.GUEST not in roles_of(team.chen, desk_of(team))


def test_somebody_with_an_account_keeps_it(team: Team, manager: Client) -> None:
    link = link_made_by(manager, roles=["publisher"])
    client = visitor(team.anna)
    assert client.post(link)["Location"] == "/harbour-desk/"
    assert roles_of(team.anna, desk_of(team)) == {DeskRole.TRANSLATOR, DeskRole.PUBLISHER}


def test_a_way_back_is_for_one_person_only(team: Team) -> None:
    account = visitor(team.anna)
    account.logout()
    invite_back(desk_of(team), team.anna, digest=digest("first"), by=None, now=now())
    invite_back(desk_of(team), team.anna, digest=digest("back"), by=None, now=now())
    assert Client().get("/join/first/").status_code == 409, "a newer link ends the older one"
    client = Client()
    assert "Welcome back, Anna Vell" in client.get("/join/back/").content.decode()
    assert client.post("/join/back/")["Location"] == "/account/passkey/"
    assert client.get("/account/passkey/").status_code == 200
    assert Client().post("/join/back/").status_code == 409


def test_somebody_from_the_command_line_comes_to_the_browser(team: Team) -> None:
    invite_back(desk_of(team), team.bo, digest=digest("bo"), by=None, now=now())
    assert Client().post("/join/bo/", COMING).status_code == 302
    assert Account.objects.get(username="ruth").person == team.bo


@pytest.mark.parametrize("password", ["short", "password1234", "1234567890123", "ruthruthruth"])
def test_a_weak_password_is_refused_and_nothing_typed_is_lost(team: Team, manager: Client, password: str) -> None:
    answer = Client().post(link_made_by(manager), COMING | {"username": "ruthruthruth", "password": password})
    assert answer.status_code == 422
    assert "Ruth A." in answer.content.decode()
    assert not Account.objects.filter(username="ruthruthruth").exists()


def test_a_name_is_taken_in_any_case(team: Team, manager: Client) -> None:
    answer = Client().post(link_made_by(manager), COMING | {"username": "MIRA"})
    assert answer.status_code == 422
    assert "signs in with this name already" in answer.content.decode()


def test_asking_to_join(team: Team, manager: Client) -> None:
    desk = desk_of(team)
    assert Client().get("/join/to/harbour-desk/").status_code == 404
    Desk.objects.filter(pk=desk.pk).update(open_to_requests=True)
    client = Client()
    assert client.post("/join/to/harbour-desk/", COMING | {"message": "<b>I read Thai.</b>"}).status_code == 302
    assert client.get("/harbour-desk/").status_code == 404, "nobody is in before a manager decides"
    client.post("/join/to/harbour-desk/", {"message": "again"})
    request = JoinRequest.objects.get()
    page = manager.get("/harbour-desk/people/").content.decode()
    assert "&lt;b&gt;I read Thai." in page
    manager.post(f"/harbour-desk/people/requests/{request.pk}/", {"grant": "yes", "roles": ["translator"]})
    assert client.get("/harbour-desk/").status_code == 200
    manager.post(f"/harbour-desk/people/requests/{request.pk}/", {"deny": "yes"})
    assert client.get("/harbour-desk/").status_code == 200, "whoever decides first has decided"


def test_only_managers_manage(team: Team) -> None:
    client = visitor(team.bo)
    assert client.get("/harbour-desk/people/").status_code == 200
    assert client.get("/harbour-desk/people/p1/").status_code == 403
    assert client.get("/harbour-desk/settings/").status_code == 403
    assert client.post("/harbour-desk/people/invite/", {"roles": ["manager"], "days": "7"}).status_code == 403
    assert client.post("/harbour-desk/people/p1/link/").status_code == 403
    assert not Invitation.objects.exists()


def test_a_manager_reaches_no_other_desk(team: Team, manager: Client) -> None:
    other = Desk.objects.create(name="Mountain desk", slug="mountain-desk", founded=START)
    stranger = Person.objects.create(key="kim", name="Kim")
    Membership.objects.create(desk=other, person=stranger, role=DeskRole.GUEST)
    made = invite(other, roles=[DeskRole.GUEST], digest=digest("x"), by=None, now=now(), days=7)
    assert manager.get("/harbour-desk/people/kim/").status_code == 404
    assert manager.post("/harbour-desk/people/kim/link/").status_code == 404
    assert manager.post(f"/harbour-desk/people/invitations/{made.pk}/take-back/").status_code == 404


def test_roles_change_and_the_last_manager_stays(team: Team, manager: Client) -> None:
    manager.post("/harbour-desk/people/p1/", {"roles": ["translator", "proofreader"]})
    assert roles_of(team.anna, desk_of(team)) == {DeskRole.TRANSLATOR, DeskRole.PROOFREADER}
    manager.post("/harbour-desk/people/p1/", {"roles": ["translator"], "remove": "yes"})
    assert roles_of(team.anna, desk_of(team)) == frozenset()
    mira = Account.objects.get(username="mira").person
    with pytest.raises(DeskRuleError):
        set_roles(desk_of(team), mira, [], by=mira, now=at(1))
    assert manager.post("/harbour-desk/people/k-mira/", {"remove": "yes"}).status_code == 409


def test_who_is_not_named_is_in_no_bytes_that_are_published(team: Team) -> None:
    Person.objects.filter(pk=team.anna.pk).update(unnamed=True)
    anna = Person.objects.get(pk=team.anna.pk)
    sign(team.translation, Stage.TRANSLATE, person=anna, keys=team.keys, now=at(3))
    assert "Harbour desk" in [one.name for one in credits_of(team.translation)]
    assert b"Anna" not in manifest_bytes(manifest_of(team.translation))
    assert b"QW5uYSBW" not in bytes(team.translation.signoffs.get().envelope)
    assert b"Anna" not in bytes(team.translation.signoffs.get().envelope)


def test_names_are_changed_by_their_bearer(team: Team) -> None:
    client = visitor(team.anna)
    assert client.post("/account/", {"name": "A. V.", "url": "javascript:alert(1)"}).status_code == 422
    client.post("/account/", {"name": "A. V.", "url": "https://a.example/", "unnamed": "on"})
    anna = Person.objects.get(pk=team.anna.pk)
    assert (anna.name, anna.unnamed) == ("A. V.", True)


def test_another_desk_is_founded_by_managers_of_the_first_only(team: Team, manager: Client) -> None:
    said = {"name": "Mountain desk", "languages": ["uk"]}
    assert visitor(team.anna).post("/new/", said).status_code == 403
    assert manager.post("/new/", said | {"name": "Harbour desk"}).status_code == 422
    assert manager.post("/new/", said)["Location"] == "/mountain-desk/"
    assert manager.get("/mountain-desk/").status_code == 200
    assert manager.get("/mountain-desk/t1/").status_code == 404
    assert "Mountain desk" in manager.get("/").content.decode()
    other = newcomer(Desk.objects.get(slug="mountain-desk"), "kim", DeskRole.MANAGER)
    assert other.post("/new/", said | {"name": "Third desk"}).status_code == 403


@pytest.mark.parametrize("name", ["Setup", "site", "账号", "Account!", "…", "HARBOUR desk"])
def test_a_desk_has_an_address_that_leads_to_it(team: Team, manager: Client, name: str) -> None:
    manager.post("/new/", {"name": name, "languages": ["uk"]})
    slug = Desk.objects.get(name=name).slug
    assert f'dir="auto">{name}</a>' in manager.get(f"/{slug}/").content.decode()
