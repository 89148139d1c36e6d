"""Whole articles as a desk meets them: drafts and finals of an archive laid beside their sources, aligned and checked.

A defect that a reviewer mended counts as found where the draft raises an alarm in its paragraph that the final does not
raise there. Alarms on the final are called false, although a reviewer overlooks things too: the share of the pairs in
which anything above a note is found. Measured on the articles with a known defect and on every tenth of the others.
"""

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.article.article import Article
from colophon.article.lead import with_lead_once
from colophon.article.pair import Pair
from colophon.article.renumber import with_links_of
from colophon.checks.check import Brief, Finding, Severity, Translation
from colophon.checks.run import run_translation
from colophon.intake.clean_addresses import with_clean_addresses
from colophon.intake.translation import read_translation
from colophon.segments.pair_articles import pair_articles

COMMAND = "make figures ONLY=articles"
EVERY = 10


@dataclass(frozen=True, slots=True)
class Checked:
    """An article's pairs and the alarms in them (notes left out)."""

    pairs: tuple[Pair, ...]
    alarms: tuple[Finding, ...]

    def told_in(self, paragraph: str) -> set[tuple[str, str]]:
        """Check and evidence of every alarm in the pairs of this paragraph of the source."""
        meant = _bare(paragraph)
        ids = {pair.id for pair in self.pairs if (said := _bare(pair.source)) and (said in meant or meant in said)}
        return {_told(finding) for finding in self.alarms if finding.pair in ids}


def figures() -> Iterator[Figure]:
    path = folder() / "archive" / "lctt_articles.jsonl.gz"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records: list[dict[str, str]] = [json.loads(line) for line in lines]
    defects = _by_article(records)
    chosen = [at for at in range(len(records)) if at in defects or at % EVERY == 0]
    finals = {at: checked(records[at], "final") for at in chosen}
    found = [
        bool(draft.told_in(one["source"]) - finals[at].told_in(one["source"]))
        for at, ones in defects.items()
        for draft in (checked(records[at], "draft"),)
        for one in ones
    ]
    yield _figure(f"articles: mended defects found in the draft (of {len(found)})", sum(found) / len(found), digest)
    pairs = sum(len(final.pairs) for final in finals.values())
    for name, weights in (("alarms", (Severity.BLOCKING, Severity.WARNING)), ("blocking alarms", (Severity.BLOCKING,))):
        alarmed = sum(_alarmed(final, weights) for final in finals.values())
        yield _figure(f"articles: {name} on the final", 1000 * alarmed / pairs, digest, unit="per 1,000 pairs")
    for check, count in Counter(one.check for final in finals.values() for one in final.alarms).most_common(12):
        yield _figure(f"articles: alarms on the final: {check}", 1000 * count / pairs, "", unit="per 1,000 pairs")


def checked(record: Mapping[str, str], which: str) -> Checked:
    """`which` of an archive's texts, laid beside its source and questioned."""
    source = with_lead_once(with_clean_addresses(_source(record))[0])
    read_in = read_translation(record[which].encode(), name="translation.md", language="zh-Hans").article
    target = with_links_of(source, with_clean_addresses(read_in)[0])
    pairs = tuple(aligned.pair for aligned in pair_articles(source, target))
    brief = Brief(source_language="en", target_language="zh-Hans", published=source.published)
    findings = run_translation(Translation(pairs, source, target), brief)
    return Checked(pairs, tuple(one for one in findings if one.severity is not Severity.NOTE))


def _source(record: Mapping[str, str]) -> Article:
    """An archive's source carries the desk's own credits at its end; they are no part of it."""
    return read_translation(record["source"].encode(), name="source.md", language="en").article


def _by_article(records: Sequence[Mapping[str, str]]) -> dict[int, list[dict[str, str]]]:
    """The known defects that stand in the draft of one of these articles."""
    sources, drafts = [_bare(one["source"]) for one in records], [_bare(one["draft"]) for one in records]
    found: dict[int, list[dict[str, str]]] = {}
    for line in (folder() / "fidelity" / "lctt_defects.jsonl").read_text(encoding="utf-8").splitlines():
        defect = json.loads(line)
        source, bad = _bare(defect["source"])[:60], _bare(defect["bad"])[:30]
        at = next((n for n, text in enumerate(sources) if source and source in text and bad in drafts[n]), None)
        if at is not None:
            found.setdefault(at, []).append(defect)
    return found


def _alarmed(final: Checked, weights: Sequence[Severity]) -> int:
    return len({one.pair for one in final.alarms if one.severity in weights and one.pair})


def _told(finding: Finding) -> tuple[str, str]:
    return finding.check, json.dumps(dict(finding.evidence), sort_keys=True)


def _bare(text: str) -> str:
    return "".join(text.split())


def _figure(name: str, value: float, digest: str, *, unit: str = "share") -> Figure:
    better = unit == "share"
    return Figure(figure=name, value=round(value, 4), unit=unit, command=COMMAND, data=digest, higher_is_better=better)
