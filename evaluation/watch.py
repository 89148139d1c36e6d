"""How a changed source is judged: real articles in a real Git history, revised by script in every way, read back.

Ways that no reader could call news are to be cosmetic; ways that change a value, a quotation, a name, a denial, or add
or drop a sentence are to be factual. The same rates by way. Sources are the English articles of the archive, half of
them; COLOPHON_REVISED says how many (0: all of the half).
"""

import gzip
import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.article.article import Article
from colophon.article.read_markdown import read_markdown
from colophon.watch.change import Drift, drift_of
from colophon.watch.compare import compared
from evaluation.ways.git_history import Revision, repository, revisions
from evaluation.ways.revising import VALUES

COMMAND = "make figures ONLY=watch"
REVISED = int(os.environ.get("COLOPHON_REVISED", "0"))
_QUIET = (Drift.NONE, Drift.COSMETIC)


def figures() -> Iterator[Figure]:
    data = (folder() / "archive" / "lctt_articles.jsonl.gz").read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:16]
    lines = gzip.decompress(data).splitlines()[::2]
    articles = [replace(read_markdown(json.loads(line)["source"]), language="en") for line in lines]
    right: defaultdict[str, list[bool]] = defaultdict(list)
    alarms: list[bool] = []
    missed: list[bool] = []
    with repository(articles[: REVISED or None]) as git:
        for one in revisions(git):
            drift = judged(one)
            right[one.way.name].append(drift in one.way.drifts)
            if Drift.COSMETIC in one.way.drifts:
                alarms.append(drift not in _QUIET)
            if one.way.name in VALUES:
                missed.append(drift in (*_QUIET, Drift.WORDING))
    yield from _rates(right, digest)
    yield _figure(f"history: cosmetic taken for news (n={len(alarms)})", alarms, "0", digest, least=False)
    yield _figure(f"history: values and quotations missed (n={len(missed)})", missed, "0", digest, least=False)


def judged(one: Revision) -> Drift:
    """What the watch says of a commit."""
    return drift_of(compared(_read(one.before), _read(one.after)))


def _read(text: str) -> Article:
    return replace(read_markdown(text), language="en")


def _rates(right: dict[str, list[bool]], digest: str) -> Iterator[Figure]:
    for way, seen in sorted(right.items()):
        yield _figure(f"history, {way}: class right (n={len(seen)})", seen, ">= 0.97", digest)
    whole = [one for seen in right.values() for one in seen]
    yield _figure(f"history, {len(right)} ways: class right (n={len(whole)})", whole, ">= 0.97", digest)


def _figure(name: str, each: Sequence[bool], want: str, digest: str, *, least: bool = True) -> Figure:
    value = sum(each) / max(1, len(each))
    return Figure(
        figure=name,
        value=round(value, 4),
        unit="share",
        want=want,
        met=value >= 0.97 if least else value == 0,
        command=COMMAND,
        data=digest,
        higher_is_better=least,
    )
