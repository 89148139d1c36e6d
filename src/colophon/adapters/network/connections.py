"""Connections that go only where the guard allows, and that end when their time is over."""

import ssl
import time
from collections.abc import Iterable

import httpcore2

from colophon.adapters.network.guard import Guard
from colophon.errors import FetchTimeoutError

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class Deadline:
    """A moment by which everything must be done, however many small steps it takes."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left; FetchTimeoutError if there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchTimeoutError(f"The server did not send the whole page within {self._seconds:g} seconds.")
        return left


class GuardedNetwork(httpcore2.NetworkBackend):
    """The network as httpcore2 sees it. TLS still checks the name that was asked for, not the number connected to."""

    def __init__(self, guard: Guard, deadline: Deadline) -> None:
        self._guard = guard
        self._deadline = deadline
        self._network = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = self._guard.addresses(host, port, seconds=self._deadline.left())
        failure: Exception | None = None
        for index, address in enumerate(addresses):
            share = self._deadline.left() / (len(addresses) - index)
            try:
                stream = self._network.connect_tcp(address, port, share, socket_options=socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return TimedStream(stream, self._deadline)
        raise failure or httpcore2.ConnectError(f"no address of {host}")


class TimedStream(httpcore2.NetworkStream):
    """A connection of which every step has only the time that is left for all of them."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return TimedStream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
