"""A small archive for tests, as a folder and as a repository."""

import os
import subprocess
from pathlib import Path

SOURCE = """The new pier
======

The harbour authority opened the pier on Monday. It cost 4.2 million.

Fishermen had waited for nine years. They held a small feast.
"""
DRAFT = """新码头
======

港务局周一开放了码头。它花费 4.2 百万。

渔民等待了九年。他们举行了一个小宴会。
"""
PRINTED = """新码头启用
======

港务局周一启用了码头。它耗资 420 万。

渔民等了九年。他们办了一场小小的庆祝会。

--------------------------------------------------------------------------------

via: https://news.example/pier

作者：[Ina Holm][a] 译者：[林梅](https://people.example/lin) 校对：[陈远](https://people.example/chen)

本文由 [HARBOUR](https://harbour.example) 原创编译，[港口](https://port.example) 荣誉推出

[a]: https://people.example/ina
"""


def write(folder: Path, path: str, text: str) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def lctt_folder(folder: Path) -> Path:
    write(folder, "sources/tech/pier.md", SOURCE)
    write(folder, "translated/tech/pier.md", DRAFT)
    write(folder, "published/202003/pier.md", PRINTED)
    write(folder, "sources/tech/alone.md", SOURCE.replace("pier", "bridge"))
    write(folder, "published/202003/orphan.md", PRINTED)
    write(folder, "README.md", "# Nothing")
    return folder


def git(folder: Path, *arguments: str) -> None:
    names = {f"GIT_{who}_{what}": "Ana" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    clean = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "PATH": os.environ["PATH"]}
    subprocess.run(["git", *arguments], cwd=folder, env={**clean, **names}, check=True, capture_output=True)


def repository(folder: Path) -> Path:
    """The source, then its draft in another folder, then what was printed: each step takes the place of the last."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    write(folder, "sources/tech/码头 pier.md", SOURCE)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "source")
    for before, after, text in (
        ("sources/tech", "translated/tech", DRAFT),
        ("translated/tech", "published/202003", PRINTED),
    ):
        (folder / before / "码头 pier.md").unlink()
        write(folder, f"{after}/码头 pier.md", text)
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", after)
    return folder
