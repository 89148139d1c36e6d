"""Answers of a second reader on disk, by their key, so that a pair is sent away once."""

import re
from pathlib import Path

from colophon.adapters.files import make_folder, write_once
from colophon.errors import ColophonError

_KEY = re.compile(r"[0-9a-f]{64}")
_LARGEST = 100_000


class ReadingFolder:
    """A `ReadingStore`. What cannot be read or written is as if it had not been asked: the answer is only a help."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> str | None:
        path = self._path(key)
        try:
            return path.read_text(encoding="utf-8") if path.stat().st_size <= _LARGEST else None
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, key: str, answer: str) -> None:
        path = self._path(key)
        try:
            make_folder(path.parent)
            write_once(path, answer.encode("utf-8", "replace"))
        except ColophonError:
            return

    def _path(self, key: str) -> Path:
        if _KEY.fullmatch(key) is None:
            raise ValueError("a key is 64 hexadecimal digits")
        return self._folder / key[:2] / f"{key}.json"
