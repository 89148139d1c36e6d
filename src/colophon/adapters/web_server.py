"""The web server: gunicorn, two processes a processor of several threads each, which measured best."""

import os
import socket
from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication

from colophon.errors import PortError

THREADS = 8
_MOST_WORKERS = 8


def run_server(
    load: Callable[[], object],
    *,
    host: str,
    port: int,
    workers: int = 0,
    ready: Callable[[], None] = lambda: None,
    in_each: Callable[[int], object] = lambda number: None,
) -> None:
    """Serve the WSGI application that `load` gives until the process is told to end. PortError if the port is taken.

    `ready` is called once it answers, `in_each` in every process that does, with its number.
    """
    _try_port(host, port)
    options = {
        "bind": f"{host}:{port}",
        "workers": workers or min(_MOST_WORKERS, 2 * (os.cpu_count() or 1)),
        "threads": THREADS,
        "worker_class": "gthread",
        "preload_app": True,
        "timeout": 60,
        "graceful_timeout": 10,
        "keepalive": 15,
        "loglevel": "error",
        "control_socket_disable": True,
        "when_ready": lambda server: ready(),
        "post_worker_init": lambda worker: in_each(int(worker.age)),
    }
    _Server(load, options).run()


def _try_port(host: str, port: int) -> None:
    """Say at once that a port is taken, in our words; the server itself would try for a while."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError as error:
            raise PortError(f"Port {port} cannot be used: {error.strerror}.") from error


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn carries no types
    """gunicorn, told what to do by us and not by its own command line."""

    def __init__(self, load: Callable[[], object], options: dict[str, Any]) -> None:
        self._load, self._options = load, options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> object:
        return self._load()
