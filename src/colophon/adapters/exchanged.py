"""Files of pairs and terms, by the form they are in: what each holds, as a stream."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import PurePath
from typing import BinaryIO

from colophon.adapters.packed import opened_bytes, opened_text
from colophon.adapters.stream_beside import streamed
from colophon.errors import UsageError
from colophon.memory.admission import Admitted, Flaw, admit
from colophon.memory.concept import Concept
from colophon.memory.exchange.po import read_po
from colophon.memory.exchange.spreadsheet import read_csv
from colophon.memory.exchange.tbx import read_tbx
from colophon.memory.exchange.term_rows import read_terms_csv
from colophon.memory.exchange.tmx import read_tmx
from colophon.memory.exchange.unread import Unread
from colophon.memory.exchange.xliff1 import read_xliff1
from colophon.memory.exchange.xliff2 import read_xliff2
from colophon.memory.unit import Unit

MEMORY_FORMS = ("tmx", "xliff", "xliff2", "po", "csv")
TERM_FORMS = ("tbx", "csv")
_OF_MEMORY = {
    ".tmx": "tmx", ".xlf": "xliff", ".xliff": "xliff", ".sdlxliff": "xliff", ".mqxliff": "xliff", ".mxliff": "xliff",
    ".po": "po", ".pot": "po", ".csv": "csv", ".tsv": "csv",
}  # fmt: skip
_HEAD = 4096
_SAYS_XLIFF = re.compile(r"urn:oasis:names:tc:xliff:document:([12])\.")
_LARGE = 2 * 1024 * 1024
_OF_TERMS = {".tbx": "tbx", ".xml": "tbx", ".csv": "csv"}


def memory_form(name: str) -> str:
    """The form of a file of pairs by its name, packed or not. UsageError if the name does not say."""
    return _form(name, _OF_MEMORY, MEMORY_FORMS)


def terms_form(name: str) -> str:
    """The same for a file of terms."""
    return _form(name, _OF_TERMS, TERM_FORMS)


def _form(name: str, endings: dict[str, str], forms: tuple[str, ...]) -> str:
    form = endings.get(PurePath(name.lower().removesuffix(".gz")).suffix, "")
    if not form:
        raise UsageError(f"“{name}” does not say what it is.", hint=f"Say --format: {', '.join(forms)}.")
    return form


def units_in(path: str, form: str, *, source_language: str = "", target_language: str = "") -> Iterator[Unit | Unread]:
    """The pairs of a file, or of standard input for "-"."""
    said = {"source_language": source_language, "target_language": target_language}
    if form in ("po", "csv"):
        read_text = read_po if form == "po" else read_csv
        with opened_text(path, errors="surrogateescape") as text:
            yield from read_text(text, **said)
        return
    with opened_bytes(path) as stream:
        if form == "tmx":
            yield from read_tmx(stream, **said)
        else:
            yield from _xliff(stream, form)(stream)


def admitted_in(
    path: str, form: str, *, source_language: str = "", target_language: str = ""
) -> Iterator[Admitted | Flaw | Unread]:
    """The same as the memory admits them. A large file is read by a process beside this one."""
    read = partial(_admitted_in, path, form, source_language=source_language, target_language=target_language)
    return streamed(read) if _is_large(path) else read()


def _admitted_in(
    path: str, form: str, *, source_language: str, target_language: str
) -> Iterator[Admitted | Flaw | Unread]:
    for one in units_in(path, form, source_language=source_language, target_language=target_language):
        yield one if isinstance(one, Unread) else admit(one)


def _is_large(path: str) -> bool:
    """Whether reading takes longer than beginning a process; standard input is ours alone."""
    with suppress(OSError, ValueError):
        return path != "-" and os.stat(path).st_size > _LARGE
    return False


def concepts_in(path: str, form: str) -> Iterator[Concept | Unread]:
    """The concepts of a file."""
    if form == "csv":
        with opened_text(path) as text:
            yield from read_terms_csv(text)
        return
    with opened_bytes(path) as stream:
        yield from read_tbx(stream)


def _xliff(stream: BinaryIO, form: str) -> Callable[..., Iterator[Unit | Unread]]:
    """Which of the two forms it is, by what the file says of itself: their names end alike."""
    peek = getattr(stream, "peek", None)
    head = peek(_HEAD)[:_HEAD] if peek else b""
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1", "replace")
    if said := _SAYS_XLIFF.search(text):
        form = "xliff2" if said[1] == "2" else "xliff"
    return read_xliff2 if form == "xliff2" else read_xliff1
