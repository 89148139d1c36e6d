"""A desk full of people for load: `fill` makes it and prints each one's session; `kept` prints every saved text.

COLOPHON_HOME=… python -m benchmarks.seeds.desk fill 50 10 | grow 8000 | kept
"""

import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from colophon.article.article import Article, Heading, Paragraph
from colophon.desk.setup import open_desk

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SENTENCES = 60
AT_ONCE = 200


def fill(translators: int, readers: int, sentences: int = SENTENCES) -> None:
    """Five translators share an article; each has segments of their own. Readers review and read them all."""
    from colophon.desk.actions.accounts import Newcomer, open_account
    from colophon.desk.actions.found import found_desk, give_role
    from colophon.desk.roles import DeskRole

    desk = found_desk("Load", now=NOW)
    people = []
    for number in range(translators + readers):
        writes = number < translators
        account = open_account(Newcomer(name=f"Person {number}", username=f"p{number}"), key=f"p{number}", now=NOW)
        give_role(desk, account.person, DeskRole.TRANSLATOR if writes else DeskRole.REVIEWER, now=NOW)
        article = number // 5 if writes else number % max(1, translators // 5)
        people.append({"writes": writes, "key": f"{article + 1}-es", "session": _session(account), "number": number})
    for number in range(max(1, (translators + 4) // 5)):
        _article(desk, number, sentences)
    print(json.dumps({"desk": desk.slug, "people": people}))


def grow(articles: int, sentences: int = SENTENCES) -> None:
    """So many articles in all, those that `fill` made among them, each new one with a text in a third of its segments.

    A few hundred at once, because a transaction each would take longer than everything else.
    """
    from django.db import transaction

    from colophon.desk.models import Desk, PairRecord, Revision, TranslationRecord

    desk = Desk.objects.get()
    there = TranslationRecord.objects.count()
    for start in range(there, articles, AT_ONCE):
        with transaction.atomic():
            for number in range(start, min(articles, start + AT_ONCE)):
                _article(desk, number, sentences)
            keys = [f"{number + 1}-es" for number in range(start, min(articles, start + AT_ONCE))]
            pairs = list(
                PairRecord.objects.filter(translation__key__in=keys, position__gt=1, position__lt=sentences // 3)
            )
            texts = [Revision(pair=one, target=f"El día {one.pk}.", role="translator", saved=NOW) for one in pairs]
            for pair, text in zip(pairs, Revision.objects.bulk_create(texts), strict=True):
                pair.current = text
            PairRecord.objects.bulk_update(pairs, ["current"], batch_size=500)


def _article(desk, number: int, sentences: int) -> None:  # type: ignore[no-untyped-def]
    from colophon.article.json_form import article_json
    from colophon.desk.actions.take_in import take_in
    from colophon.desk.actions.translate import start_translation
    from colophon.segments.pair_articles import split_article

    article = Article(title=f"Harbour report {number}", language="en", blocks=tuple(_blocks(number, sentences)))
    snapshot = take_in(
        desk, article, sha256=f"{number:064x}", captured=NOW, article_json=article_json(article)
    ).snapshot
    start_translation(snapshot, split_article(article), key=f"{number + 1}-es", language="es", now=NOW)


def _blocks(number: int, sentences: int) -> Iterator[Heading | Paragraph]:
    for sentence in range(sentences):
        if sentence % 20 == 0:
            yield Heading(f"Part {sentence // 20 + 1}")
        yield Paragraph(f"On day {sentence + 1} the ferry number {number + 3} carried {sentence * 7 + 12} passengers.")


def _session(account) -> str:  # type: ignore[no-untyped-def]
    from django.test import Client

    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return str(client.cookies["sessionid"].value)


def kept() -> None:
    from colophon.desk.models import Revision

    for pair, text in Revision.objects.values_list("pair__key", "target").iterator():
        print(json.dumps([pair, text], ensure_ascii=False))


if __name__ == "__main__":
    open_desk(Path(os.environ["COLOPHON_HOME"]))
    if sys.argv[1] == "fill":
        fill(*map(int, sys.argv[2:]))
    elif sys.argv[1] == "grow":
        grow(*map(int, sys.argv[2:]))
    else:
        kept()
