"""What the test suite needs of the system: PostgreSQL, Chromium, EPUBCheck with Java, WordPress, Pango, fonts.

Installs the Debian packages where it may (root, apt-get). Elsewhere it names what is missing and stops.
SYSTEM=skip in the environment does without, and the tests that need them then fail by name.
"""

import os
import shutil
import sys
from pathlib import Path

from tools.debian import provide

POSTGRESQL = Path("/usr/lib/postgresql")
FONTS = Path("/usr/share/fonts")


def missing() -> list[str]:
    """Debian packages whose files are not there."""
    wanted = {
        "postgresql": any(POSTGRESQL.glob("*/bin/initdb")) or bool(shutil.which("initdb")),
        "chromium": bool(shutil.which("chromium")),
        "libatomic1": any(Path("/usr/lib").glob("*/libatomic.so.1")),  # for the program that drives the browser
        "epubcheck": bool(shutil.which("epubcheck")) and bool(shutil.which("java")),
        "fonts-noto-core": any(FONTS.glob("**/NotoNaskhArabic*")) or any(FONTS.glob("**/NotoSansArabic*")),
        "fonts-noto-cjk": any(FONTS.glob("**/NotoSansCJK*")),
    }
    wordpress = {
        "wordpress": Path("/usr/share/wordpress").is_dir(),
        "mariadb-server": bool(shutil.which("mariadb-install-db")),
        "php-cli": bool(shutil.which("php")),
        "php-mysql": any(Path("/usr/lib/php").glob("*/mysqli.so")),
        "php-gd": any(Path("/usr/lib/php").glob("*/gd.so")),
        "libpangoft2-1.0-0": any(Path("/usr/lib").glob("*/libpangoft2-1.0.so.0")),
    }
    wanted |= wordpress
    return [package for package, there in wanted.items() if not there]


def main() -> int:
    if os.environ.get("SYSTEM") == "skip":
        return 0
    without = "\nor run with SYSTEM=skip to do without."
    return 0 if provide(missing, wanted_by="the tests", without=without) else 1


if __name__ == "__main__":
    sys.exit(main())
