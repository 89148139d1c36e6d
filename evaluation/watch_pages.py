"""Sources as whole pages on a loopback server, planted changes of each class, templates changing under them.

Each source is fetched, then fetched again: with the same template (whose menus, counters and teasers differ anyway) or
with another one, and with one planted change. What `look` says is held against what was planted, and the pairs that it
lays the change onto against those whose sentence was changed.
"""

import gzip
import hashlib
import json
import os
import random
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.adapters.network.guard import Guard
from colophon.adapters.network.web import Limits, Web
from colophon.article.article import Article, Paragraph
from colophon.article.inline import plain
from colophon.article.pair import Pair
from colophon.article.read_markdown import read_markdown
from colophon.errors import ColophonError
from colophon.segments.pair_articles import split_article
from colophon.watch.captured import fetched, not_fetched
from colophon.watch.change import Drift
from colophon.watch.folding import folded
from colophon.watch.look import Look, Sight, look
from colophon.watch.onto_pairs import touched
from evaluation.ways.pages import TEMPLATES, Template, consent_wall, excerpt, kill_notice
from evaluation.ways.revising import COSMETIC, FACTUAL, VALUES

COMMAND = "make figures ONLY=watch_pages"
SOURCES = int(os.environ.get("COLOPHON_PAGES", "1000"))
QUIET = (Drift.NONE, Drift.COSMETIC)
Change = Callable[[Article, random.Random], Article | None]


@dataclass(frozen=True, slots=True)
class Planted:
    """What is done to a source. `sight` and `drifts` are what may be said of it; `page` sets another page instead."""

    name: str
    sight: Sight
    drifts: tuple[Drift, ...] = QUIET
    change: Change = lambda article, chance: article
    page: Template | None = None
    status: int = 200
    moves: bool = False


def planted() -> list[Planted]:
    """Every class; those of the text by several ways each."""
    ways = [Planted(f"cosmetic: {n}", Sight.CHANGED, QUIET, _by(way)) for n, way in COSMETIC.items() if n != "emphasis"]
    ways += [Planted(f"factual: {n}", Sight.CHANGED, (Drift.FACTUAL,), _by(way)) for n, way in FACTUAL.items()]
    return [
        *ways,
        Planted("factual: paragraph dropped", Sight.CHANGED, (Drift.FACTUAL,), _dropped),
        Planted("factual: sentence added", Sight.CHANGED, (Drift.FACTUAL,), _added),
        Planted("factual: headline", Sight.CHANGED, (Drift.FACTUAL,), _headline),
        Planted("correction note", Sight.CHANGED, (Drift.CORRECTION_NOTE,), _noted),
        Planted("nothing", Sight.UNCHANGED),
        Planted("nothing, again", Sight.UNCHANGED),
        Planted("moved", Sight.MOVED, moves=True),
        Planted("withdrawn: 404", Sight.WITHDRAWN, status=404),
        Planted("withdrawn: 410", Sight.WITHDRAWN, status=410),
        Planted("withdrawn: notice", Sight.WITHDRAWN, page=kill_notice),
        Planted("walled: consent", Sight.WALLED, page=consent_wall),
        Planted("walled: excerpt", Sight.WALLED, page=excerpt),
        Planted("walled: 403", Sight.WALLED, status=403),
        Planted("unreachable: 500", Sight.UNREACHABLE, status=500),
    ]


def figures() -> Iterator[Figure]:
    data = (folder() / "archive" / "lctt_articles.jsonl.gz").read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:16]
    articles = [
        replace(read_markdown(json.loads(line)["source"]), language="en") for line in gzip.decompress(data).splitlines()
    ]
    articles = [one for one in articles if one.title and len(_places(one)) > 4]
    right: defaultdict[str, list[bool]] = defaultdict(list)
    mapped: list[bool] = []
    alarms, missed = [], []
    with site() as pages:
        web = Web(guard=Guard.unguarded_for("127.0.0.1"), limits=Limits(seconds=5), now=lambda: datetime.now(UTC))
        kinds = planted()
        for number in range(SOURCES):
            case = kinds[number % len(kinds)]
            seen, laid = _offered(pages, web, articles, case, number)
            group = case.name.partition(":")[0]
            right[group].append(_is_right(case, seen))
            if case.sight in (Sight.UNCHANGED, Sight.MOVED) or group == "cosmetic":
                alarms.append(seen.drift is Drift.FACTUAL)
            if case.name.removeprefix("factual: ") in VALUES:
                missed.append((seen.sight is Sight.CHANGED and seen.drift in QUIET) or seen.sight is Sight.UNCHANGED)
            if laid is not None:
                mapped.append(laid)
    for group, each in right.items():
        yield _figure(f"pages, {group}: class right (n={len(each)})", each, ">= 0.97", digest)
    whole = [one for each in right.values() for one in each]
    yield _figure(f"pages: class right (n={len(whole)})", whole, ">= 0.97", digest)
    yield _figure(f"pages: nothing or looks taken for facts (n={len(alarms)})", alarms, "0", digest, least=False)
    yield _figure(f"pages: values and quotations missed (n={len(missed)})", missed, "0", digest, least=False)
    yield _figure(f"pages: changes laid onto the right pairs (n={len(mapped)})", mapped, ">= 0.98", digest)


def _offered(
    pages: dict[str, tuple[int, str, str]], web: Web, articles: Sequence[Article], case: Planted, number: int
) -> tuple[Look, bool | None]:
    """The case in the first article, from one of its own on, that offers it: not every one has a month to change."""
    for step in range(len(articles)):
        article = articles[(number * 7 + step * 31) % len(articles)]
        found = _one(pages, web, article, case, random.Random(number + step))
        if found is not None:
            return found
    raise LookupError(f"no article offers {case.name}")


def _one(
    pages: dict[str, tuple[int, str, str]], web: Web, article: Article, case: Planted, chance: random.Random
) -> tuple[Look, bool | None] | None:
    """What was seen the second time, and whether it was laid onto the pairs that were changed."""
    first = chance.choice(TEMPLATES)
    second = case.page or (first if chance.random() < 0.5 else chance.choice(TEMPLATES))
    changed = case.change(article, chance)
    if changed is None:
        return None
    address = f"{pages['base'][1]}/story"
    pages["/story"] = (200, first(article, chance), "")
    before = fetched(web.fetch(address), language="en").article
    if before is None or len(split_article(before)) < 4:
        return None
    before = replace(before, url=address)
    text = second(changed, chance)
    pages["/story"] = (301, "", "/moved") if case.moves else (case.status, text, "")
    pages["/moved"] = (200, text, "")
    try:
        page = fetched(web.fetch(address), language="en")
    except ColophonError as error:
        page = not_fetched(error, address)
    if not case.moves:
        page = replace(page, address=address)
    seen = look(before, page)
    return seen, _is_laid(before, page.article, seen) if case.name.startswith("factual") else None


def _is_right(case: Planted, seen: Look) -> bool:
    if case.sight in (Sight.CHANGED, Sight.UNCHANGED) and case.drifts == QUIET:
        return seen.sight in (Sight.CHANGED, Sight.UNCHANGED) and seen.drift in QUIET
    if case.sight is Sight.MOVED:
        return seen.sight in (Sight.MOVED, Sight.CHANGED) and bool(seen.moved_to) and seen.drift in QUIET
    return seen.sight is case.sight and (seen.sight is not Sight.CHANGED or seen.drift in case.drifts)


def _is_laid(before: Article, after: Article | None, seen: Look) -> bool:
    """The touched pairs are exactly those whose sentence is not in the new page's article any more."""
    if after is None:
        return False
    pairs = split_article(before)
    gone = _keys(pairs) - _keys(split_article(after))
    return _keys([one.pair for one in touched(seen.changes, pairs) if one.pair is not None]) == gone


def _keys(pairs: Iterable[Pair]) -> Counter[str]:
    return Counter(key for pair in pairs if (key := folded(pair.source)))


@contextmanager
def site() -> Iterator[dict[str, tuple[int, str, str]]]:
    """A server of pages by path: status, text, where it leads. "base" holds its address."""
    pages: dict[str, tuple[int, str, str]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, text, target = pages.get(self.path, (404, "", ""))
            data = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            if target:
                self.send_header("Location", target)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *said: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    pages["base"] = (0, f"http://127.0.0.1:{server.server_address[1]}", "")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield pages
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _places(article: Article) -> list[int]:
    return [at for at, block in enumerate(article.blocks) if isinstance(block, Paragraph) and len(block.text) > 80]


def _by(way: Callable[[str, random.Random], str]) -> Change:
    def change(article: Article, chance: random.Random) -> Article | None:
        places = _places(article)
        for at in chance.sample(places, len(places)):
            block = article.blocks[at]
            assert isinstance(block, Paragraph)
            text = way(plain(block.text), chance)
            if text != plain(block.text):
                return _with(article, at, Paragraph(text))
        return None

    return change


def _with(article: Article, at: int, *blocks: Paragraph) -> Article:
    return replace(article, blocks=(*article.blocks[:at], *blocks, *article.blocks[at + 1 :]))


def _dropped(article: Article, chance: random.Random) -> Article:
    return _with(article, chance.choice(_places(article)[1:]))


def _added(article: Article, chance: random.Random) -> Article:
    at = chance.choice(_places(article)[:-1])
    put = Paragraph("The company later said that the whole work had been stopped for good, and gave no reason at all.")
    return replace(article, blocks=(*article.blocks[: at + 1], put, *article.blocks[at + 1 :]))


def _headline(article: Article, chance: random.Random) -> Article:
    return replace(article, title="Why everything that we were told about this turned out to be otherwise")


def _noted(article: Article, chance: random.Random) -> Article:
    note = Paragraph("Correction: an earlier version of this article gave a wrong name for the author of the program.")
    return replace(article, blocks=(*article.blocks, note))


def _figure(name: str, each: list[bool], want: str, digest: str, *, least: bool = True) -> Figure:
    value = sum(each) / max(1, len(each))
    met = value >= float(want.split()[-1]) if least else value == 0
    return Figure(
        figure=name,
        value=round(value, 4),
        unit="share",
        want=want,
        met=met,
        command=COMMAND,
        data=digest,
        higher_is_better=least,
    )
