"""The environment that everything is installed into: `python -m tools.environment .venv`, with any Python from 3.11.

Debian keeps a part of Python's own library, the one that brings pip along, in a package that Python does not ask for.
"""

import sys
import venv
from importlib import invalidate_caches
from importlib.util import find_spec
from pathlib import Path

from tools.debian import provide


def missing() -> list[str]:
    invalidate_caches()
    return [] if find_spec("ensurepip") else [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def main() -> int:
    if not provide(missing, wanted_by="Python's environments"):
        return 1
    venv.create(Path(sys.argv[1]), symlinks=True, with_pip=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
