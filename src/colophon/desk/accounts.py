"""How signing in fits the desk: nobody signs up unasked, and no real name is needed or shown."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext

from colophon.adapters.clock import now
from colophon.desk.actions.audit import audit
from colophon.desk.models import Account, Deed


def display(account: Account) -> str:
    """What somebody is called on their own pages."""
    return account.person.name


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """People come by an invitation or a request, never through the open door of a sign-up page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: Account, **more: Any) -> Any:
        """Every way of signing in ends here."""
        audit(Deed.SIGNED_IN, person=user.person, now=now())
        return super().post_login(request, user, **more)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Whose account it was, if there is one. What was typed is not kept: it may be a password."""
        said = str(credentials.get("username") or credentials.get("email") or "")
        account = Account.objects.filter(Q(username__iexact=said) | Q(email__iexact=said)).first()
        audit(Deed.SIGN_IN_REFUSED, person=account.person if account and said else None, now=now())
        super().authentication_failed(request, **credentials)

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
