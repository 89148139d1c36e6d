"""How signing in fits the desk: nobody signs up unasked, and no real name is needed or shown."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils.translation import gettext

from colophon.desk.models import Account


def display(account: Account) -> str:
    """What somebody is called on their own pages."""
    return account.person.name


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """People come by an invitation or a request, never through the open door of a sign-up page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_notification_mail(self, *args: Any, **more: Any) -> None:
        """Nothing leaves the machine unasked."""


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    """Passkeys, authenticator apps and recovery codes, in our words."""

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("My passkey") if not count else gettext("Passkey {number}").format(number=count + 1)


def can_sign_in(account: Account) -> bool:
    """Whether this account has anything to sign in with."""
    return account.has_usable_password() or Authenticator.objects.filter(user_id=account.pk).exists()
