"""What an archive's articles gave is kept once: pairs, people, and what became of each."""

import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from colophon.adapters.archive.gleaning import Belonging, gleaned
from colophon.adapters.archive.reading import ReadArticle
from colophon.article.article import Article, Paragraph
from colophon.article.credit import Credit, Role
from colophon.article.pair import Pair
from colophon.desk.actions.archive import keep_article
from colophon.desk.actions.found import found_desk
from colophon.desk.models import ArchiveCredit, Desk, Person
from colophon.desk.queries.archive import archive_summary, known_digests, not_paired
from colophon.desk.queries.exchange import units_of
from colophon.intake.archive.pairing import Unpaired
from colophon.memory.unit import Origin
from colophon.segments.pair_articles import AlignedPair

NOW = datetime(2026, 3, 2, tzinfo=UTC)
BOTH = ("en", "zh-Hans")
READ = ReadArticle(
    key="pier",
    path="published/202003/pier.md",
    digest="a" * 64,
    date="2020-03",
    source=Article(title="The pier", language="en", blocks=(Paragraph("It opened."),)),
    target=Article(title="码头", language="zh-Hans", blocks=(Paragraph("启用了。"),), url="https://news.example/1"),
    pairs=(
        AlignedPair(Pair("1", "The pier", "码头", "title"), 0.9),
        AlignedPair(Pair("2", "It opened.", "启用了。", "0"), 0.8),
        AlignedPair(Pair("3", "Gone.", "", "0"), 0.9),
        AlignedPair(Pair("4", "Perhaps.", "不知道。", "0"), 0.2),
    ),
    credits=(Credit(Role.TRANSLATOR, "林梅"), Credit(Role.REVIEWER, "陈远"), Credit(Role.PUBLISHER, "校对者ID")),
    changed=0.25,
)


@pytest.fixture
def ours(db: None) -> Desk:
    return found_desk("Harbour desk", now=NOW)


def keep(desk: Desk, read: ReadArticle) -> None:
    belonging = Belonging(desk=desk.name, archive="harbour", languages=BOTH)
    keep_article(desk, gleaned(read, belonging), archive="harbour", now=NOW)


def test_sure_pairs_reach_the_memory(ours: Desk) -> None:
    keep(ours, READ)
    found = list(units_of())
    assert [(one.source, one.target, one.before, one.after) for one in found] == [
        ("The pier", "码头", "", "It opened."),
        ("It opened.", "启用了。", "The pier", "Gone."),
    ]
    assert {(one.origin, one.article, one.date) for one in found} == {
        (Origin.REVIEWED, "https://news.example/1", "2020-03")
    }


def test_people_and_what_they_did_are_kept_without_placeholders(ours: Desk) -> None:
    keep(ours, READ)
    credits = ArchiveCredit.objects.filter(article__desk=ours).order_by("pk")
    assert list(credits.values_list("person__name", "role", "article__date")) == [
        ("林梅", "translator", "2020-03"),
        ("陈远", "reviewer", "2020-03"),
    ]


def test_the_same_again_brings_nothing(ours: Desk) -> None:
    for _ in range(2):
        keep(ours, READ)
    assert len(list(units_of())) == 2
    assert Person.objects.count() == ArchiveCredit.objects.count() == 2
    assert known_digests(ours, "harbour") == {READ.digest}


def test_a_changed_article_takes_the_place_of_what_it_gave(ours: Desk) -> None:
    keep(ours, READ)
    changed = AlignedPair(Pair("2", "It opened.", "开放了。", "0"), 0.8)
    keep(ours, replace(READ, digest="b" * 64, pairs=(READ.pairs[0], changed)))
    assert [one.target for one in units_of()] == ["码头", "开放了。"]


def test_what_was_not_paired_is_listed_with_its_reason(ours: Desk) -> None:
    keep(ours, READ)
    keep(ours, ReadArticle(key="x", path="sources/x.md", digest="c" * 64, why_not=Unpaired.NO_TRANSLATION))
    assert list(not_paired(ours, "harbour")) == [("sources/x.md", "no-translation")]
    summary = archive_summary(ours, "harbour")
    assert (summary.articles, summary.paired, summary.pairs, summary.doubtful) == (2, 1, 2, 2)
    assert summary.not_paired == {"no-translation": 1}


def test_a_killed_import_goes_on_where_it_was(own_store: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "harbour"
    for number in range(40):
        source = f"Pier {number}\n=====\n\nIt opened on day {number}. Many people came.\n"
        target = f"{number}号码头\n=====\n\n它在第{number}天启用。来了很多人。\n"
        _write(folder / f"sources/p{number}.md", source)
        _write(folder / f"published/202003/p{number}.md", target)
    colophon = [sys.executable, "-m", "colophon"]
    subprocess.run([*colophon, "init", "--name", "X"], env=own_store, check=True, capture_output=True)
    verb = [*colophon, "import", "archive", str(folder), "--layout", "lctt", "--from", "en", "--to", "zh-Hans"]
    process = subprocess.Popen(verb, env=own_store, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(2.5)
    process.kill()
    process.wait()
    done = subprocess.run([*verb, "--format", "json"], env=own_store, check=True, capture_output=True, text=True)
    again = subprocess.run([*verb, "--format", "json"], env=own_store, check=True, capture_output=True, text=True)
    assert '"articles": 40, "paired": 40, "pairs": 120' in done.stdout
    assert '"read_now": 0' in again.stdout


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
