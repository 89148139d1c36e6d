"""How long a desk takes to leave as plain files and to come back, and whether what comes back is the same.

As many articles as LEAVING_ARTICLES says (8000 unless it is set), each with a source, a translation of twelve sentences
and a signed edition. The copy is exported once more: the digests of all files of both exports are compared, and the two
desks' stores, field by field.
"""

import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tools.figures import Figure

COMMAND = "make figures ONLY=leaving"
ARTICLES = int(os.environ.get("LEAVING_ARTICLES", "8000"))
FILL = """
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from colophon.adapters.home import create_home
from colophon.desk.setup import open_desk
home = create_home(Path(sys.argv[1]))
open_desk(home.path)
from django.db import transaction
from colophon.adapters.keys import KeyFolder
from colophon.article.article import Article, Paragraph
from colophon.article.credit import RightsBasis, RightsRecord, Role
from colophon.article.json_form import article_json
from colophon.article.pair import Pair
from colophon.desk.actions.found import add_person, found_desk
from colophon.desk.actions.judge import record_rights
from colophon.desk.actions.remember import remember_pairs
from colophon.desk.actions.take_in import take_in
from colophon.desk.actions.translate import import_translation
from colophon.desk.models import Edition, SignOffRecord, Station, TranslationRecord, WorkEvent
from colophon.desk.queries.article import edition_article
from colophon.desk.queries.at_hand import AtHand
from colophon.desk.queries.manifest import check_run, manifest_of, signed_person
from colophon.memory.unit import Origin
from colophon.signoff.envelope import envelope_bytes, seal
from colophon.signoff.keyring import ring_bytes
from colophon.signoff.manifest import EditionKind, Imprint
from colophon.signoff.manifest_json import manifest_bytes
from colophon.signoff.stages import ROLE_OF_STAGE, Stage
from colophon.signoff.statement import state, statement_bytes
start = datetime(2020, 1, 1, tzinfo=UTC)
desk = found_desk("Harbour desk", now=start)
people = [add_person(desk, name, key=name, roles=[role]) for name, role in
          zip(("Anna", "Bo", "Chen", "Dora"), (Role.TRANSLATOR, Role.REVIEWER, Role.PROOFREADER, Role.PUBLISHER))]
keys = KeyFolder(home.keys)
keys.make(valid_from=start.isoformat())
public = keys.present()
key, ring = keys.load(public.id), keys.ring()
rights = RightsRecord(basis=RightsBasis.LICENCE, terms="CC BY 4.0")

def put_out(text, now):
    # What signing four stages and publishing leave in the store, without asking after each stage what stands against
    # it: that would take longer than leaving and coming back together.
    revisions = list(text.pairs.values_list("current_id", flat=True))
    WorkEvent.objects.bulk_create(
        WorkEvent(translation=text, revision_id=one, person=person, role=ROLE_OF_STAGE[stage], moment=now)
        for person, stage in zip(people[1:3], (Stage.REVIEW, Stage.PROOFREAD)) for one in revisions)
    WorkEvent.objects.create(translation=text, person=people[3], role=Role.PUBLISHER, moment=now)
    remember_pairs(list(text.pairs.select_related("current")), origin=Origin.REVIEWED, date=now.date().isoformat())
    made = manifest_of(text, run=check_run(AtHand(text), ("digits",), ()), kind=EditionKind.FIRST, note="")
    imprint = Imprint(name=desk.name, language=desk.language)
    made = replace(made, number=1, published=now.isoformat(), imprint=imprint)
    sealed = []
    for person, stage in zip(people, Stage):
        stated = state(made, stage, person=signed_person(person, desk), signed=now.isoformat())
        sealed.append(envelope_bytes(seal(statement_bytes(stated), key)))
        SignOffRecord.objects.create(translation=text, stage=stage, person=person, moment=now, envelope=sealed[-1])
    Edition.objects.create(translation=text, number=1, kind=EditionKind.FIRST, published=now,
                           manifest=manifest_bytes(made), envelopes=b"\\n".join(sealed),
                           ring=ring_bytes(ring.of_signers(sealed)), article=article_json(edition_article(text)))
    TranslationRecord.objects.filter(pk=text.pk).update(station=Station.PUBLISHED)

for number in range(int(sys.argv[2])):
    now = start + timedelta(hours=6 * number)
    said = [f"Boat {number} came back with {place} crates of fish." for place in range(12)]
    article = Article(title=f"Boat {number}", language="en", blocks=tuple(map(Paragraph, said)),
                      url=f"https://news.example/{number}")
    with transaction.atomic():
        taken = take_in(desk, article, sha256=f"{number:064x}", captured=now, article_json=article_json(article))
        pairs = [Pair(f"p{place}", text, f"Boot {number} kam mit {place} Kisten Fisch zurück.", str(place))
                 for place, text in enumerate(said)]
        text = import_translation(taken.snapshot, pairs, key=f"{number}-de", language="de", translator=people[0],
                                  now=now, title=f"Boot {number}")
        record_rights(text, rights)
        put_out(text, now)
"""


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="leaving-") as name:
        top = Path(name)
        subprocess.run([sys.executable, "-c", FILL, str(top / "old"), str(ARTICLES)], check=True)
        out = _timed(top / "old", "export", "--all", str(top / "first"))
        back = _timed(top / "new", "import", str(top / "first"))
        _timed(top / "new", "export", "--all", str(top / "second"))
        same = _digests(top / "first") == _digests(top / "second")
        differ = _rows_that_differ(top / "old", top / "new")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield Figure(
        figure="leaving identical", value=float(same), unit="1 = the same", want="= 1", met=same, command=COMMAND
    )
    yield Figure(
        figure="leaving records that differ",
        value=float(differ),
        unit="records",
        want="= 0",
        met=not differ,
        higher_is_better=False,
        command=COMMAND,
    )
    yield _cost(f"leaving export of {ARTICLES}", round(out, 1), "s")
    yield _cost(f"leaving import of {ARTICLES}", round(back, 1), "s")
    yield _cost("leaving peak memory", round(peak), "MB")


def _cost(name: str, value: float, unit: str) -> Figure:
    return Figure(figure=name, value=value, unit=unit, higher_is_better=False, command=COMMAND)


def _timed(home: Path, *arguments: str) -> float:
    command = [str(Path(sys.executable).with_name("colophon")), *arguments]
    begun = time.perf_counter()
    subprocess.run(command, check=True, env={**os.environ, "COLOPHON_HOME": str(home)}, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def _rows_that_differ(old: Path, new: Path) -> int:
    """Records of the desk that only one of two stores holds exactly so, in every field."""
    store = sqlite3.connect(old / "desk.sqlite3")
    store.execute("ATTACH ? AS other", (str(new / "desk.sqlite3"),))
    listed = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name GLOB 'desk_*'"
    tables = [str(name) for (name,) in store.execute(listed)]
    ways = [(name, one, other) for name in tables for one, other in (("main", "other"), ("other", "main"))]
    asked = 'SELECT count(*) FROM (SELECT * FROM {one}."{name}" EXCEPT SELECT * FROM {other}."{name}")'
    return sum(int(store.execute(asked.format(name=n, one=a, other=b)).fetchone()[0]) for n, a, b in ways)


def _digests(folder: Path) -> dict[str, str]:
    found = json.loads((folder / "colophon-export.json").read_bytes())["files"]
    return {str(path): str(digest) for path, digest in found.items()}
