"""Debian packages that this machine lacks: installed where it may (root, apt-get), elsewhere named."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence


def provide(missing: Callable[[], Sequence[str]], *, wanted_by: str, without: str = "") -> bool:
    """Whether nothing is missing in the end. What is, and what to do, is printed; `without` says how to do without."""
    packages = missing()
    if not packages:
        return True
    names = " ".join(packages)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing Debian packages for {wanted_by}: {names}", flush=True)
        if _install(packages) and not missing():
            return True
    print(f"These Debian packages are needed for {wanted_by}: {names}\n  sudo apt-get install {names}{without}")
    return False


def _install(packages: Sequence[str]) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    subprocess.run(["apt-get", "update", "--quiet"], check=False, env=quiet, stdout=subprocess.DEVNULL)
    return subprocess.run(apt, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode == 0
