"""Where the evaluation data stands: COLOPHON_EVAL, or shared/eval beside the checkout."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def folder() -> Path:
    """The folder with the evaluation data; ends the program with a plain sentence where there is none."""
    found = Path(os.environ.get("COLOPHON_EVAL", "") or ROOT.parent / "shared" / "eval")
    if not found.is_dir():
        sys.exit(f"No evaluation data at {found}. Set COLOPHON_EVAL to the folder that holds it.")
    return found
