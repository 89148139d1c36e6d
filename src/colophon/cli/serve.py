"""`colophon serve`: the desk in the browser, or a published folder for a look."""

import os
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click

from colophon.adapters.beside import Beside
from colophon.adapters.home import create_home, home_path
from colophon.errors import PortError

_HERE = {"127.0.0.1", "::1", "[::1]", "0.0.0.0", "::", "[::]"}  # noqa: S104  # this machine, or all its addresses


@click.command(short_help="Serve the desk in the browser, or a published folder.")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--workers", type=click.IntRange(1, 64), default=None, help="Processes; two a processor if not given.")
@click.option("--no-work", is_flag=True, help="Leave what is due by itself to `colophon work`.")
def command(folder: Path | None, port: int, host: str, workers: int | None, no_work: bool) -> None:
    """Serve the desk in COLOPHON_HOME; in an empty folder, found one. What was published stands under /site/.

    What is due by itself (reminders, messages, feeds) is done beside it, as by `colophon work`.

    With FOLDER, serve that published folder alone, for a look. End it with Ctrl-C.

    \b
    Example:
      colophon serve --port 8080
    """
    if folder is None:
        _serve_desk(host, port, workers or 0, works=not no_work)
    else:
        _serve_folder(folder, port)


def _serve_desk(host: str, port: int, workers: int, *, works: bool) -> None:
    from colophon.adapters.web_server import run_server
    from colophon.desk.setup import ready_to_serve

    home = create_home(home_path(os.environ))
    ready_to_serve(home.path, progress=lambda word: click.echo(word, err=True))
    from colophon.desk.actions.set_site import finish_sites
    from colophon.desk.first_run import close_setup, setup_token
    from colophon.desk.operations.counting import COUNTERS
    from colophon.desk.queries.desks import is_set_up
    from colophon.desk.setup import let_go
    from colophon.desk.warm import warm

    finish_sites(home)
    address = f"http://{'localhost' if host in _HERE else host}:{port}/"
    if is_set_up():
        close_setup(home.path)
        invitation = f"The desk is at {address}"
    else:
        invitation = (
            f"Nobody can sign in here yet. Set up the desk with this link, which works once:\n"
            f"  {address}setup/?token={setup_token(home.path)}"
        )
    warm()
    let_go()
    ours = os.getpid()
    beside = Beside([sys.executable, "-m", "colophon", "work", "--beside", str(ours)])
    try:
        run_server(
            _application,
            host=host,
            port=port,
            workers=workers,
            ready=lambda: _begin(invitation, beside, works=works),
            in_each=COUNTERS.take_row,
        )
    except SystemExit:
        if os.getpid() == ours:  # its workers leave by this way too
            beside.close()
            click.echo("Ended.")
        raise


def _begin(invitation: str, beside: Beside, *, works: bool) -> None:
    click.echo(f"{invitation}\nEnd it with Ctrl-C.")
    if works:
        beside.start()


def _application() -> object:
    from colophon.desk.wsgi import application

    return application


def _serve_folder(folder: Path, port: int) -> None:
    handler = partial(_Quiet, directory=str(folder))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise PortError(f"Port {port} cannot be used: {error.strerror}.") from error
    click.echo(f"http://127.0.0.1:{port}/  shows {folder}. End it with Ctrl-C.")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("Ended.")
    finally:
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    """Pages get the headers that a web server should send with them; requests are not logged."""

    def end_headers(self) -> None:
        scripts = (
            "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
            if self.path.startswith(("/search/", "/pagefind/"))
            else ""
        )
        policy = f"default-src 'none'; {scripts}img-src 'self'; font-src 'self'; style-src 'self'"
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged."""
