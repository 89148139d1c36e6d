"""Is what is installed what is pinned, and does it fit together? python tools/audit_dependencies.py [--online]

Without a network: every installed package is pinned in constraints.txt with this very version, nothing that is declared
is missing, and no two packages want versions that exclude each other. With --online also pip-audit, which looks known
flaws up and has to be installed for it; CI has no network for that and does not ask.
"""

import re
import shutil
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
OURSELVES = frozenset({"colophon", "pip", "setuptools", "wheel"})
_NAME = re.compile(r"[-_.]+")


def normal(name: str) -> str:
    return _NAME.sub("-", name).lower()


def pinned() -> dict[str, str]:
    """Names and versions of constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pairs = (line.split("==", 1) for line in lines if "==" in line and not line.startswith("#"))
    return {normal(name): version.strip() for name, version in pairs}


def installed() -> dict[str, str]:
    """Names and versions of what is in this environment."""
    found = {normal(one.metadata["Name"]): one.version for one in distributions()}
    return {name: version for name, version in found.items() if name not in OURSELVES}


def needed(extra: str = "dev") -> set[str]:
    """What is installed because we ask for it, directly or by way of others."""
    known = {normal(one.metadata["Name"]): one for one in distributions()}
    found: set[str] = set()
    waiting = [("colophon", extra)]
    while waiting:
        name, wanted = waiting.pop()
        for line in known[name].requires or ():
            asked = Requirement(line)
            other = normal(asked.name)
            if other in known and other not in found and (not asked.marker or asked.marker.evaluate({"extra": wanted})):
                found.add(other)
                waiting += [(other, one) for one in (*asked.extras, "")]
    return found


def complaints(there: dict[str, str], wanted: dict[str, str]) -> list[str]:
    """What is installed and not pinned, or pinned otherwise."""
    loose = [f"{name} {version} is installed and not pinned" for name, version in there.items() if name not in wanted]
    other = [
        f"{name} {version} is installed, {wanted[name]} is pinned"
        for name, version in there.items()
        if name in wanted and wanted[name] != version
    ]
    return sorted(loose + other)


def main(arguments: list[str]) -> int:
    found = complaints(installed(), pinned())
    fits = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    if fits.returncode:
        found += fits.stdout.strip().splitlines()
    for one in found:
        print(one)
    print(f"{len(installed())} packages, {len(found)} complaints.")
    if "--online" in arguments:
        return _online() or bool(found)
    print("Known flaws were not looked up: that needs a network (make audit ONLINE=1, with pip-audit installed).")
    return 1 if found else 0


def _online() -> int:
    program = shutil.which("pip-audit") or str(Path(sys.executable).with_name("pip-audit"))
    if not Path(program).exists():
        print("pip-audit is not installed; nothing was looked up.")
        return 1
    return subprocess.run(
        [program, "--requirement", str(ROOT / "constraints.txt"), "--no-deps"], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
