"""How often the checks of names and meaning are right: reviewers' corrections, denials put in, and clean text alone."""

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.evaluation_data import folder
from tools.figures import Figure

from colophon.article.pair import Pair
from colophon.checks.catalogue import CATALOGUE
from colophon.checks.check import Brief, Severity, Translation
from colophon.checks.run import run_pairs, run_translation
from colophon.languages.cues import cues_by_kind

COMMAND = "make figures ONLY=meaning"
OURS = ("name-", "place-", "negation-", "suspicion-", "hedge-", "gender-", "quotation-indirect", "quotation-added")
ASKED = tuple(check for check in CATALOGUE if check.slug.startswith((*OURS, "statement-", "source-")))
WANTED = {"name_wrong": 155 / 182, "negation_wrong": 8 / 12}
TARGETS = ("zh-Hans", "es", "fr")
Rows = list[dict[str, str]]


def figures() -> Iterator[Figure]:
    data = folder() / "fidelity"
    yield from _corrections(data / "lctt_defects.jsonl")
    yield from _news(data / "ntrex.jsonl.gz")
    yield from _clean(data / "lctt_clean.jsonl")
    yield from _damage(data / "demetr.jsonl.gz")


def _alarms(source: str, target: str, languages: tuple[str, str]) -> dict[tuple[str, str], Severity]:
    brief = Brief(source_language=languages[0], target_language=languages[1])
    ((_, found),) = run_pairs([Pair("1", source, target)], brief, ASKED)
    keys = ((one, json.dumps(dict(one.evidence), sort_keys=True)) for one in found)
    return {(one.check, key): one.severity for one, key in keys if one.severity is not Severity.NOTE}


def _corrections(path: Path) -> Iterator[Figure]:
    rows, data = _rows(path)
    hits: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        bad, good = (_alarms(row["source"], row[side], ("en", "zh-Hans")) for side in ("bad", "good"))
        for kind in WANTED.keys() & set(row["kinds"]):
            hits[kind].append(bool(bad.keys() - good.keys()))
    for kind, want in WANTED.items():
        yield _share(f"meaning archive {kind} caught", hits[kind], data, want=want)


def _news(path: Path) -> Iterator[Figure]:
    rows, data = _rows(path)
    for target in TARGETS:
        pairs = [(row["en"], row[target]) for row in rows]
        yield from _quiet(f"news en-{target}", pairs, ("en", target), data, want=2)
        yield _share(f"meaning denials taken out, en-{target}", list(_undenied(pairs, target)), data)
    articles: dict[str, list[Pair]] = defaultdict(list)
    for row in rows:
        articles[str(row["doc"])].append(Pair(str(row["id"]), row["en"], row["zh-Hans"]))
    brief = Brief(source_language="en", target_language="zh-Hans")
    checks = tuple(check for check in CATALOGUE if check.slug == "name-inconsistent")
    found = sum(len(run_translation(Translation(tuple(pairs)), brief, checks)) for pairs in articles.values())
    yield _figure("meaning names in two ways, news en-zh-Hans", found, "", unit=f"in {len(articles)} articles")


def _undenied(pairs: Iterable[tuple[str, str]], target: str) -> Iterator[bool]:
    """Whether it is seen when the only denial of a target is cut out, where the source has one denial too."""
    for source, text in pairs:
        here, there = cues_by_kind(source, "en").get("negator", ()), cues_by_kind(text, target).get("negator", ())
        if len(here) == len(there) == 1:
            cut = text[: there[0].start] + text[there[0].end :]
            yield any(check == "negation-lost" for check, _ in _alarms(source, cut, ("en", target)))


def _clean(path: Path) -> Iterator[Figure]:
    rows, data = _rows(path)
    yield from _quiet("archive", [(row["source"], row["target"]) for row in rows], ("en", "zh-Hans"), data, want=4)


def _quiet(
    name: str, pairs: list[tuple[str, str]], languages: tuple[str, str], data: str, *, want: float
) -> Iterator[Figure]:
    found = [set(_alarms(source, target, languages).values()) for source, target in pairs]
    for kind, among, most in (("alarms", set(Severity), want), ("blocking alarms", {Severity.BLOCKING}, 0.5)):
        value = round(1000 * sum(bool(one & among) for one in found) / len(found), 2)
        yield _figure(f"meaning {kind}, clean {name}", value, data, unit="per 1,000", want=most, higher=False)


def _damage(path: Path) -> Iterator[Figure]:
    rows, data = _rows(path)
    kinds = {"id8_negation": "denials put in", "id11_gender": "genders swapped", "id9_ne_replaced": "names replaced"}
    hits: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in rows:
        for kind, name in kinds.items():
            if row["kind"].endswith(kind):
                bad, good = (_alarms(row["source"], row[side], (row["from"], "en")) for side in ("bad", "good"))
                hits[name, row["from"]].append(bool(bad.keys() - good.keys()))
    for (name, language), found in sorted(hits.items()):
        if name != "genders swapped" or language in ("zh-Hans", "ja"):
            yield _share(f"meaning {name}, {language}-en", found, data)


def _share(name: str, hits: list[bool], data: str, *, want: float | None = None) -> Figure:
    return _figure(name, round(sum(hits) / max(1, len(hits)), 4), data, unit="share", want=want)


def _figure(name: str, value: float, data: str, *, unit: str, want: float | None = None, higher: bool = True) -> Figure:
    met = None if want is None else (value >= want - 0.0005 if higher else value <= want)
    sign = ">=" if higher else "<="
    return Figure(
        figure=name,
        value=value,
        unit=unit,
        want="" if want is None else f"{sign} {want:.3g}",
        met=met,
        command=COMMAND,
        data=data,
        higher_is_better=higher,
    )


def _rows(path: Path) -> tuple[Rows, str]:
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    return [json.loads(line) for line in text.decode("utf-8").splitlines()], hashlib.sha256(raw).hexdigest()[:16]
