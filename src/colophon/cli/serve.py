"""`colophon serve`: what was published, on this machine only."""

import os
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click

from colophon.adapters.home import home_path, open_home
from colophon.errors import PortError


@click.command(short_help="Serve what was published on this machine.")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def command(folder: Path | None, port: int) -> None:
    """Serve the desk's site, or another published folder, on 127.0.0.1 for a look. End it with Ctrl-C.

    \b
    Example:
      colophon serve --port 8080
    """
    site = folder or open_home(home_path(os.environ)).site
    handler = partial(_Quiet, directory=str(site))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise PortError(f"Port {port} cannot be used: {error.strerror}.") from error
    click.echo(f"http://127.0.0.1:{port}/  shows {site}. End it with Ctrl-C.")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("Ended.")
    finally:
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    """Pages get the headers that a web server should send with them; requests are not logged."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'none'; img-src https: data:; style-src 'self'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged."""
