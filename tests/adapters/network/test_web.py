"""Pages come whole from real servers, and every way a server can misbehave ends in its own refusal."""

import datetime
import gzip
import ipaddress
import socket
import ssl
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from tests.adapters.loopback import Loopback, answer, loopback

from colophon.adapters.network.guard import Guard
from colophon.adapters.network.web import Limits, Web
from colophon.adapters.settings import read_settings
from colophon.errors import (
    BrokenResponseError,
    FetchError,
    FetchTimeoutError,
    NoConnectionError,
    PageStatusError,
    TooLargePageError,
    TooManyRedirectsError,
    UnresolvedAddressError,
    UnsafeAddressError,
    UntrustedServerError,
)

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
PAGE = "<p>The ferry runs again. 渡轮恢复运行。</p>".encode()
HERE = Guard.unguarded_for("127.0.0.1")


def web(**more: object) -> Web:
    return Web(**({"guard": HERE, "now": lambda: NOON, "limits": Limits(size=100_000, seconds=5)} | more))  # type: ignore[arg-type]


def moved(target: str, status: str = "302 Found") -> bytes:
    return answer(status=status, headers=(f"Location: {target}",))


def test_a_page_and_what_is_known_of_it() -> None:
    with loopback({"/a?id=1": answer(PAGE, headers=("Content-Type: text/html", "Set-Cookie: s=geheim"))}) as server:
        snapshot = web().fetch(server.url("/a?id=1#part"))
    assert snapshot.body == PAGE
    assert (snapshot.status, snapshot.retrieved) == (200, "2026-03-01T12:00:00Z")
    assert snapshot.header("content-type") == "text/html"
    assert "geheim" not in repr(snapshot)


def test_what_the_server_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    with loopback({"/": answer(PAGE)}) as server:
        web(contact="desk@example.org").fetch(server.url().replace("//", "//lena:geheim@"))
    (request,) = server.requests
    assert f"Host: 127.0.0.1:{server.port}\r\n" in request
    assert "User-Agent: Colophon/" in request
    assert "desk@example.org" in request
    assert "geheim" not in request
    assert "Cookie" not in request
    assert "Referer" not in request


def test_redirects_are_followed_and_cookies_forgotten() -> None:
    pages = {
        "/a": answer(status="301 Moved", headers=("Location: /b?x=1", "Set-Cookie: s=geheim")),
        "/b?x=1": moved("c"),
        "/c": answer(PAGE),
    }
    with loopback(pages) as server:
        snapshot = web().fetch(server.url("/a"))
        assert snapshot.final_address == server.url("/c")
        assert snapshot.address == server.url("/a")
    assert len(server.requests) == 3
    assert "geheim" not in "".join(server.requests)


def test_endless_redirects_end() -> None:
    with loopback({"/a": moved("/b"), "/b": moved("/a")}) as server, pytest.raises(TooManyRedirectsError):
        web().fetch(server.url("/a"))
    assert len(server.requests) == 9


def test_a_redirect_into_a_private_network_is_refused_before_anything_is_sent() -> None:
    with loopback({"/": answer(b"secret")}) as inside:
        for target in (inside.url(host="127.0.0.2"), inside.url(host="localhost"), "file:///etc/passwd", "gopher://a/"):
            with loopback({"/": moved(target)}) as server, pytest.raises(UnsafeAddressError):
                web().fetch(server.url())
    assert inside.requests == []


def test_a_name_that_changes_its_answer_is_connected_to_where_it_was_checked() -> None:
    answers = iter([("127.0.0.1",), ("10.0.0.1",)])
    guard = Guard.unguarded_for("rebinding.example", resolve=lambda name, port: next(answers))
    with loopback({"/": answer(PAGE)}) as server:
        assert web(guard=guard).fetch(server.url(host="rebinding.example")).body == PAGE
        assert f"Host: rebinding.example:{server.port}" in server.requests[0]
    assert next(answers) == ("10.0.0.1",)


@pytest.mark.parametrize("address", ["", "ftp://example.org/", "//example.org", "http://", "http://[::1", "x\x1b[31m:"])
def test_what_is_no_address_on_the_web(address: str) -> None:
    with pytest.raises(UnsafeAddressError) as refusal:
        Web().fetch(address)
    assert "\x1b" not in refusal.value.message


def test_the_web_of_a_desk_is_guarded() -> None:
    with pytest.raises(UnsafeAddressError):
        Web.of_desk(read_settings("[fetch]\nmax_megabytes = 1")).fetch("http://127.0.0.1/")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]", "0x7f.1"])
def test_this_machine_and_its_neighbours_are_not_asked(host: str) -> None:
    with pytest.raises((UnsafeAddressError, UnresolvedAddressError)):
        Web().fetch(f"http://{host}/")


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (gzip.compress(PAGE, mtime=0), "gzip"),
        (gzip.compress(PAGE[:10], mtime=0) + gzip.compress(PAGE[10:], mtime=0), "x-gzip"),
        (zlib.compress(PAGE), "deflate"),
        (zlib.compress(PAGE)[2:-4], "deflate"),
        (PAGE, "identity"),
        (b"", "gzip"),
    ],
)
def test_packed_pages_come_out_whole(body: bytes, coding: str) -> None:
    with loopback({"/": answer(body, headers=(f"Content-Encoding: {coding}",))}) as server:
        assert web().fetch(server.url()).body == (PAGE if body else b"")


def test_a_page_at_the_limit_and_one_byte_beyond() -> None:
    with loopback({"/fits": answer(bytes(100_000)), "/not": answer(bytes(100_001))}) as server:
        assert len(web().fetch(server.url("/fits")).body) == 100_000
        with pytest.raises(TooLargePageError):
            web().fetch(server.url("/not"))


def endless(start: bytes, piece: bytes) -> Callable[[socket.socket], None]:
    def talk(connection: socket.socket) -> None:
        connection.sendall(start)
        with suppress(OSError):
            while True:
                connection.sendall(piece)

    return talk


HEAD = b"HTTP/1.1 200 OK\r\n"
MISBEHAVING: dict[str, tuple[bytes | Callable[[socket.socket], None], type[FetchError]]] = {
    "/bomb": (answer(gzip.compress(bytes(50_000_000)), headers=("Content-Encoding: gzip",)), TooLargePageError),
    "/double-bomb": (answer(b"x", headers=("Content-Encoding: gzip, gzip",)), BrokenResponseError),
    "/endless": (endless(HEAD + b"\r\n", bytes(60_000)), TooLargePageError),
    "/endless-nothing": (
        endless(HEAD + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(b"a")[:2], b"\x00\x00\x00\xff\xff" * 5000),
        TooLargePageError,
    ),
    "/endless-headers": (endless(HEAD, b"X: " + b"y" * 1000 + b"\r\n"), BrokenResponseError),
    "/many-parts": (answer(gzip.compress(b"") * 4000, headers=("Content-Encoding: gzip",)), BrokenResponseError),
    "/liar": (HEAD + b"Content-Length: 99999999\r\n\r\n", TooLargePageError),
    "/cut": (HEAD + b"Content-Length: 100\r\n\r\nhalf", BrokenResponseError),
    "/cut-packed": (HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:-12], BrokenResponseError),
    "/wrongly-packed": (answer(PAGE, headers=("Content-Encoding: gzip",)), BrokenResponseError),
    "/unasked": (answer(PAGE, headers=("Content-Encoding: br",)), BrokenResponseError),
    "/no-http": (b"SSH-2.0-OpenSSH_9.9\r\n", BrokenResponseError),
    "/silence": (b"", BrokenResponseError),
    "/404": (answer(PAGE, status="404 Not Found"), PageStatusError),
    "/500": (answer(PAGE, status="500 Oops"), PageStatusError),
    "/304": (answer(status="304 Not Modified"), PageStatusError),
    "/302": (answer(status="302 Found"), PageStatusError),
}


@pytest.mark.parametrize("path", MISBEHAVING)
def test_misbehaving_servers_are_refused(path: str) -> None:
    page, refusal = MISBEHAVING[path]
    with loopback({path: page}) as server, pytest.raises(refusal) as caught:
        web().fetch(server.url(path))
    assert type(caught.value) is refusal
    assert caught.value.advice.startswith("Nothing was")


def test_the_status_of_a_page_that_is_gone_is_told() -> None:
    with loopback({"/": answer(status="410 Gone")}) as server, pytest.raises(PageStatusError, match="for good") as gone:
        web().fetch(server.url())
    assert gone.value.status == 410


def test_a_server_that_drips_is_left_when_the_time_for_all_is_over() -> None:
    def drip(connection: socket.socket) -> None:
        connection.sendall(HEAD + b"\r\n")
        with suppress(OSError):
            for _ in range(200):
                connection.sendall(b".")
                _pause(connection)

    with loopback({"/": drip}) as server, pytest.raises(FetchTimeoutError):
        web(limits=Limits(seconds=0.3)).fetch(server.url())


def _pause(connection: socket.socket) -> None:
    """Wait a moment, or until the other side hangs up."""
    connection.settimeout(0.05)
    with suppress(TimeoutError):
        if connection.recv(1) == b"":
            raise ConnectionError
    connection.settimeout(5)


def test_a_server_that_says_nothing_is_left() -> None:
    def silent(connection: socket.socket) -> None:
        connection.recv(1)

    with loopback({"/": silent}) as server, pytest.raises(FetchTimeoutError):
        web(limits=Limits(seconds=0.2)).fetch(server.url())


def test_nobody_at_home() -> None:
    with loopback({}) as server:
        pass
    with pytest.raises(NoConnectionError):
        web().fetch(server.url())


def test_the_second_address_of_a_server_is_tried() -> None:
    guard = Guard.unguarded_for("two.example", resolve=lambda name, port: ("127.0.0.3", "127.0.0.1"))
    with loopback({"/": answer(PAGE)}) as server:
        assert web(guard=guard).fetch(server.url(host="two.example")).body == PAGE


def test_an_unchanged_page_is_not_sent_again() -> None:
    headers = ('ETag: "7"', "Last-Modified: Sun, 01 Mar 2026 09:00:00 GMT")
    with loopback({"/": answer(PAGE, headers=headers)}) as server:
        known = web().fetch(server.url())
        changed = web().fetch_if_changed(server.url(), known)
    assert changed is not None
    assert changed.body == PAGE
    assert 'If-None-Match: "7"' in server.requests[1]
    assert "If-Modified-Since: Sun, 01 Mar 2026 09:00:00 GMT" in server.requests[1]
    with loopback({"/": answer(status="304 Not Modified")}) as server:
        assert web().fetch_if_changed(server.url(), known) is None


def certificate(folder: Path, name: str) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    day = datetime.timedelta(days=1)
    now = datetime.datetime.now(datetime.UTC)
    names: list[x509.GeneralName] = [x509.DNSName(name), x509.IPAddress(ipaddress.ip_address("127.0.0.9"))]
    signed = (
        x509.CertificateBuilder(subject, subject, key.public_key(), 1, now - day, now + day)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + signed.public_bytes(serialization.Encoding.PEM)
    path = folder / f"{name}.pem"
    path.write_bytes(pem)
    return path


def test_tls_proves_the_name_that_was_asked_for(tmp_path: Path) -> None:
    path = certificate(tmp_path, "news.example")
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(path)
    asked: list[str] = []
    serving.sni_callback = lambda _socket, name, _context: asked.append(name)
    trusting = ssl.create_default_context(cafile=str(path))
    guard = Guard.unguarded_for("news.example", "other.example", resolve=lambda name, port: ("127.0.0.1",))

    def fetch(server: Loopback, host: str, trusted: ssl.SSLContext | None) -> bytes:
        return web(guard=guard, trusted=trusted).fetch(server.url(host=host, scheme="https")).body

    with loopback({"/": answer(PAGE)}, tls=serving) as server:
        assert fetch(server, "news.example", trusting) == PAGE
        with pytest.raises(UntrustedServerError, match="cannot prove"):
            fetch(server, "other.example", trusting)
        with pytest.raises(UntrustedServerError):
            fetch(server, "news.example", None)
    assert asked == ["news.example", "other.example", "news.example"]
