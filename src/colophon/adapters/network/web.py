"""Fetching one page from the public web: guarded, bounded in size, time and redirects, and without a memory of its own.

No cookies, no proxies or certificates from the environment, no second try: a newsdesk asks like a stranger, once.
"""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.metadata import version

import httpcore2
import httpx2

from colophon.adapters.clock import now as the_present
from colophon.adapters.network.body import ACCEPTED, read_body
from colophon.adapters.network.connections import Deadline, GuardedNetwork
from colophon.adapters.network.guard import Guard
from colophon.adapters.settings import Settings
from colophon.errors import (
    BrokenResponseError,
    FetchTimeoutError,
    NoConnectionError,
    PageStatusError,
    TooLargePageError,
    TooManyRedirectsError,
    UnsafeAddressError,
    UntrustedServerError,
)
from colophon.intake.snapshot import Headers, Snapshot, capture

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_NOT_MODIFIED = 304
_MOST_PATIENCE = 60 * 86_400
_WHAT_A_STATUS_MEANS = {
    401: "it wants a login",
    402: "it wants payment",
    403: "it refuses us the page",
    404: "there is no such page",
    410: "the page was taken away for good",
    429: "it has been asked too often",
    451: "the page is withheld for legal reasons",
    503: "it is overloaded or under repair",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of a server is borne: bytes (packed and unpacked), seconds for everything together, redirects."""

    size: int = 20_000_000
    seconds: float = 30
    redirects: int = 8


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Headers
    body: bytes = b""

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


class Web:
    """The `Fetcher` of the real web. `contact` is told to the servers; `trusted` replaces the system's certificates."""

    def __init__(
        self,
        *,
        guard: Guard | None = None,
        limits: Limits | None = None,
        contact: str = "",
        now: Callable[[], datetime] = the_present,
        trusted: ssl.SSLContext | None = None,
    ) -> None:
        self._guard = guard or Guard()
        self._limits = limits or Limits()
        self._now = now
        self._trusted = trusted or _certificates()
        about = f"; {contact}" if contact.isascii() and contact.isprintable() and contact else ""
        self._agent = f"Colophon/{version('colophon')} (translated news{about})"

    @classmethod
    def of_desk(cls, settings: Settings) -> "Web":
        """The web as this desk's `colophon.toml` wants it asked."""
        fetch = settings.fetch
        limits = Limits(size=fetch.max_megabytes * 1_000_000, seconds=fetch.seconds, redirects=fetch.redirects)
        return cls(limits=limits, contact=settings.desk.contact)

    def fetch(self, address: str) -> Snapshot:
        """The page behind `address`. A `FetchError` says in plain words why there is none."""
        answer, final = self._follow(address, {})
        return self._captured(address, final, answer)

    def fetch_if_changed(self, address: str, known: Snapshot) -> Snapshot | None:
        """The page behind `address`, or None when its server says that it is still `known`."""
        conditions = {"If-None-Match": known.header("ETag"), "If-Modified-Since": known.header("Last-Modified")}
        answer, final = self._follow(address, {name: value for name, value in conditions.items() if value})
        return None if answer.status == _NOT_MODIFIED else self._captured(address, final, answer)

    def _captured(self, address: str, final: str, answer: _Answer) -> Snapshot:
        return capture(
            answer.body,
            self._now(),
            address=address,
            final_address=final,
            headers=answer.headers,
            status=answer.status,
        )

    def _follow(self, address: str, conditions: dict[str, str]) -> tuple[_Answer, str]:
        """The first answer that is not a redirect, and the address it came from."""
        deadline = Deadline(self._limits.seconds)
        url = _web_url(address)
        for _ in range(self._limits.redirects + 1):
            answer = self._ask(url, conditions, deadline)
            target = answer.header("location")
            if answer.status not in _REDIRECTS or not target:
                _check_status(answer, url, self._now(), asked_conditionally=bool(conditions))
                return answer, str(url)
            url = _web_url(target, start=url)
        raise TooManyRedirectsError(f"“{url.host}” led on more than {self._limits.redirects} times.")

    def _ask(self, url: httpx2.URL, conditions: dict[str, str], deadline: Deadline) -> _Answer:
        headers = {"Host": url.netloc.decode("ascii"), "User-Agent": self._agent, "Accept-Encoding": ACCEPTED}
        headers |= {"Accept": "text/html, application/xhtml+xml, text/*;q=0.9, */*;q=0.5", "Connection": "close"}
        wanted = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        network = GuardedNetwork(self._guard, deadline)
        with (
            plain_words(url.host),
            httpcore2.ConnectionPool(ssl_context=self._trusted, network_backend=network) as pool,
            pool.stream("GET", wanted, headers=list((headers | conditions).items())) as response,
        ):
            answer = _Answer(response.status, tuple((_text(name), _text(value)) for name, value in response.headers))
            if not 200 <= response.status < 300:
                return answer  # nobody reads the body of a redirect or an error
            declared = answer.header("content-length")
            if declared.isdecimal() and (len(declared) > 15 or int(declared) > self._limits.size):
                raise TooLargePageError(f"The page is larger than {self._limits.size / 1_000_000:g} MB.")
            body = read_body(response.iter_stream(), answer.header("content-encoding"), self._limits.size)
            return _Answer(answer.status, answer.headers, body)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _web_url(address: str, *, start: httpx2.URL | None = None) -> httpx2.URL:
    """An http or https address, read relative to `start`. UnsafeAddressError for any other."""
    try:
        url = httpx2.URL(address) if start is None else start.join(address)
        known = url.scheme in ("http", "https") and url.raw_host
    except (httpx2.InvalidURL, ValueError, TypeError):
        known = False
    if not known:
        shown = "".join(character for character in address[:200] if character.isprintable())
        raise UnsafeAddressError(f"“{shown}” is not an address on the web (http:// or https://).")
    return url.copy_with(username=None, password=None, fragment=None)


def _check_status(answer: _Answer, url: httpx2.URL, now: datetime, *, asked_conditionally: bool) -> None:
    status = answer.status
    if 200 <= status < 300 or (status == _NOT_MODIFIED and asked_conditionally):
        return
    meaning = _WHAT_A_STATUS_MEANS.get(status, "it could not answer" if status >= 500 else "it did not give the page")
    patience = _seconds(answer.header("retry-after"), now)
    raise PageStatusError(f"“{url.host}” answered {status}: {meaning}.", status=status, retry_after=patience)


def _seconds(asked: str, now: datetime) -> int:
    """How long a server asks us to wait: a number, or the moment until which; 0 for none and for nonsense."""
    if asked.isdecimal() and len(asked) < 9:
        return min(int(asked), _MOST_PATIENCE)
    try:
        until = parsedate_to_datetime(asked)
    except (TypeError, ValueError):
        return 0
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0, min(int((until - now).total_seconds()), _MOST_PATIENCE))


@contextmanager
def plain_words(host: str) -> Iterator[None]:
    """Turn what the HTTP library raises into a refusal that a person can act on."""
    try:
        yield
    except httpcore2.TimeoutException as error:
        raise FetchTimeoutError(f"“{host}” took too long to answer.") from error
    except httpcore2.ConnectError as error:
        cause = error.args[0] if error.args else None
        if isinstance(cause, ssl.SSLError):
            raise UntrustedServerError(f"“{host}” cannot prove that it is who it says: {_reason(cause)}.") from error
        raise NoConnectionError(f"“{host}” does not accept a connection.") from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        raise BrokenResponseError(f"The answer of “{host}” breaks off or breaks the rules of HTTP.") from error


@cache
def _certificates() -> ssl.SSLContext:
    """The system's certificates, read once a process: a hundred files take longer than most pages."""
    return httpx2.create_ssl_context(trust_env=False)


def _reason(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return str(error.verify_message).rstrip(".")
    return "the encrypted connection could not be set up"
