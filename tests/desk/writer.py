"""A process that saves texts, for the tests of many at once: writer.py HOME NAME COUNT, or HOME found."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from colophon.desk.setup import open_desk

open_desk(Path(sys.argv[1]))

from colophon.article.article import Article  # noqa: E402
from colophon.article.credit import Role  # noqa: E402
from colophon.article.pair import Pair  # noqa: E402
from colophon.desk.actions.found import add_person, found_desk  # noqa: E402
from colophon.desk.actions.take_in import take_in  # noqa: E402
from colophon.desk.actions.translate import save_segment, start_translation  # noqa: E402
from colophon.desk.models import PairRecord  # noqa: E402

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def found() -> None:
    desk = found_desk("Harbour desk", now=NOW)
    article = Article(title="A new pier", language="en", url="https://news.example/pier")
    snapshot = take_in(desk, article, sha256="ab" * 32, captured=NOW).snapshot
    start_translation(snapshot, [Pair("a", "It opens in May.", "")], key="t1", language="zh-Hans", now=NOW)


def write(name: str, count: int) -> None:
    person = add_person(found_desk("Harbour desk", now=NOW), name, key=name, roles=[Role.TRANSLATOR])
    for number in range(count):
        pair = PairRecord.objects.get(key="a")
        save_segment(pair, f"{name} {number}", base=pair.current, person=person, role=Role.TRANSLATOR, now=NOW)
        print(f"{name} {number}", flush=True)


def read() -> None:
    pair = PairRecord.objects.get(key="a")
    for text in pair.revisions.values_list("target", flat=True):
        print(text)


if sys.argv[2] == "found":
    found()
elif sys.argv[2] == "read":
    read()
else:
    write(sys.argv[2], int(sys.argv[3]))
