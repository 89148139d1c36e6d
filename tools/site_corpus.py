"""An archive of many published articles, for measuring how sites are set: kept in one file, as a desk keeps its own.

Texts are those of the evaluation data, laid beside their sources block by block; copies differ in key, address, title
and date. The sign-offs of a copy are those of its model: pages are set from them all the same.
"""

import gzip
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from colophon.article.article import Article
from colophon.article.credit import Credit, RightsBasis, RightsRecord, Role, SourceReference
from colophon.article.json_form import article_json
from colophon.article.places import texts
from colophon.checks.catalogue import CATALOGUE
from colophon.intake.published import read_published
from colophon.signoff.article_digest import signed_fields
from colophon.signoff.envelope import envelope_bytes, seal
from colophon.signoff.manifest import CheckRun, EditionKind, Hand, Imprint, Manifest, Person, SignedPair, SignedSource
from colophon.signoff.manifest_json import manifest_bytes
from colophon.signoff.stages import STAGES
from colophon.signoff.statement import state, statement_bytes
from tools.site_store import DESK, FIRST, KEY, STEP


def make_store(path: Path, data: Path, count: int) -> None:
    """Write so many articles."""
    store = sqlite3.connect(path)
    store.execute("create table editions (article integer, number integer, manifest blob, envelopes blob, text text)")
    store.execute("create index by_article on editions (article, number)")
    models = list(_models(data, count))
    for number in range(count):
        article, manifest, envelopes = models[number % len(models)]
        own = replace(article, title=f"{article.title} ({number})")
        moment = (FIRST + number * STEP).isoformat()
        copy = replace(
            manifest,
            translation=f"{number}-zh-hans",
            title=own.title,
            source=replace(manifest.source, address=f"https://news.example/{number}"),
            published=moment,
        )
        store.execute(
            "insert into editions values (?, 1, ?, ?, ?)", (number, manifest_bytes(copy), envelopes, article_json(own))
        )
    store.commit()
    store.close()


def _models(data: Path, count: int) -> Iterator[tuple[Article, Manifest, bytes]]:
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        for _, line in zip(range(count), lines, strict=False):
            record: dict[str, str] = json.loads(line)
            article, manifest = _read(record)
            seals = []
            for stage in STAGES:
                said = state(manifest, stage, person=Person("p1", "One"), signed="2024-01-01T00:00:00+00:00")
                seals.append(envelope_bytes(seal(statement_bytes(said), KEY)))
            yield article, manifest, b"\n".join(seals)


def _read(record: dict[str, str]) -> tuple[Article, Manifest]:
    read = read_published(record["final"], language="zh-Hans").article
    said = [text for _, text in texts(read_published(record["source"], language="en").article)]
    names = {Role.TRANSLATOR: record.get("translator") or "One", Role.REVIEWER: record.get("reviewer") or "Two"}
    credits = tuple(Credit(role, name) for role, name in names.items())
    reference = SourceReference(url="https://news.example/", title="An article", language="en", sha256="ab" * 32)
    article = replace(read, title=read.title or "文章", credits=credits, source=reference, licence="CC BY-SA 4.0")
    hands = tuple(Hand(role, Person(name, name)) for role, name in names.items())
    pairs = tuple(
        SignedPair(id=f"s{n}", source=said[n] if n < len(said) else "", target=text, place=place, hands=hands)
        for n, (place, text) in enumerate(texts(article))
    )
    return article, Manifest(
        desk=DESK,
        translation="0",
        kind=EditionKind.FIRST,
        title=article.title,
        source_language="en",
        target_language="zh-Hans",
        source=SignedSource(address=reference.url, sha256=reference.sha256, title=reference.title),
        pairs=pairs,
        credits=credits,
        article=signed_fields(article),
        checks=CheckRun(catalogue=tuple(check.slug for check in CATALOGUE)),
        rights=RightsRecord(basis=RightsBasis.LICENCE, terms="CC BY-SA 4.0"),
        number=1,
        imprint=Imprint(name=DESK, language="zh-Hans"),
    )
