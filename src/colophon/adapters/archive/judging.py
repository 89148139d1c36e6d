"""One article of an archive put to every check: what reached print."""

from dataclasses import dataclass, replace

from colophon.adapters.archive.reading import SURE, Job, ReadArticle, read_job
from colophon.article.inline import plain
from colophon.checks.check import Brief, Finding, Severity, Translation
from colophon.checks.run import run_translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A finding with both texts as a reader sees them, and with where it stands."""

    path: str
    title: str
    finding: Finding
    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedArticle:
    """`pairs` were asked about; findings in pairs that alignment is unsure of are left out."""

    path: str
    pairs: int
    found: tuple[Reached, ...]


def judge_job(job: Job, *, languages: tuple[str, str], least: Severity) -> JudgedArticle | ReadArticle:
    """Read an article and ask every check; findings lighter than `least` are left out."""
    read = read_job(job, languages=languages)
    if read.why_not or read.source is None or read.target is None:
        return replace(read, pairs=())
    brief = Brief(source_language=languages[0], target_language=languages[1], published=read.source.published)
    pairs = tuple(one.pair for one in read.pairs)
    texts = {one.id: one for one in pairs}
    unsure = {one.pair.id for one in read.pairs if one.confidence < SURE}
    weights = tuple(Severity)
    found = run_translation(Translation(pairs, read.source, read.target), brief)
    kept = (
        Reached(
            path=read.path,
            title=plain(read.target.title),
            finding=one,
            source=plain(texts[one.pair].source) if one.pair in texts else "",
            target=plain(texts[one.pair].target) if one.pair in texts else "",
        )
        for one in found
        if one.pair not in unsure and weights.index(one.severity) <= weights.index(least)
    )
    return JudgedArticle(path=read.path, pairs=len(pairs) - len(unsure), found=tuple(kept))
