"""A desk with many articles at every station, and how long each page of its board takes: board.py COUNT."""

import json
import os
import random
import sys
import time
from datetime import timedelta
from pathlib import Path

from colophon.adapters.clock import now
from colophon.desk.setup import open_desk

open_desk(Path(os.environ["COLOPHON_HOME"]))

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402

from colophon.article.article import Article, Paragraph  # noqa: E402
from colophon.article.json_form import article_json  # noqa: E402
from colophon.desk.actions.accounts import Newcomer, open_account  # noqa: E402
from colophon.desk.actions.found import found_desk, give_role  # noqa: E402
from colophon.desk.actions.propose import begin_translation  # noqa: E402
from colophon.desk.actions.take_in import take_in  # noqa: E402
from colophon.desk.models import Desk, Station, TranslationRecord  # noqa: E402
from colophon.desk.roles import DeskRole  # noqa: E402

PAGES = {
    "board": "/full/",
    "board searched": "/full/?text=Story+1",
    "list of a station": "/full/?station=review&page=2",
    "page of one's work": "/full/work/",
}
_TIMES = 20


@transaction.atomic
def fill(desk: Desk, count: int) -> None:
    chance = random.Random(count)
    for number in range(count):
        texts = tuple(Paragraph(f"Sentence {place} of story {number}. It has two.") for place in range(15))
        article = Article(title=f"Story {number}", language="en", url=f"https://x.example/{number}", blocks=texts)
        taken = take_in(desk, article, sha256=f"{number:064d}", captured=now(), article_json=article_json(article))
        moment = now() - timedelta(minutes=number)
        begun = begin_translation(taken.snapshot, chance.choice(("uk", "fr", "ar")), now=moment).translation
        TranslationRecord.objects.filter(pk=begun.pk).update(station=chance.choice(list(Station)))


def slowest(client: Client, path: str) -> float:
    """Milliseconds, after one page that warms everything up."""
    seen = []
    for _ in range(_TIMES + 1):
        began = time.perf_counter()
        assert client.get(path).status_code == 200
        seen.append(time.perf_counter() - began)
    return round(1000 * max(seen[1:]), 1)


def main() -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    desk = found_desk("Full", now=now(), languages=("uk", "fr", "ar"))
    account = open_account(Newcomer(name="Mira", username="mira"), key="mira", now=now())
    give_role(desk, account.person, DeskRole.MANAGER, now=now())
    fill(desk, int(sys.argv[1]))
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    print(json.dumps({page: slowest(client, path) for page, path in PAGES.items()}))


if __name__ == "__main__":
    main()
