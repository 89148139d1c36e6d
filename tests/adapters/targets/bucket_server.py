"""A small bucket on loopback that speaks S3 as far as the desk does, and can be told to refuse."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from colophon.adapters.targets.s3 import signed_headers


class Bucket(BaseHTTPRequestHandler):
    """Takes what is signed with the right key, and checks it as the service would."""

    held: dict[str, bytes]
    refuse: list[int]

    def log_message(self, format: str, *args: object) -> None:
        """Nobody listens."""

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        moment = datetime.strptime(self.headers["x-amz-date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        named = self.headers["Authorization"].partition("SignedHeaders=")[2].partition(",")[0].split(";")
        given = {name: self.headers[name] for name in named if not name.startswith("x-amz-")}
        expected = signed_headers(
            self.command, self.path, given, body, key="AK", secret="tide-42", region="eu", now=moment
        )
        good = expected["Authorization"] == self.headers["Authorization"]
        status = self.refuse.pop(0) if self.refuse else 200 if good else 403
        if status == 200:
            self.held.pop(self.path, None) if self.command == "DELETE" else self.held.update({self.path: body})
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_DELETE = do_PUT


@contextmanager
def bucket() -> Iterator[tuple[str, type[Bucket]]]:
    """Its address, and what it holds."""
    handler = type("Bound", (Bucket,), {"held": {}, "refuse": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/desk/www", handler
    server.shutdown()
    server.server_close()
    thread.join()
