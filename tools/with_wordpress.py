"""Run a command beside a throw-away WordPress: python tools/with_wordpress.py COMMAND [ARGUMENT ...]

A real one, from Debian's packages, on its own MariaDB that listens on a socket only; both end with the command. Its
address, user and application password are told in WORDPRESS_URL, WORDPRESS_USER and WORDPRESS_PASSWORD. With --plugin
before the command, the plug-in that docs/how-to/publish-to-wordpress.md recommends is active.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

WORDPRESS = Path("/usr/share/wordpress")
PACKAGES = "wordpress mariadb-server php-cli php-mysql php-gd php-xml php-mbstring php-curl"
PLUGIN = Path(__file__).resolve().parent.parent / "docs" / "how-to" / "wordpress" / "colophon.php"
CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH_KEY','SECURE_AUTH_KEY','LOGGED_IN_KEY','NONCE_KEY','AUTH_SALT','SECURE_AUTH_SALT','LOGGED_IN_SALT',
          'NONCE_SALT'] as $name) {{ define($name, 'only for tests ' . $name); }}
$table_prefix = 'wp_';
define('WP_ENVIRONMENT_TYPE', 'local'); define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true);
define('WP_HOME', '{address}'); define('WP_SITEURL', '{address}');
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
INSTALL = """<?php
define('WP_INSTALLING', true);
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
function wp_new_blog_notification() {}
wp_install('Harbour', 'desk', 'desk@example.org', true, '', 'not-used-4711');
list($password) = WP_Application_Passwords::create_new_application_password(1, ['name' => 'Colophon']);
echo $password;
"""


@contextmanager
def mariadb(folder: Path) -> Iterator[Path]:
    """The socket of a running database server."""
    user = pwd.getpwnam("mysql")
    os.chown(folder, user.pw_uid, user.pw_gid)
    data, at = folder / "data", folder / "sql.sock"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    options = ["--no-defaults", "--user=mysql", f"--datadir={data}"]
    install = ["mariadb-install-db", *options, "--auth-root-authentication-method=normal", "--skip-test-db"]
    subprocess.run(install, check=True, **quiet)
    server = ["mariadbd", *options, "--skip-networking", f"--socket={at}", "--innodb-flush-log-at-trx-commit=0"]
    running = subprocess.Popen([shutil.which("mariadbd") or "/usr/sbin/mariadbd", *server[1:]], **quiet)
    try:
        client = ["mariadb", "--no-defaults", f"--socket={at}", "-u", "root", "-e", "CREATE DATABASE wordpress"]
        until(lambda: subprocess.run(client, **quiet).returncode == 0)
        yield at
    finally:
        running.terminate()
        running.wait()


def until(ready: "object", seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not ready():  # type: ignore[operator]
        if time.monotonic() > end:
            raise SystemExit("WordPress did not start in time.")
        time.sleep(0.2)


@contextmanager
def wordpress(*, plugin: bool) -> Iterator[Mapping[str, str]]:
    """Where it is and how to come in, as environment variables."""
    if not WORDPRESS.is_dir() or not shutil.which("php") or not shutil.which("mariadb-install-db"):
        raise SystemExit(f"WordPress is not installed. On Debian: apt-get install {PACKAGES}")
    with tempfile.TemporaryDirectory(prefix="wp-") as name, mariadb(Path(name)) as at:
        site = Path(name) / "site"
        shutil.copytree(WORDPRESS, site, ignore=shutil.ignore_patterns("wp-config.php"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        address = f"http://127.0.0.1:{port}"
        (site / "wp-config.php").write_text(CONFIG.format(socket=at, address=address))
        (site / "install.php").write_text(INSTALL)
        if plugin:
            (site / "wp-content" / "mu-plugins").mkdir()
            shutil.copy(PLUGIN, site / "wp-content" / "mu-plugins")
        done = subprocess.run(["php", "install.php"], cwd=site, capture_output=True, text=True)
        if done.returncode or len(done.stdout.split()) > 6:
            raise SystemExit(f"WordPress could not be installed: {done.stdout[-500:]}{done.stderr[-500:]}")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        server = subprocess.Popen(["php", "-S", f"127.0.0.1:{port}", "-t", str(site)], **quiet)
        try:
            until(lambda: answers(address))
            yield {"WORDPRESS_URL": address, "WORDPRESS_USER": "desk", "WORDPRESS_PASSWORD": done.stdout.strip()}
        finally:
            server.terminate()
            server.wait()


def answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/?rest_route=/", timeout=20) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def main() -> int:
    arguments = sys.argv[1:]
    plugin = arguments[:1] == ["--plugin"]
    if not arguments[plugin:]:
        print(__doc__, file=sys.stderr)
        return 2
    with wordpress(plugin=plugin) as told:
        return subprocess.run(arguments[plugin:], env={**os.environ, **told}).returncode


if __name__ == "__main__":
    raise SystemExit(main())
