"""How long a desk takes to leave as plain files and to come back, and whether what comes back is the same.

As many articles as LEAVING_ARTICLES says (8000 unless it is set), each with a source, a translation of twelve sentences
and a signed edition. The copy is exported once more: the digests of all files of both exports are compared.
"""

import json
import os
import resource
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
from datetime import UTC, datetime, timedelta
from pathlib import Path
from colophon.adapters.home import create_home
from colophon.desk.setup import open_desk
home = create_home(Path(sys.argv[1]))
open_desk(home.path)
from colophon.adapters.keys import KeyFolder
from colophon.article.article import Article, Paragraph
from colophon.article.credit import RightsBasis, RightsRecord, Role
from colophon.article.json_form import article_json
from colophon.article.pair import Pair
from colophon.desk.actions.found import add_person, found_desk
from colophon.desk.actions.judge import record_rights
from colophon.desk.actions.sign import publish, sign
from colophon.desk.actions.take_in import take_in
from colophon.desk.actions.translate import save_segment, start_translation
from colophon.signoff.stages import Stage
start = datetime(2020, 1, 1, tzinfo=UTC)
desk = found_desk("Harbour desk", now=start)
people = [add_person(desk, name, key=name, roles=[role]) for name, role in
          zip(("Anna", "Bo", "Chen", "Dora"), (Role.TRANSLATOR, Role.REVIEWER, Role.PROOFREADER, Role.PUBLISHER))]
keys = KeyFolder(home.keys)
keys.make(valid_from=start.isoformat())
rights = RightsRecord(basis=RightsBasis.LICENCE, terms="CC BY 4.0")
for number in range(int(sys.argv[2])):
    now = start + timedelta(hours=6 * number)
    said = [f"Boat {number} came back with {place} crates of fish." for place in range(12)]
    article = Article(title=f"Boat {number}", language="en", blocks=tuple(map(Paragraph, said)),
                      url=f"https://news.example/{number}")
    taken = take_in(desk, article, sha256=f"{number:064x}", captured=now, article_json=article_json(article))
    pairs = [Pair(f"p{place}", text, "", str(place)) for place, text in enumerate(said)]
    text = start_translation(taken.snapshot, pairs, key=f"{number}-de", language="de", now=now, title=f"Boot {number}")
    for place, pair in enumerate(text.pairs.order_by("pk")):
        save_segment(pair, f"Boot {number} kam mit {place} Kisten Fisch zurück.", base=None, person=people[0],
                     role=Role.TRANSLATOR, now=now)
    record_rights(text, rights)
    for person, stage in zip(people, (Stage.TRANSLATE, Stage.REVIEW, Stage.PROOFREAD)):
        sign(text, stage, person=person, keys=keys, now=now)
    publish(text, person=people[3], keys=keys, catalogue=("digits",), findings=(), now=now)
"""


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="leaving-") as name:
        top = Path(name)
        subprocess.run([sys.executable, "-c", FILL, str(top / "old"), str(ARTICLES)], check=True)
        out = _timed(top / "old", "export", "--all", str(top / "first"))
        back = _timed(top / "new", "import", str(top / "first"))
        _timed(top / "new", "export", "--all", str(top / "second"))
        same = _digests(top / "first") == _digests(top / "second")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield Figure(
        figure="leaving identical", value=float(same), unit="1 = the same", want="= 1", met=same, command=COMMAND
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


def _digests(folder: Path) -> dict[str, str]:
    found = json.loads((folder / "colophon-export.json").read_bytes())["files"]
    return {str(path): str(digest) for path, digest in found.items()}
