"""A real Git repository of articles, each revised in every way, one commit a revision; and its history read back."""

import random
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from colophon.article.article import Article
from colophon.article.read_markdown import read_markdown
from colophon.article.write_markdown import write_markdown
from evaluation.ways.revising import WAYS, Way

_FIRST = "Publish"
_BY_NAME = {way.name: way for way in WAYS}
_WHO = "Ina Holm <ina@news.example>"


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit: the file before and after it, and the way that its message names."""

    way: Way
    before: str
    after: str


@contextmanager
def repository(articles: Iterable[Article]) -> Iterator[Path]:
    """Each article a file, published by one commit and then revised by one commit a way, in an order of chance."""
    with tempfile.TemporaryDirectory(prefix="colophon-history-") as folder:
        git = Path(folder)
        _run(git, "init", "--quiet", "--bare", "--initial-branch=main")
        _run(git, "fast-import", "--quiet", data=b"".join(_stream(articles)))
        yield git


def revisions(git: Path) -> Iterator[Revision]:
    """What `git log` knows of every file, the oldest first, with both of its texts."""
    listed = _run(git, "log", "--reverse", "--raw", "--no-abbrev", "--format=%x01%s", "main").decode()
    commits = [(entry.partition("\n")[0], entry) for entry in listed.split("\x01")[1:]]
    changed = [(way, line.split()[2:4]) for way, entry in commits for line in entry.splitlines() if line[:1] == ":"]
    wanted = [(way, ids) for way, ids in changed if way != _FIRST]
    texts = _blobs(git, sorted({one for _, ids in wanted for one in ids}))
    for way, (before, after) in wanted:
        yield Revision(_BY_NAME[way], texts[before], texts[after])


def _stream(articles: Iterable[Article]) -> Iterator[bytes]:
    """What `git fast-import` reads."""
    moment = 1_700_000_000
    for number, article in enumerate(articles):
        chance = random.Random(number)
        text = write_markdown(article)
        yield _commit(_FIRST, number, text, moment)
        for way in chance.sample(WAYS, len(WAYS)):
            revised = way.change(read_markdown(text), chance)
            new = text if revised is None else write_markdown(revised)
            if new != text:
                moment += 3600
                text = new
                yield _commit(way.name, number, text, moment)


def _commit(message: str, number: int, text: str, moment: int) -> bytes:
    body, said = text.encode(), message.encode()
    head = f"commit refs/heads/main\ncommitter {_WHO} {moment} +0000\ndata {len(said)}\n".encode() + said
    return head + f"\nM 100644 inline articles/{number}.md\ndata {len(body)}\n".encode() + body + b"\n"


def _blobs(git: Path, ids: list[str]) -> dict[str, str]:
    """The text of each blob, in one question."""
    said = _run(git, "cat-file", "--batch", data="".join(f"{one}\n" for one in ids).encode())
    found: dict[str, str] = {}
    at = 0
    for one in ids:
        end = said.index(b"\n", at)
        size = int(said[at:end].split()[2])
        found[one] = said[end + 1 : end + 1 + size].decode()
        at = end + 1 + size + 1
    return found


def _run(git: Path, *arguments: str, data: bytes = b"") -> bytes:
    return subprocess.run(["git", "-C", str(git), *arguments], input=data, capture_output=True, check=True).stdout
