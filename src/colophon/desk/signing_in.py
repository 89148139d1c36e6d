"""Starting somebody's session without a password, for those who hold a link that was given to them."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.http import HttpRequest

from colophon.adapters.clock import now
from colophon.desk.actions.audit import audit
from colophon.desk.models import Account, Deed

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def sign_in(request: HttpRequest, account: Account) -> None:
    """From here on the session is theirs; its key changes, so that an older one is worth nothing.

    The link counts as a proof just given: whoever came by it may make a passkey or set a password.
    """
    login(request, account, backend=_BACKEND)
    record_authentication(request, account, method="link", reauthenticated=True)
    audit(Deed.SIGNED_IN, person=account.person, detail={"by": "link"}, now=now())
