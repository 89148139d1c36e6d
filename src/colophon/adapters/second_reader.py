"""A second reader behind any address that speaks the chat protocol of OpenAI, asked through the guarded network.

It goes to the one address that the desk configured, follows no redirect, and says nothing rather than fail. After three
failures in a row, or when it is told to wait, it is not asked again.
"""

import json
import os
import ssl
from ipaddress import ip_address

import httpcore2
import httpx2

from colophon.adapters.network.body import read_body
from colophon.adapters.network.connections import Deadline, GuardedNetwork
from colophon.adapters.network.guard import Guard
from colophon.adapters.settings import SecondReaderSettings
from colophon.errors import ColophonError, SettingsError

KEY_VARIABLE = "COLOPHON_SECOND_READER_KEY"
_LARGEST = 1_000_000
_MOST_FAILURES = 3
_TOO_MANY = 429
_OK = 200
_SYSTEM = "You compare translations with their sources. You answer with one JSON object and nothing else."


class ChatReader:
    """A `SecondReader`. `failures` tells how many questions in a row got no answer; `gave_up` that no more are put."""

    def __init__(self, settings: SecondReaderSettings, *, key: str = "", trusted: ssl.SSLContext | None = None) -> None:
        self._url = _chat_address(settings.address)
        self._seconds = settings.seconds
        self._model = settings.model
        self._key = key
        self._guard = _guard_for(self._url)
        self._trusted = trusted or httpx2.create_ssl_context(trust_env=False)
        self.failures = 0
        self.gave_up = False

    @classmethod
    def of_desk(cls, settings: SecondReaderSettings) -> "ChatReader":
        """The reader that `colophon.toml` names; its key, where it needs one, comes from the environment."""
        if not (settings.address and settings.model):
            raise SettingsError(
                "No second reader is set up.",
                hint="Name its address and model under [second_reader] in colophon.toml. Nothing was sent.",
            )
        return cls(settings, key=os.environ.get(KEY_VARIABLE, ""))

    @property
    def name(self) -> str:
        return f"{self._model}@{self._url.host}"

    def answer(self, question: str) -> str | None:
        if self.gave_up:
            return None
        try:
            said = self._ask(question)
        except (ColophonError, httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException, OSError):
            said = None
        self.failures = 0 if said is not None else self.failures + 1
        self.gave_up = self.gave_up or self.failures >= _MOST_FAILURES
        return said

    def _ask(self, question: str) -> str | None:
        messages = [{"role": "system", "content": _SYSTEM}, {"role": "user", "content": question}]
        asked = {"model": self._model, "messages": messages, "temperature": 0}
        body = json.dumps({**asked, "response_format": {"type": "json_object"}}).encode()
        network = GuardedNetwork(self._guard, Deadline(self._seconds))
        wanted = httpcore2.URL(
            scheme=self._url.raw_scheme, host=self._url.raw_host, port=self._url.port, target=self._url.raw_path
        )
        with (
            httpcore2.ConnectionPool(ssl_context=self._trusted, network_backend=network) as pool,
            pool.stream("POST", wanted, headers=self._headers(body), content=body) as response,
        ):
            if response.status == _TOO_MANY:
                self.gave_up = True
            if response.status != _OK:
                return None
            coding = next((value.decode() for name, value in response.headers if name == b"content-encoding"), "")
            return _content(read_body(response.iter_stream(), coding, _LARGEST))

    def _headers(self, body: bytes) -> list[tuple[str, str]]:
        headers = {"Host": self._url.netloc.decode("ascii"), "Content-Type": "application/json"}
        headers |= {"Content-Length": str(len(body)), "Accept": "application/json", "Connection": "close"}
        return list((headers | ({"Authorization": f"Bearer {self._key}"} if self._key else {})).items())


def _content(body: bytes) -> str | None:
    """The text of the first choice; None for whatever has another shape."""
    try:
        said = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return None
    return said if isinstance(said, str) else None


def _chat_address(address: str) -> httpx2.URL:
    """Where questions go: the configured base and `chat/completions`. SettingsError for what is no safe address."""
    try:
        base = httpx2.URL(address)
    except (httpx2.InvalidURL, ValueError, TypeError) as error:
        raise _unusable(address) from error
    if not base.host or base.scheme not in ("http", "https") or (base.scheme == "http" and not _is_loopback(base.host)):
        raise _unusable(address)
    return base.copy_with(
        path=f"{base.path.rstrip('/')}/chat/completions", query=None, fragment=None, username=None, password=None
    )


def _unusable(address: str) -> SettingsError:
    return SettingsError(
        f"“{address[:200]}” is no address for a second reader.",
        hint="Write https://…, or http:// for a server on this machine (127.0.0.1). Nothing was sent.",
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _guard_for(url: httpx2.URL) -> Guard:
    """Public addresses only, but for this machine where the desk named it itself."""
    return Guard.unguarded_for(url.host) if _is_loopback(url.host) else Guard()
