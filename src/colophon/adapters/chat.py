"""Posting into a chat by its Apprise address. Only known services, and only public servers, are posted to."""

import socket
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from colophon.adapters.network.guard import Guard
from colophon.errors import ChatAddressError, ChatServerError, FetchError

SERVICES = {
    "tgram": "Telegram",
    "discord": "Discord",
    "slack": "Slack",
    "matrix": "Matrix",
    "matrixs": "Matrix",
    "mmost": "Mattermost",
    "mmosts": "Mattermost",
    "rocket": "Rocket.Chat",
    "rockets": "Rocket.Chat",
    "msteams": "Microsoft Teams",
    "workflows": "Microsoft Teams",
    "gchat": "Google Chat",
    "zulip": "Zulip",
    "ntfy": "ntfy",
    "ntfys": "ntfy",
    "signals": "Signal",
    "json": "JSON",
    "jsons": "JSON",
}
"""Apprise knows a hundred more; some of them talk to this very machine."""
_SECONDS = 10.0
_threads = threading.local()
_lock = threading.Lock()
_ask_the_system = socket.getaddrinfo


def service_of(address: str) -> str:
    """The service behind an Apprise address. ChatAddressError for one that is not known, or cannot be read."""
    scheme = urlsplit(address.strip()).scheme.lower() if "://" in address else ""
    if scheme not in SERVICES:
        raise ChatAddressError(f"These are known: {', '.join(sorted(SERVICES))}.")
    if _apprise().Apprise.instantiate(address.strip(), suppress_exceptions=True) is None:
        raise ChatAddressError(f"This is no complete address of {SERVICES[scheme]}.")
    return SERVICES[scheme]


class Chats:
    """The desk's way into chats. `Guard()` lets nobody be reached but the public internet."""

    def __init__(self, guard: Guard | None = None) -> None:
        self._guard = guard or Guard()

    def post(self, address: str, *, title: str, text: str) -> None:
        """Post once. ChatServerError where the service does not take it, or is not a public one."""
        service = service_of(address)
        chat = _apprise().Apprise.instantiate(address.strip())  # alone it works in this thread, where the guard is
        with only_guarded(self._guard):
            try:
                taken = chat.notify(body=text, title=title)
            except FetchError as error:
                raise ChatServerError(error.message) from error
        if not taken:
            refused = getattr(_threads, "refused", "")
            raise ChatServerError(refused or f"{service} did not take the message.")


@cache
def _apprise() -> Any:
    """Loaded when it is first needed: it brings a hundred services, and warnings about Python of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        found = import_module("apprise")
        found.Apprise.instantiate("json://localhost")  # this is when it loads them
        return found


@contextmanager
def only_guarded(guard: Guard) -> Iterator[None]:
    """In this thread, names lead only where the guard lets them: what was checked is what is connected to."""
    with _lock:
        socket.getaddrinfo = _guarded_lookup
    _threads.guard, _threads.refused = guard, ""
    try:
        yield
    finally:
        _threads.guard = None


def _guarded_lookup(host: Any, port: Any, *more: Any, **named: Any) -> Any:
    """Every library that Apprise uses asks here. Other threads are answered as ever."""
    guard: Guard | None = getattr(_threads, "guard", None)
    if guard is None or host is None:
        return _ask_the_system(host, port, *more, **named)
    name = host.decode() if isinstance(host, bytes) else str(host)
    number = int(port) if str(port).isdecimal() else 443
    try:
        addresses = guard.addresses(name, number, seconds=_SECONDS)
    except FetchError as error:
        _threads.refused = error.message
        raise socket.gaierror(socket.EAI_NONAME, error.message) from error
    found = [_ask_the_system(one, port, *more, **named) for one in addresses]
    return [entry for entries in found for entry in entries]
