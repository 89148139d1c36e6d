"""A browser that costs next to nothing, so that the server is measured and not its visitors: one socket, no parsing.

It keeps its connection open and takes answers packed, as browsers do; of an answer it reads status and length only.
"""

import asyncio
import json
import re
import time

_REVISION = re.compile(rb'"revision": ?(\d+)')


class Browser:
    """One person's connection to the server."""

    def __init__(self, port: int, headers: dict[str, str]) -> None:
        self._port = port
        told = {"Host": f"localhost:{port}", "Accept-Encoding": "gzip", **headers}
        self._head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def get(self, path: str) -> int:
        """The status of a page."""
        return (await self._ask(f"GET {path} HTTP/1.1\r\n{self._head}\r\n".encode()))[0]

    async def post(self, path: str, said: object, *, packed: bool = False) -> tuple[int, bytes]:
        """The status of an answer, and its bytes if they are not `packed`."""
        body = json.dumps(said).encode()
        more = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        head = self._head if packed else self._head.replace("Accept-Encoding: gzip\r\n", "")
        return await self._ask(f"POST {path} HTTP/1.1\r\n{head}{more}".encode() + body)

    async def _ask(self, request: bytes) -> tuple[int, bytes]:
        for again in (False, True):  # the server may have closed a connection that was idle
            if self._writer is None:
                await self._open()
            assert self._writer
            self._writer.write(request)
            try:
                return await self._answer()
            except (ConnectionError, asyncio.IncompleteReadError):
                self.close()
                if again:
                    raise
        raise AssertionError

    async def _open(self) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port, limit=2**22)

    async def _answer(self) -> tuple[int, bytes]:
        assert self._reader
        head = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        status = int(head[9:12])
        at = head.find(b"content-length: ")
        if at >= 0:
            body = await self._reader.readexactly(int(head[at + 16 : head.index(b"\r\n", at)]))
        elif b"transfer-encoding: chunked" in head:
            body = await self._chunks()
        else:
            body = b""
        if b"connection: close" in head:
            self.close()
        return status, body

    async def _chunks(self) -> bytes:
        assert self._reader
        parts = []
        while size := int(await self._reader.readline(), 16):
            parts.append(await self._reader.readexactly(size))
            await self._reader.readline()
        await self._reader.readline()
        return b"".join(parts)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None


def revision_in(body: bytes) -> int:
    """Which revision an answer to a save names."""
    found = _REVISION.search(body)
    return int(found[1]) if found else 0


class Clock:
    """Seconds of each answer by the kind of what was asked, and what went wrong."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = {}
        self.failures: list[str] = []

    async def get(self, browser: Browser, kind: str, path: str) -> None:
        begun = time.perf_counter()
        try:
            status = await browser.get(path)
        except (OSError, asyncio.IncompleteReadError) as error:
            self.failures.append(f"{kind}: {error!r}")
            return
        self.note(kind, status, begun)

    async def post(self, browser: Browser, kind: str, path: str, said: object) -> bytes:
        """The answer's bytes; none where it failed."""
        begun = time.perf_counter()
        try:
            status, body = await browser.post(path, said)
        except (OSError, asyncio.IncompleteReadError) as error:
            self.failures.append(f"{kind}: {error!r}")
            return b""
        return body if self.note(kind, status, begun) else b""

    def note(self, kind: str, status: int, begun: float) -> bool:
        self.seconds.setdefault(kind, []).append(time.perf_counter() - begun)
        if status != 200:
            self.failures.append(f"{kind}: {status}")
        return status == 200

    @property
    def all(self) -> list[float]:
        return [second for kind in self.seconds.values() for second in kind]

    def share(self, percent: int, kind: str = "") -> float:
        """So many of a hundred answers were not slower than this, in seconds."""
        found = sorted(self.seconds.get(kind, []) if kind else self.all)
        return found[min(len(found) - 1, len(found) * percent // 100)] if found else 0.0
