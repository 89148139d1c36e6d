"""A network that can be dropped: a proxy on the loopback between people and the server, which cuts what it carries."""

import socket
import struct
import threading
import time
from contextlib import suppress

_RESET = struct.pack("ii", 1, 0)
"""Closing then forgets what was on its way, as a pulled plug does."""


class WireToCut:
    """Carries everything from its `port` to the server's, until it is cut."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        self._open: set[socket.socket] = set()
        self._down_until = 0.0
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, seconds: float) -> None:
        """Drop every connection wherever it is, and let none through for so long."""
        self._down_until = time.monotonic() + seconds
        for one in list(self._open):
            self._drop(one)
        time.sleep(seconds)

    def close(self) -> None:
        self._down_until = float("inf")
        self._door.close()
        for one in list(self._open):
            self._drop(one)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                visitor, _ = self._door.accept()
                self._carry(visitor)

    def _carry(self, visitor: socket.socket) -> None:
        if time.monotonic() < self._down_until:
            self._drop(visitor)
            return
        try:
            server = socket.create_connection(("127.0.0.1", self._to), timeout=5)
        except OSError:
            self._drop(visitor)
            return
        server.settimeout(None)
        self._open |= {visitor, server}
        for ends in ((visitor, server), (server, visitor)):
            threading.Thread(target=self._pump, args=ends, daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                sink.sendall(data)
        self._drop(source)
        self._drop(sink)

    def _drop(self, one: socket.socket) -> None:
        self._open.discard(one)
        with suppress(OSError):
            one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()
