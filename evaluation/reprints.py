"""Whether altered reprints are found again in an archive of 8,000 and everything done to them is named, nothing more.

The archive is the finals and sources of the archive of articles, and texts put together from their paragraphs, so that
every reprint shares paragraphs with texts that it is not of. Each copy is a whole page of an invented site.
"""

import gc
import gzip
import hashlib
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from rapidfuzz import fuzz, process
from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.article.article import Article
from colophon.article.credit import Credit, Role
from colophon.article.inline import plain
from colophon.editions.edition import Edition
from colophon.intake.published.read import read_published
from colophon.signoff.manifest import EditionKind, Manifest, SignedSource
from colophon.watch.reprints.copy import Copy, read_copy
from colophon.watch.reprints.index import ReprintIndex, index_of
from colophon.watch.reprints.letters import stream
from colophon.watch.reprints.printed import printed
from colophon.watch.reprints.verdict import Done, Extent
from colophon.watch.reprints.verify import verify_copy
from evaluation.peers.simhash import nearest, simhash, table
from evaluation.ways.reprinting import LICENCE, NEWER, Way, page, ways

COMMAND = "make figures ONLY=reprints"
ARCHIVE, COPIES = 8_000, 512
PEERS_ASKED = 24
SOURCE = "https://news.example/original"
CREDITED = ("林晚舟", "Ada Quill")


@dataclass(slots=True)
class Seen:
    """What was found, by way."""

    right: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    named: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    blamed: defaultdict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    seconds: list[float] = field(default_factory=list)
    peers: list[tuple[bool, bool, float, float]] = field(default_factory=list)
    asked: list[tuple[int, str]] = field(default_factory=list)


def figures() -> Iterator[Figure]:
    data = (folder() / "archive" / "lctt_articles.jsonl.gz").read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:16]
    records = [json.loads(line) for line in gzip.decompress(data).splitlines()]
    finals = [_final(one["final"]) for one in records]
    texts = archive([text_of_article(one) for one in finals], [one["source"] for one in records])
    started = time.perf_counter()
    index = index_of((str(number), text) for number, text in enumerate(texts))
    built = time.perf_counter() - started
    gc.freeze()  # a server does not hold 8,000 texts that are searched for garbage meanwhile
    seen = _asked(finals, index)
    _ask_peers(seen, texts)
    yield from told(seen, digest, ways())
    yield from _against_peers(seen, digest)
    yield _figure("reprints: index of 8,000 built, seconds", built, "", "", least=False)


def archive(finals: Sequence[str], sources: Sequence[str]) -> list[str]:
    """The finals first. The mixed ones have paragraphs of eight articles each."""
    chance = random.Random(7)
    whole = [*finals, *sources]
    while len(whole) < ARCHIVE:
        some = chance.sample(finals if chance.random() < 0.6 else sources, 8)
        parts = [chance.choice(text.split("\n")) for text in some for _ in range(4)]
        whole.append("\n".join(parts))
    return whole


def _final(text: str) -> Article:
    return replace(read_published(text, language="zh-Hans").article, language="zh-Hans", licence=LICENCE)


def text_of_article(article: Article) -> str:
    return "\n".join(one.text for one in printed(article))


def _edition(article: Article, number: int, credited: Sequence[str]) -> Edition:
    credits = tuple(Credit(role, name) for role, name in zip((Role.TRANSLATOR, Role.REVIEWER), credited, strict=True))
    manifest = Manifest(
        desk="d",
        translation=str(number),
        kind=EditionKind.FIRST,
        title=plain(article.title),
        source_language="en",
        target_language=article.language,
        source=SignedSource(address=SOURCE, sha256="0" * 64),
        credits=credits,
    )
    published = "2026-01-01T00:00:00+00:00"
    return Edition(number=1, published=published, article=article, manifest=manifest, envelopes=(), slug="piece")


def _asked(finals: Sequence[Article], index: ReprintIndex) -> Seen:
    _turns(Seen(), finals, index, len(ways()))  # not timed: the language's own data are read, once a process
    return _turns(Seen(), finals, index, COPIES)


def _turns(seen: Seen, finals: Sequence[Article], index: ReprintIndex, copies: int) -> Seen:
    kinds = ways()
    fit = [n for n, one in enumerate(finals) if len(text_of_article(one)) > 400]
    for turn in range(copies):
        way, number = kinds[turn % len(kinds)], fit[(turn * 37) % len(fit)]
        chance = random.Random(turn)
        changed = way.change(finals[number], chance)
        if changed is None:
            continue
        copy = page(changed, way, credits=("译者：林晚舟", "校对：Ada Quill"), source=SOURCE, chance=chance)
        ask(seen, way, number, finals[number], copy, index, credits=CREDITED)
    return seen


def ask(
    seen: Seen, way: Way, number: int, article: Article, text: str, index: ReprintIndex, *, credits: Sequence[str]
) -> None:
    """Read one copy, find it among all, compare it, and note what was said of it."""
    started = time.perf_counter()
    copy = read_copy(text.encode())
    found = index.candidates("\n".join(one.text for one in copy.passages))
    right = bool(found) and found[0].number == number
    seen.right[way.name].append(right)
    if not right:
        return
    verdict = verify_copy(copy, [_edition(article, number, credits)], site=NEWER)
    seen.seconds.append(time.perf_counter() - started)
    told = {one.done for one in verdict.alterations}
    if way.reworded:
        seen.named[way.name].append(verdict.extent is Extent.REWORDED or (_partly_kept(article, copy) and bool(told)))
        return
    if way.told is not None:
        seen.named[way.name].append(way.told in told)
    others = told - {way.told} - ({Done.DROPPED} if way.told is Done.ALTERED else set())
    seen.blamed[way.name].append(bool(others))
    if len(seen.asked) < PEERS_ASKED:
        seen.asked.append((number, "\n".join(one.text for one in copy.passages)))


def _ask_peers(seen: Seen, texts: Sequence[str]) -> None:
    known = table(texts)
    for number, text in seen.asked:
        started = time.perf_counter()
        near = nearest(simhash(text), known)[0]
        middle = time.perf_counter()
        best = process.extractOne(text, texts, scorer=fuzz.ratio)[2]
        seen.peers.append((near == number, best == number, middle - started, time.perf_counter() - middle))


def told(
    seen: Seen, digest: str, kinds: Sequence[Way], *, name: str = "reprints", command: str = COMMAND
) -> Iterator[Figure]:
    """The figures of one language, by way and over all ways."""
    for what, found in (("right article", seen.right), ("alteration named", seen.named)):
        for way, each in found.items():
            yield _figure(f"{name}, {way}: {what} (n={len(each)})", _share(each), ">= 0.99", digest, command=command)
        whole = [one for each in found.values() for one in each]
        yield _figure(f"{name}: {what} (n={len(whole)})", _share(whole), ">= 0.99", digest, command=command)
    faithful = {way.name for way in kinds if way.told is None}
    fair = [one for way, each in seen.blamed.items() if way in faithful for one in each]
    other = [one for way, each in seen.blamed.items() if way not in faithful for one in each]
    least = {"least": False, "command": command}
    yield _figure(f"{name}: faithful ones accused (n={len(fair)})", sum(fair), "0", digest, **least)
    yield _figure(f"{name}: altered ones accused of more (n={len(other)})", sum(other), "", digest, **least)
    for what, value in (("median", median(seen.seconds)), ("slowest", max(seen.seconds))):
        about = f"{name}: read, found and compared, {what}, ms"
        yield _figure(about, 1000 * value, "<= 200", "", met=value <= 0.2, **least)


def _against_peers(seen: Seen, digest: str) -> Iterator[Figure]:
    slow = [one for *_, one in seen.peers]
    for what, of in (("median", median), ("slowest", max)):
        mine, theirs = 1000 * of(seen.seconds), 1000 * of(slow)
        about = f"reprints: {what} beside another way, ms"
        yield _figure(about, mine, "", "", least=False, peer="rapidfuzz.ratio over all", peer_value=theirs)
    for at, peer in enumerate(("SimHash of 64 bits", "rapidfuzz.ratio over all")):
        about, share = (
            f"reprints: right article on the peers' {len(seen.peers)}",
            _share([one[at] for one in seen.peers]),
        )
        yield _figure(about, 1.0, "", digest, peer=peer, peer_value=share)


def _partly_kept(article: Article, copy: Copy) -> bool:
    """Whether a paraphrase left many sentences as they were, as in a list of names: then each change counts."""
    run = stream(tuple(one.text for one in copy.passages)).letters
    sentences = [one.letters for one in printed(article) if one.letters]
    return sum(one in run for one in sentences) > 0.3 * len(sentences)


def _share(each: Sequence[bool]) -> float:
    return sum(each) / max(1, len(each))


def _figure(
    name: str,
    value: float,
    want: str,
    digest: str,
    *,
    least: bool = True,
    met: bool | None = None,
    peer: str = "",
    peer_value: float | None = None,
    command: str = COMMAND,
) -> Figure:
    wanted = (value >= 0.99 if least else value == 0) if want else None
    return Figure(
        figure=name,
        value=round(value, 4),
        unit="share" if least else "",
        want=want,
        met=wanted if met is None else met,
        peer=peer,
        peer_value=None if peer_value is None else round(peer_value, 4),
        command=command,
        data=digest,
        higher_is_better=least,
    )
