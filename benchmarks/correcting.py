"""How long a correction takes from the button on its page to what readers see, in a desk with a whole archive.

As many articles as CORRECTING_ARTICLES says (8000 unless it is set) are published and their site is set. Then one
sentence of each of some articles is corrected and signed anew by three people, and the fourth sends the page's form.
The clock runs from there until the answer; by then the new page stands, and the old one leads to it.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tools.figures import Figure

from benchmarks.leaving import FILL

COMMAND = "make figures ONLY=correcting"
ARTICLES = int(os.environ.get("CORRECTING_ARTICLES", "8000"))
CORRECT = """
import json, sys, time
from pathlib import Path
from colophon.desk.setup import open_desk
open_desk(Path(sys.argv[1]))
from django.conf import settings
from django.test import Client
from colophon.adapters.clock import now
from colophon.adapters.home import open_home
from colophon.adapters.keys import KeyFolder
from colophon.article.credit import Role
from colophon.desk.actions.accounts import Newcomer, open_account
from colophon.desk.actions.set_site import set_site, site_folder
from colophon.desk.actions.sign import sign
from colophon.desk.actions.translate import save_segment
from colophon.desk.models import Desk, Person, TranslationRecord
from colophon.signoff.stages import Stage
settings.ALLOWED_HOSTS = ["testserver"]
home, desk = open_home(Path(sys.argv[1])), Desk.objects.get()
keys = KeyFolder(home.keys)
people = {one.name: one for one in Person.objects.all()}
account = open_account(Newcomer(name="Dora", username="dora"), key="", now=now(), person=people["Dora"])
client = Client()
client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
set_site(home, desk, keys, anew=True)
site, count, took = site_folder(home, desk), int(sys.argv[2]), []
for number in range(count // 2, count // 2 + 7):
    text = TranslationRecord.objects.get(key=f"{number}-de")
    pair = text.pairs.order_by("pk")[3]
    save_segment(pair, f"Boot {number} brachte 3 Kisten.", base=pair.current, person=people["Anna"],
                 role=Role.TRANSLATOR, now=now())
    for stage, name in zip(Stage, ("Anna", "Bo", "Chen")):
        sign(text, stage, person=people[name], keys=keys, now=now())
    sent = {"kind": "correction", "note": "A sentence was put right.", "when": "now"}
    began, work = time.perf_counter(), time.process_time()
    answer = client.post(f"/{desk.slug}/{text.key}/publish/now/", sent)
    took.append((time.perf_counter() - began, time.process_time() - work))
    assert answer.status_code == 302, answer.content
    [old], [new] = (list(site.glob(f"*{number}-de{behind}/index.html")) for behind in ("", "-2"))
    old, new = old.read_text("utf-8"), new.read_text("utf-8")
    assert "brachte 3 Kisten" in new and f"{number}-de-2/" in old and "brachte" not in old
print(json.dumps(took))
"""


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="correcting-") as home:
        subprocess.run([sys.executable, "-c", FILL, f"{home}/desk", str(ARTICLES)], check=True)
        corrected = [sys.executable, "-c", CORRECT, f"{home}/desk", str(ARTICLES)]
        done = subprocess.run(corrected, check=True, capture_output=True, text=True)
    (first, _), *later = json.loads(done.stdout.strip().split("\n")[-1])
    slowest, work = max(clock for clock, _ in later), max(work for _, work in later)
    name = f"correcting one article of {ARTICLES:,} with the button on its page"
    yield _figure(f"{name}, slowest of {len(later)}", slowest, want="<= 0.3 s", met=slowest <= 0.3)
    yield _figure(f"{name}, processor time", work)
    yield _figure(f"{name}, the first one of a new process", first)


def _figure(name: str, value: float, *, want: str = "", met: bool | None = None) -> Figure:
    return Figure(
        figure=name, value=round(value, 3), unit="s", want=want, met=met, higher_is_better=False, command=COMMAND
    )
