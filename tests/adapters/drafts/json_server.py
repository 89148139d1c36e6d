"""A real HTTP server on this machine that takes JSON and answers with what a test gives it."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = Callable[[dict[str, object]], object]


@dataclass
class JsonServer:
    """`asked` holds path, headers in lower case and body of every request."""

    address: str = ""
    asked: list[tuple[str, dict[str, str], dict[str, object]]] = field(default_factory=list)


@contextmanager
def json_server(
    reply: Reply | bytes, *, status: int = 200, headers: tuple[tuple[str, str], ...] = ()
) -> Iterator[JsonServer]:
    server = JsonServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            data = reply if isinstance(reply, bytes) else json.dumps(reply(body)).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.address = f"http://127.0.0.1:{listener.server_address[1]}"
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        listener.shutdown()
        listener.server_close()
        thread.join()
