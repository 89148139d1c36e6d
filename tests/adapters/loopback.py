"""A real HTTP server on this machine that answers each path with the very bytes, or the behaviour, a test gives it."""

import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Behaviour = Callable[[socket.socket], None]


def answer(body: bytes = b"", *, status: str = "200 OK", headers: tuple[str, ...] = ()) -> bytes:
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers)
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


@dataclass
class Loopback:
    port: int
    requests: list[str] = field(default_factory=list)

    def url(self, path: str = "/", *, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


@contextmanager
def loopback(pages: Mapping[str, bytes | Behaviour], *, tls: ssl.SSLContext | None = None) -> Iterator[Loopback]:
    listener = socket.create_server(("127.0.0.1", 0))
    server = Loopback(listener.getsockname()[1])
    threads: list[threading.Thread] = []

    def serve() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                threads.append(threading.Thread(target=_converse, args=(connection, pages, server.requests, tls)))
                threads[-1].start()

    acceptor = threading.Thread(target=serve)
    acceptor.start()
    try:
        yield server
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        acceptor.join()
        for thread in threads:
            thread.join()


def _converse(
    connection: socket.socket,
    pages: Mapping[str, bytes | Behaviour],
    requests: list[str],
    tls: ssl.SSLContext | None,
) -> None:
    with connection, suppress(OSError):
        connection.settimeout(5)
        talk = tls.wrap_socket(connection, server_side=True) if tls else connection
        with talk:
            request = b""
            while b"\r\n\r\n" not in request and (more := talk.recv(65536)):
                request += more
            if not request:
                return
            request += _rest_of_body(talk, request)
            requests.append(request.decode("latin-1"))
            page = pages.get(request.split(b" ")[1].decode("latin-1"), answer(status="404 Not Found"))
            if isinstance(page, bytes):
                talk.sendall(page)
            else:
                page(talk)


def _rest_of_body(talk: socket.socket, request: bytes) -> bytes:
    """What a request with a Content-Length has not yet sent: closing on unread bytes would cut the answer off."""
    head, _, body = request.partition(b"\r\n\r\n")
    declared = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    missing, rest = int(declared[1]) - len(body) if declared else 0, b""
    while len(rest) < missing and (more := talk.recv(65536)):
        rest += more
    return rest
