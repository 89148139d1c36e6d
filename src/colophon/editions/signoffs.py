"""The sign-offs of an edition in one file: a bundle as in-toto writes them, an envelope a line, one for each stage."""

import re
from collections.abc import Iterable

from colophon.editions.edition import Files

SIGNOFFS = "signoffs.intoto.jsonl"
_ALONE = re.compile(r"signoff-([1-9][0-9]{0,3})\.dsse\.json")
"""Up to layout 6 each envelope was a file."""


def signoffs_bytes(envelopes: Iterable[bytes]) -> bytes:
    """The file; empty without envelopes. None of them holds the end of a line."""
    return b"".join([one + b"\n" for one in envelopes])


def signoffs_in(files: Files) -> tuple[bytes, ...]:
    """The envelopes in an edition's folder, also one of an earlier layout."""
    if SIGNOFFS in files:
        return tuple(line for line in files[SIGNOFFS].split(b"\n") if line)
    alone = {int(match[1]): name for name in files if (match := _ALONE.fullmatch(name))}
    return tuple(files[alone[number]] for number in sorted(alone))
