"""What is kept of an archive's article: worker processes make it, so that little has to go from one to the other."""

from dataclasses import dataclass

from colophon.adapters.archive.reading import Job, ReadArticle, read_job
from colophon.article.credit import Credit, Role
from colophon.article.inline import plain
from colophon.article.placeholder import is_placeholder
from colophon.intake.archive.pairing import Unpaired
from colophon.memory.admission import Admitted, Flaw, admit
from colophon.memory.unit import Origin, Unit

_SECOND_READERS = (Role.REVIEWER, Role.PROOFREADER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """Which desk's archive it is, and from and into which language it was translated."""

    desk: str
    archive: str
    languages: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gleaned:
    """`units` are the sure pairs as the memory admits them; `pairs` counts them, `doubtful` all others. `where` is the
    article as its units name it. The rest is as in `ReadArticle`.
    """

    key: str
    path: str
    digest: str
    date: str
    why_not: Unpaired | None
    title: str
    source_title: str
    address: str
    source_address: str
    where: str
    units: tuple[Admitted | Flaw, ...]
    pairs: int
    doubtful: int
    credits: tuple[Credit, ...]
    changed: float | None


def glean(job: Job, *, belonging: Belonging) -> Gleaned:
    """Read an article and take what is kept of it."""
    return gleaned(read_job(job, languages=belonging.languages), belonging)


def gleaned(read: ReadArticle, belonging: Belonging) -> Gleaned:
    """What is kept of an article that was read, or that could not be paired."""
    units = tuple(map(admit, _units(read, belonging)))
    return Gleaned(
        key=_storable(read.key),
        path=_storable(read.path),
        digest=read.digest,
        date=read.date,
        why_not=read.why_not,
        title=plain(read.target.title) if read.target else "",
        source_title=plain(read.source.title) if read.source else "",
        address=read.target.url if read.target else "",
        source_address=_source_address(read),
        where=_where(read, belonging),
        units=units,
        pairs=len(units),
        doubtful=len(read.pairs) - len(units),
        credits=read.credits,
        changed=read.changed,
    )


def _units(read: ReadArticle, belonging: Belonging) -> list[Unit]:
    """The sure pairs. A text that a second person signed counts as reviewed."""
    reviewed = any(one.role in _SECOND_READERS and not is_placeholder(one.name) for one in read.credits)
    sources = ["", *(one.pair.source for one in read.pairs), ""]
    sure = {id(one) for one in read.sure}
    return [
        Unit(
            source=one.pair.source,
            target=one.pair.target,
            source_language=belonging.languages[0],
            target_language=belonging.languages[1],
            before=sources[at],
            after=sources[at + 2],
            origin=Origin.REVIEWED if reviewed else Origin.PERSON,
            article=_where(read, belonging),
            date=read.date,
            desk=belonging.desk,
        )
        for at, one in enumerate(read.pairs)
        if id(one) in sure
    ]


def _where(read: ReadArticle, belonging: Belonging) -> str:
    """Where it can be read: its address, or its place in the archive."""
    return (read.target.url if read.target else "") or f"{belonging.archive}/{_storable(read.path)}"


def _source_address(read: ReadArticle) -> str:
    said = read.target.source.url if read.target and read.target.source else ""
    return said or (read.source.url if read.source else "")


def _storable(text: str) -> str:
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
