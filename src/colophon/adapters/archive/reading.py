"""One article of an archive, read and laid beside its source: what worker processes do."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from rapidfuzz.distance import Levenshtein

from colophon.adapters.crew import crew
from colophon.article.article import Article
from colophon.article.credit import Credit
from colophon.article.inline import plain
from colophon.article.renumber import with_links_of
from colophon.errors import ColophonError
from colophon.intake.archive.layout import Layout
from colophon.intake.archive.pairing import Chosen, Unpaired, Version, by_article, choose
from colophon.intake.encoding import decode
from colophon.intake.language import language_of
from colophon.intake.published import read_published
from colophon.segments.pair_articles import AlignedPair, pair_articles

SURE = 0.5
_LEAST_SURE = 0.3
_LONGEST_COMPARED = 60_000

T = TypeVar("T")


class Archive(Protocol):
    """A folder or a repository."""

    def versions(self, layout: Layout, *, languages: tuple[str, str]) -> Iterator[Version]: ...

    def read(self, reference: str) -> bytes | None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An article to be read: the bytes of what counts, and a digest that tells whether anything changed. Where the
    archive has no `source` of it, its translation still says who made it.
    """

    key: str
    path: str
    date: str
    source: bytes | None
    target: bytes
    draft: bytes
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """What an article gave. `changed` is the share of its first draft's characters that was edited until the last."""

    key: str
    path: str
    digest: str
    date: str = ""
    why_not: Unpaired | None = None
    source: Article | None = None
    target: Article | None = None
    pairs: tuple[AlignedPair, ...] = ()
    credits: tuple[Credit, ...] = ()
    unread: tuple[str, ...] = ()
    changed: float | None = None

    @property
    def sure(self) -> tuple[AlignedPair, ...]:
        """The pairs that have both sides and that alignment is sure of."""
        return tuple(one for one in self.pairs if one.confidence >= SURE and one.pair.source and one.pair.target)


def jobs_of(
    archive: Archive, layout: Layout, *, languages: tuple[str, str], known: frozenset[str] = frozenset()
) -> Iterator[Job | ReadArticle]:
    """A job for each article with a translation, in the order of its keys; the others with the reason why not.

    Articles whose digest is `known` are left out.
    """
    articles = by_article(archive.versions(layout, languages=languages))
    for key in sorted(articles):
        versions = articles[key]
        chosen = choose(versions, lambda one: _language(archive, one, languages), languages=languages)
        found = _job(archive, key, chosen) if isinstance(chosen, Chosen) else chosen
        one = _refused(key, versions, found) if isinstance(found, Unpaired) else found
        if one.digest not in known:
            yield one


def _refused(key: str, versions: Sequence[Version], why_not: Unpaired) -> ReadArticle:
    references = (one.reference.encode("utf-8", "surrogateescape") for one in versions)
    return ReadArticle(key=key, path=versions[-1].path, digest=_digest(*references, why_not.encode()), why_not=why_not)


def _job(archive: Archive, key: str, chosen: Chosen) -> Job | Unpaired:
    source = archive.read(chosen.source.reference) if chosen.source else None
    target = archive.read(chosen.target.reference)
    draft = archive.read(chosen.draft.reference) if chosen.draft else b""
    if target is None or (chosen.source and source is None):
        return Unpaired.TOO_LARGE
    place = chosen.target
    digest = _digest(place.path.encode("utf-8", "surrogateescape"), source or b"", target)
    date = place.placed.date
    return Job(key=key, path=place.path, date=date, source=source, target=target, draft=draft or b"", digest=digest)


def _language(archive: Archive, version: Version, languages: tuple[str, str]) -> str:
    try:
        text = decode(archive.read(version.reference) or b"", "").text
    except ColophonError:
        return ""
    return language_of(text, candidates=languages)


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def read_job(job: Job, *, languages: tuple[str, str]) -> ReadArticle:
    """Read both texts and lay them beside each other. Anything that fails is a reason, never an end."""
    try:
        found = read_published(decode(job.target, "").text, language=languages[1])
        if job.source is None:
            return _alone(job, found.article)
        source = read_published(decode(job.source, "").text, language=languages[0]).article
    except ColophonError:
        return ReadArticle(key=job.key, path=job.path, digest=job.digest, why_not=Unpaired.UNREADABLE)
    target = with_links_of(source, found.article)
    read = ReadArticle(
        key=job.key,
        path=job.path,
        digest=job.digest,
        date=job.date,
        source=source,
        target=target,
        pairs=pair_articles(source, target),
        credits=_credits(source, target),
        unread=found.unread,
        changed=_changed(job, found.article, languages[1]),
    )
    if not any(one.pair.target for one in read.pairs) or not any(one.pair.source for one in read.pairs):
        return ReadArticle(key=job.key, path=job.path, digest=job.digest, why_not=Unpaired.EMPTY)
    if len(read.sure) < max(1, _LEAST_SURE * len(read.pairs)):
        return ReadArticle(key=job.key, path=job.path, digest=job.digest, why_not=Unpaired.DOUBTFUL)
    return read


def _alone(job: Job, target: Article) -> ReadArticle:
    """A translation of which there is no source here: who made it, when, and from which address."""
    return ReadArticle(
        key=job.key,
        path=job.path,
        digest=job.digest,
        date=job.date,
        why_not=Unpaired.NO_SOURCE,
        target=target,
        credits=_credits(target),
    )


def _credits(*texts: Article) -> tuple[Credit, ...]:
    """Everybody whom a text names, once in a role."""
    rows = {(one.role, one.name.casefold()): one for text in texts for one in text.credits if one.name.strip()}
    return tuple(rows.values())


def _changed(job: Job, last: Article, language: str) -> float | None:
    """The share of characters that differ between the first draft and the last text; None without a draft."""
    if not job.draft or job.draft == job.target:
        return None
    try:
        first = read_published(decode(job.draft, "").text, language=language).article
    except ColophonError:
        return None
    before, after = _words(first), _words(last)
    return round(Levenshtein.normalized_distance(before, after), 4) if before and after else None


def _words(article: Article) -> str:
    texts = (block.text for block in article.blocks if hasattr(block, "text"))
    return "\n".join(plain(str(one)) for one in texts)[:_LONGEST_COMPARED]


def in_order(
    todo: Iterable[Job | ReadArticle], work: Callable[[Job], T], *, processes: int
) -> Iterator[T | ReadArticle]:
    """What `work` makes of each job, in the order of `todo`; what could not be paired stays as it is."""
    with crew(processes) as workers:
        yield from workers.each(partial(_worked, work), todo)


def _worked(work: Callable[[Job], T], one: Job | ReadArticle) -> T | ReadArticle:
    return work(one) if isinstance(one, Job) else one
