"""Write docs/reference/errors.md: every refusal with its message, its hint and its exit code, from src/colophon/errors.

python tools/write_error_reference.py            write the page
python tools/write_error_reference.py --check    exit 1 where the page differs
"""

import inspect
import sys
from pathlib import Path

from colophon import errors
from colophon.errors import ColophonError

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "errors.md"

_HEAD = """\
<!-- Written by tools/write_error_reference.py. Change src/colophon/errors instead. -->
# Errors

Every refusal, in the order of `src/colophon/errors`: first those of any station, then along the article's way, at
last the desk's and its home's. It says what happened, what was kept and what to do next; the message may name the case
more closely than it does here. What a check finds is no error but a finding: see [the catalogue of
checks](checks/index.md).

| exit code | meaning |
|---|---|
| 0 | done, nothing found |
| 1 | done, and a check found something or verification a difference |
| 2 | the command was called in a way that it does not understand |
| 3 | refused |
"""


def refusals() -> list[type[ColophonError]]:
    """Every error class, in the order in which the package gathers them."""
    found = (value for value in vars(errors).values() if isinstance(value, type))
    return [kind for kind in found if issubclass(kind, ColophonError)]


def page() -> str:
    return "\n".join((_HEAD, *(_entry(kind) for kind in refusals())))


def _entry(kind: type[ColophonError]) -> str:
    message = " ".join(inspect.cleandoc(kind.__doc__ or "").split())
    facts = [f"- What to do: {kind.hint}", f"- Exit code: {kind.exit_code}"]
    (parent,) = kind.__bases__
    if parent not in (ColophonError, Exception):
        facts.append(f"- A kind of: [{parent.__name__}](#{parent.__name__.lower()})")
    return f"## {kind.__name__}\n\n{message}\n\n" + "\n".join(facts) + "\n"


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        return int(not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
