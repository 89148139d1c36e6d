"""A small WordPress on loopback, after its REST handbook, that can be told to misbehave; the real one is in journeys.

It does what the real one was seen to do: slugs are given once (`-2` behind the second), unknown meta keys are dropped
without a word, a picture that is none is refused with status 500, `force` deletes for good.
"""

import json
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

USER, PASSWORD = "desk", "abcd EFGH 1234"


@dataclass
class Blog:
    """What it holds.

    `only` is the language that a plug-in shows where it is not asked for all, `unasked` says that whatever is there is
    told of, `moved` where every request is sent on to. Each of `faults` ("500", "403", "notice", "lost", "slow") is
    used up by the next write.
    """

    url: str = ""
    plugin: bool = True
    only: str = ""
    unasked: bool = False
    moved: str = ""
    posts: list[dict[str, Any]] = field(default_factory=list)
    media: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, kind: list[dict[str, Any]], value: dict[str, Any]) -> dict[str, Any]:
        with self.lock:
            taken, slug, number = {one["slug"] for one in kind}, value["slug"], 1
            while value["slug"] in taken:
                number += 1
                value["slug"] = f"{slug}-{number}"
            value["id"] = len(self.posts) + len(self.media) + 1
            value["link"] = f"{self.url}/?p={value['id']}"
            kind.append(value)
            return value


class Handler(BaseHTTPRequestHandler):
    blog: Blog

    def log_message(self, format: str, *args: object) -> None:
        """Nobody listens."""

    def do_GET(self) -> None:
        self._answer()

    do_POST = do_DELETE = do_OPTIONS = do_GET

    def _answer(self) -> None:
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        route = query.get("rest_route", "").removeprefix("/wp/v2/")
        self.blog.asked.append(f"{self.command} {route}")
        token = b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.headers.get("Authorization") != f"Basic {token}":
            return self._send(401, {"code": "incorrect_password", "message": "The password is wrong."})
        if self.blog.moved:
            self.send_response(301)
            self.send_header("Location", f"{self.blog.moved}{self.path}")
            self.send_header("Content-Length", "0")
            return self.end_headers()
        writes = self.command in ("POST", "DELETE")
        fault = self.blog.faults.pop(0) if writes and self.blog.faults else ""
        if fault == "500":
            return self._send(500, {"code": "internal_server_error", "message": "There has been a critical error."})
        if fault == "403":
            return self._send(403, {"code": "rest_cannot_create", "message": "You are not allowed to upload media."})
        if fault == "slow":
            time.sleep(1)
        status, value = self._done(route, query, body)
        if fault == "lost":
            self.close_connection = True
            return None
        if fault == "notice":
            return self._send(status, "<b>Notice</b>: a plug-in talks")
        return self._send(status, value)

    def _done(self, route: str, query: dict[str, str], body: bytes) -> tuple[int, Any]:
        kind, _, number = route.partition("/")
        held = self.blog.media if kind == "media" else self.blog.posts
        if route == "users/me":
            return 200, {"name": USER, "capabilities": {"publish_posts": True, "upload_files": True}}
        if self.command == "OPTIONS":
            return 200, {"schema": {"properties": {"meta": ["colophon_key"] if self.blog.plugin else []}}}
        if self.command == "GET":
            shown = [one for one in held if self.blog.unasked or one["slug"] in query["slug"].split(",")]
            everything = not self.blog.only or query.get("lang") == "all"
            return 200, [one for one in shown if everything or one.get("lang", self.blog.only) == self.blog.only]
        if kind == "media":
            return self._picture(body)
        found = next((one for one in held if str(one["id"]) == number), None)
        if self.command == "DELETE":
            return (200, {"deleted": bool(held.remove(found) or True)}) if found else (404, {"message": "Invalid ID."})
        value = json.loads(body)
        value["meta"] = {name: text for name, text in value["meta"].items() if self.blog.plugin}
        if found:
            found.update(value)
            return 200, found
        return 201, self.blog.add(self.blog.posts, value)

    def _picture(self, body: bytes) -> tuple[int, Any]:
        name = self.headers["Content-Disposition"].partition('filename="')[2].rstrip('"')
        if not body.startswith((b"\xff\xd8", b"\x89PNG")):
            return 500, {"code": "rest_upload_sideload_error", "message": "You are not allowed to upload this file."}
        slug = name.rpartition(".")[0]
        return 201, self.blog.add(self.blog.media, {"slug": slug, "source_url": f"{self.blog.url}/files/{name}"})

    def _send(self, status: int, value: Any) -> None:
        data = value.encode() if isinstance(value, str) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def blog(*, plugin: bool = True) -> Iterator[Blog]:
    held = Blog(plugin=plugin)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"blog": held}))
    server.daemon_threads = True
    held.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield held
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
