"""The client in ten lines of docs/how-to/work-by-program.md, run as it stands there against a real server."""

import base64
import os
import re
import subprocess
import sys
from typing import Any

from tests.journeys.conftest import ROOT, LiveDesk

from colophon.adapters.network.webhook_post import signature

PAGE = ROOT / "docs" / "how-to" / "work-by-program.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
CLIENT, SAVING, GENUINE = BLOCKS
SEED = """
import sys
from datetime import UTC, datetime
from pathlib import Path

from colophon.desk.setup import open_desk

open_desk(Path(sys.argv[1]))
from colophon.adapters.clock import now
from colophon.adapters.tokens import digest
from colophon.article.article import Article, Paragraph
from colophon.article.json_form import article_json
from colophon.desk.actions.accounts import Newcomer, open_account
from colophon.desk.actions.found import found_desk, give_role
from colophon.desk.actions.take_in import take_in
from colophon.desk.actions.tokens import make_token
from colophon.desk.actions.translate import start_translation
from colophon.desk.roles import DeskRole
from colophon.desk.scopes import Scope
from colophon.segments.pair_articles import split_article

desk = found_desk("Harbour desk", now=now(), languages=["de"])
anna = open_account(Newcomer(name="Anna", username="anna"), key="anna", now=now()).person
give_role(desk, anna, DeskRole.TRANSLATOR, now=now())
article = Article(title="The pier", language="en", blocks=(Paragraph("It opens in May. It cost 4 million."),))
taken = take_in(desk, article, sha256="ab" * 32, captured=now(), article_json=article_json(article)).snapshot
start_translation(taken, split_article(article), key="1-de", language="de", now=now())
make_token(anna, label="docs", scopes=[Scope.READ, Scope.WRITE], digest=digest("clp_docs"), days=1, now=now())
"""


def test_the_client_in_the_documents_works(live_desk: LiveDesk) -> None:
    """Its own station has nothing yet, so that the program looks where something waits; otherwise word for word."""
    subprocess.run([sys.executable, "-c", SEED, str(live_desk.home)], check=True, capture_output=True)
    ask = "print([one['target'] for one in call('GET', '/desks/harbour-desk/translations/1-de/segments')])"
    program = "\n".join([CLIENT.replace("station=review", "station=proposed"), "translated = str.upper", SAVING, ask])
    environment = {**os.environ, "COLOPHON": live_desk.address, "COLOPHON_TOKEN": "clp_docs"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    card, saved = done.stdout.splitlines()
    assert card.startswith("1-de The pier")
    assert "'IT OPENS IN MAY.'" in saved
    assert "''" not in saved


def test_the_signature_in_the_documents_is_what_webhooks_send() -> None:
    names: dict[str, Any] = {}
    exec(GENUINE, names)
    secret, body = "whsec_" + base64.b64encode(b"k" * 32).decode(), b'{"deed": "published"}'
    made = signature(secret, identity="msg_17", stamp=1_772_442_000, body=body)
    headers = {"webhook-id": "msg_17", "webhook-timestamp": "1772442000", "webhook-signature": made}
    assert names["genuine"](secret, headers, body)
    assert not names["genuine"](secret, headers, body + b" ")
