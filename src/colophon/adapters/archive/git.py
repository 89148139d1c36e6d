"""An archive that is a Git repository: every version of every article, oldest first, through git's plumbing.

The repository's own configuration, hooks and attributes are never read: git works in an empty repository of ours that
borrows the other one's objects. No shell, no network, no pager, no helper program.
"""

import os
import re
import subprocess  # git's plumbing, with arguments of our own
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO

from colophon.adapters.archive.folder import LARGEST
from colophon.errors import InputError
from colophon.intake.archive.layout import Layout, Placed, placed
from colophon.intake.archive.pairing import Version

_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_REF = re.compile(r"ref: (refs/[A-Za-z0-9._/-]{1,200})")
_CHANGE = re.compile(rb":[0-7]{6} ([0-7]{6}) [0-9a-f]+ ([0-9a-f]+) ([A-Z])[0-9]*")
_FILE = (b"100644", b"100755")
_MOST = 4_000_000
_HINT = "What was kept of it before stays. Give a whole clone of the repository, or its folder without .git."


def is_repository(path: Path) -> bool:
    """Whether a folder is a Git repository, with or without its files beside it."""
    return (path / ".git").exists() or ((path / "HEAD").is_file() and (path / "objects").is_dir())


class GitArchive:
    """The history behind a repository's HEAD. Close it to end the processes that it began."""

    def __init__(self, path: Path) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="colophon-git-")
        self._readers: list[subprocess.Popen[bytes]] = []
        try:
            own, common = _git_folders(path)
            self.head = _head(own, common)
            self._borrow(common)
        except (OSError, UnicodeDecodeError, ValueError, subprocess.SubprocessError) as error:
            self._folder.cleanup()
            raise InputError(f"The repository in “{path}” cannot be read: {error}.", hint=_HINT) from error

    def versions(self, layout: Layout, *, languages: tuple[str, str]) -> Iterator[Version]:
        """Every text that an article's file had, oldest first; those of the newest state are `current`."""
        places: dict[str, Placed | None] = {}
        now = set(self._listed())
        for path, blob in self._changes():
            if path not in places:
                places[path] = placed(path, layout, languages=languages)
            place = places[path]
            if place is not None:
                yield Version(path, blob, place, (path, blob) in now)

    def read(self, reference: str) -> bytes | None:
        """The bytes of a version; None for one that is too large, empty for one that is not there."""
        check, batch = self._asked()
        assert check.stdin
        assert check.stdout
        assert batch.stdin
        assert batch.stdout
        size = _size(_ask(check.stdin, check.stdout, reference))
        if size is None:
            return b""
        if size > LARGEST:
            return None
        _ask(batch.stdin, batch.stdout, reference)
        data = batch.stdout.read(size)
        batch.stdout.read(1)
        return data

    def close(self) -> None:
        for process in self._readers:
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()
            process.wait()
        self._readers = []
        self._folder.cleanup()

    def __enter__(self) -> "GitArchive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _borrow(self, common: Path) -> None:
        """An empty repository of ours that sees the other one's objects."""
        form = "sha256" if len(self.head) == 64 else "sha1"
        self._run("init", "--quiet", "--bare", "--template=", f"--object-format={form}")
        alternates = Path(self._folder.name, "objects", "info")
        alternates.mkdir(parents=True, exist_ok=True)
        (alternates / "alternates").write_text(f"{(common / 'objects').resolve()}\n")
        shallow = common / "shallow"
        if shallow.is_file():
            lines = [line for line in shallow.read_text()[:_MOST].split("\n") if _HASH.fullmatch(line)]
            Path(self._folder.name, "shallow").write_text("".join(f"{line}\n" for line in lines))

    def _run(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], env=self._environment(), check=True, capture_output=True)  # noqa: S603,S607

    def _begin(self, *arguments: str, asked: bool = False) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603
            ["git", *arguments],  # noqa: S607
            env=self._environment(),
            stdin=subprocess.PIPE if asked else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": self._folder.name,
            "GIT_DIR": self._folder.name,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_ATTR_NOSYSTEM": "1",
            "GIT_NO_REPLACE_OBJECTS": "1",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_ALLOW_PROTOCOL": "",
            "GIT_TERMINAL_PROMPT": "0",
            "LC_ALL": "C",
        }

    def _listed(self) -> Iterator[tuple[str, str]]:
        """Path and blob of every file of the newest state."""
        for row in self._rows("ls-tree", "-r", "-z", "--full-tree", self.head):
            head, _, path = row.partition(b"\t")
            parts = head.split()
            if len(parts) == 3 and parts[0] in _FILE:
                yield _text(path), parts[2].decode("ascii")

    def _changes(self) -> Iterator[tuple[str, str]]:
        """Path and new blob of every change, oldest first. Merges bring nothing that their branches do not."""
        log = ("log", "--reverse", "--topo-order", "--no-merges", "--root", "--format=", "--raw", "-r", "-z")
        change: re.Match[bytes] | None = None
        for row in self._rows(*log, "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv", self.head):
            if change is None:
                change = _CHANGE.search(row)
                continue
            if change[1] in _FILE and change[3] in (b"A", b"M"):
                yield _text(row), change[2].decode("ascii")
            change = None

    def _rows(self, *arguments: str) -> Iterator[bytes]:
        """What git answers, cut at its zero bytes."""
        process = self._begin(*arguments)
        assert process.stdout
        rest = b""
        with process.stdout as pipe:
            while piece := pipe.read(1 << 16):
                *rows, rest = (rest + piece).split(b"\0")
                yield from rows
        if rest.strip():
            yield rest
        if process.wait() != 0:
            raise InputError("The repository's history cannot be read: an object is missing or damaged.", hint=_HINT)

    def _asked(self) -> tuple[subprocess.Popen[bytes], subprocess.Popen[bytes]]:
        if not self._readers:
            self._readers = [self._begin("cat-file", mode, asked=True) for mode in ("--batch-check", "--batch")]
        return self._readers[0], self._readers[1]


def _ask(question: IO[bytes], answer: IO[bytes], reference: str) -> bytes:
    question.write(reference.encode("ascii") + b"\n")
    question.flush()
    return answer.readline()


def _size(answer: bytes) -> int | None:
    parts = answer.split()
    return int(parts[2]) if len(parts) == 3 and parts[1] == b"blob" else None


def _text(path: bytes) -> str:
    return path.decode("utf-8", "replace")


def _git_folders(path: Path) -> tuple[Path, Path]:
    """The folder that has HEAD and the one that has the objects; they differ for a linked work tree."""
    own = path / ".git" if (path / ".git").exists() else path
    if own.is_file():
        said = own.read_text()[:4096].removeprefix("gitdir:").strip()
        own = (path / said).resolve()
    common = own / "commondir"
    return own, (own / common.read_text()[:4096].strip()).resolve() if common.is_file() else own


def _head(own: Path, common: Path) -> str:
    """The commit that HEAD names, read from the files themselves."""
    said = (own / "HEAD").read_text()[:500].strip()
    if _HASH.fullmatch(said):
        return said
    named = _REF.fullmatch(said)
    if named is None or ".." in named[1]:
        raise ValueError("its HEAD names nothing")
    for folder in (own, common):
        loose = folder / named[1]
        if loose.is_file() and _HASH.fullmatch(found := loose.read_text()[:100].strip()):
            return found
    packed = common / "packed-refs"
    for line in packed.read_text()[: 64 * _MOST].split("\n") if packed.is_file() else ():
        found, _, name = line.partition(" ")
        if name == named[1] and _HASH.fullmatch(found):
            return found
    raise ValueError("it has no commit yet, or keeps its branches in a form that is not known")
