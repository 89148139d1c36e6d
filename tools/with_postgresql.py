"""Run a command beside a throw-away PostgreSQL: python tools/with_postgresql.py COMMAND [ARGUMENT ...]

The server listens on a socket in its own temporary folder only, and ends with the command. Its texts are UTF-8 and
sorted by ICU: with the locale C, searching in Chinese would silently find nothing. For tests it does not wait for the
disk; a measurement asks for a `durable` one, which is as careful as anybody's.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

UNPRIVILEGED = "postgres"
INITDB = (
    "--encoding=UTF8 --locale=C.UTF-8 --locale-provider=icu --icu-locale=und --auth=trust --username=postgres --no-sync"
)
SERVER = "-c listen_addresses="
HASTY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def programs() -> Path:
    """The folder of the newest server's programs."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    found = shutil.which("initdb")
    if folders:
        return folders[-1]
    if found:
        return Path(found).parent
    raise SystemExit("PostgreSQL is not installed. On Debian: apt-get install postgresql")


def drop_privileges() -> Callable[[], None] | None:
    """The server refuses to run as root, so root starts it as another user."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam(UNPRIVILEGED)

    def become() -> None:
        os.setgroups([])
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)

    return become


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """The address of a running server, which is stopped and deleted afterwards."""
    become = drop_privileges()
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        if become:
            user = pwd.getpwnam(UNPRIVILEGED)
            os.chown(folder, user.pw_uid, user.pw_gid)

        def run(program: str, *arguments: str) -> None:
            command = [str(programs() / program), *arguments]
            subprocess.run(command, check=True, preexec_fn=become, cwd=folder, stdout=subprocess.DEVNULL)

        data = ["-D", str(folder / "data")]
        run("initdb", *data, *INITDB.split())
        options = f"{SERVER} -k {folder}" if durable else f"{SERVER} {HASTY} -k {folder}"
        run("pg_ctl", "start", *data, "-w", "-l", str(folder / "log"), "-o", options)
        try:
            yield f"postgres://postgres@/postgres?host={quote(str(folder))}"
        finally:
            run("pg_ctl", "stop", *data, "-m", "immediate")


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    with server() as address:
        return subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": address}).returncode


if __name__ == "__main__":
    raise SystemExit(main())
