"""Starting somebody's session without a password: for those who hold a link that was given to them."""

from django.contrib.auth import login
from django.http import HttpRequest

from colophon.desk.models import Account

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def sign_in(request: HttpRequest, account: Account) -> None:
    """From here on the session is theirs; its key changes, so that an older one is worth nothing."""
    login(request, account, backend=_BACKEND)
