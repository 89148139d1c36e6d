"""A small bucket on loopback that speaks S3 as far as the desk does, and can be told to refuse."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote_plus, unquote
from xml.sax.saxutils import escape

from colophon.adapters.targets.s3 import signed_headers

A_PAGE = 3
"""So few names a list has here that every list goes on."""


class Bucket(BaseHTTPRequestHandler):
    """Takes what is signed with the right key, and checks it as the service would."""

    held: dict[str, bytes]
    refuse: list[int]
    says: bytes
    """What stands in a refusal."""
    lies_in: str
    """The region that a refusal names, if it does."""
    silent: int
    """What a request for a list is refused with, if it is."""

    def log_message(self, format: str, *args: object) -> None:
        """Nobody listens."""

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status = self._status(body)
        if status == 200:
            self.held.pop(self.path, None) if self.command == "DELETE" else self.held.update({self.path: body})
        self._answer(status, b"" if status == 200 else self.says)

    do_DELETE = do_PUT

    def do_GET(self) -> None:
        """The second version of lists: names encoded, a few at a time."""
        status = self._status(b"")
        asked = {name: values[0] for name, values in parse_qs(self.path.partition("?")[2]).items()}
        start = f"{self.path.partition('?')[0]}/"
        names = sorted(name.removeprefix(start) for name in self.held if name.startswith(start + asked["prefix"]))
        names = [name for name in names if name > asked.get("continuation-token", "")]
        more = len(names) > A_PAGE
        keys = "".join(
            f"<Contents><Key>{escape(quote_plus(unquote(name), safe='/'))}</Key></Contents>" for name in names[:A_PAGE]
        )
        token = f"<NextContinuationToken>{escape(names[A_PAGE - 1])}</NextContinuationToken>" if more else ""
        space = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
        page = (
            f"<ListBucketResult {space}><IsTruncated>{str(more).lower()}</IsTruncated>{keys}{token}</ListBucketResult>"
        )
        self._answer(status, page.encode() if status == 200 else b"")

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if self.lies_in and status != 200:
            self.send_header("x-amz-bucket-region", self.lies_in)
        self.end_headers()
        self.wfile.write(body)

    def _status(self, body: bytes) -> int:
        """What it is told to refuse with, and otherwise whether the request is signed as it should be."""
        moment = datetime.strptime(self.headers["x-amz-date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        named = self.headers["Authorization"].partition("SignedHeaders=")[2].partition(",")[0].split(";")
        given = {name: self.headers[name] for name in named if not name.startswith("x-amz-")}
        path, _, query = self.path.partition("?")
        expected = signed_headers(
            self.command, path, given, body, query=query, key="AK", secret="tide-42", region="eu", now=moment
        )
        good = expected["Authorization"] == self.headers["Authorization"]
        if self.command == "GET" and self.silent:
            return self.silent
        return self.refuse.pop(0) if self.refuse else 200 if good else 403


@contextmanager
def bucket() -> Iterator[tuple[str, type[Bucket]]]:
    """Its address, and what it holds."""
    handler = type("Bound", (Bucket,), {"held": {}, "refuse": [], "silent": 0, "says": b"", "lies_in": ""})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/desk/www", handler
    server.shutdown()
    server.server_close()
    thread.join()
