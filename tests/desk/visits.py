"""Visitors of the desk's pages: people with accounts, each with a browser of Django's test client."""

from django.test import Client
from tests.desk.conftest import START

from colophon.desk.actions.accounts import Newcomer, open_account
from colophon.desk.actions.found import give_role
from colophon.desk.models import Account, Desk, Person
from colophon.desk.roles import DeskRole


def account_of(person: Person) -> Account:
    """An account for somebody who came by the command line."""
    account = Account(person=person, username=person.key, joined=START)
    account.set_password("harbour-lamp-92")
    account.save()
    return account


def visitor(person: Person) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(account_of(person), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def newcomer(desk: Desk, name: str, *roles: DeskRole) -> Client:
    """Somebody new with these roles, signed in."""
    account = open_account(Newcomer(name=name, username=name), key=f"k-{name}", now=START)
    for role in roles:
        give_role(desk, account.person, role, now=START)
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
