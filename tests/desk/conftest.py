"""A desk with its people, a source and a translation, and stores of their own for tests with several processes."""

import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings as of_django
from pytest_django import Settings
from tests import store  # noqa: F401 - sets Django up before any model is imported
from tests.prepared import prepare

from colophon.adapters.home import create_home
from colophon.adapters.keys import KeyFolder
from colophon.article.article import Article, Paragraph
from colophon.article.credit import Credit, RightsBasis, RightsRecord, Role
from colophon.article.json_form import article_json
from colophon.article.pair import Pair
from colophon.desk.actions.found import add_person, found_desk
from colophon.desk.actions.judge import record_rights
from colophon.desk.actions.take_in import take_in
from colophon.desk.actions.translate import save_segment, start_translation
from colophon.desk.models import PairRecord, Person, TranslationRecord
from colophon.desk.queries import checked, terms

of_django.SECRET_KEY = "only for tests"  # a desk makes its own; no home is opened here
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
ARTICLE = Article(
    title="A new pier",
    language="en",
    blocks=(Paragraph("The pier cost 4.2 million."), Paragraph("It opens in May.")),
    credits=(Credit(Role.AUTHOR, "Ina Holm"),),
    url="https://news.example/pier",
)
PAIRS = (Pair("a", "The pier cost 4.2 million.", "", "0"), Pair("b", "It opens in May.", "", "1"))
RIGHTS = RightsRecord(basis=RightsBasis.LICENCE, terms="CC BY 4.0")
CATALOGUE = ("digits",)


def at(hours: int) -> datetime:
    """So many hours after the start."""
    return START + timedelta(hours=hours)


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    """The folder of the desk that this test works on; the settings' own is never touched."""
    for kept in (terms._kept, checked._briefs):  # numbers of records begin anew with each test
        kept.clear()
    settings.HOME = create_home(tmp_path / "desk").path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return Path(settings.HOME)


@dataclass
class Team:
    translation: TranslationRecord
    anna: Person
    bo: Person
    chen: Person
    keys: KeyFolder

    def pair(self, key: str) -> PairRecord:
        return self.translation.pairs.get(key=key)

    def write(self, key: str, target: str, hour: int = 1) -> None:
        """Anna translates on top of what there is."""
        pair = self.pair(key)
        save_segment(pair, target, base=pair.current, person=self.anna, role=Role.TRANSLATOR, now=at(hour))


@pytest.fixture
def team(db: None, home: Path) -> Team:
    """A translation, written and with its rights recorded, but not signed."""
    return make_team(home)


def make_team(home: Path) -> Team:
    """The same, wherever the test wants it."""
    desk = found_desk("Harbour desk", now=START)
    anna = add_person(desk, "Anna Vell", key="p1", roles=[Role.TRANSLATOR])
    bo = add_person(desk, "Bo Marsh", key="p2", roles=[Role.REVIEWER])
    chen = add_person(desk, "陈远", key="p3", roles=[Role.PROOFREADER, Role.PUBLISHER])
    snapshot = take_in(desk, ARTICLE, sha256="ab" * 32, captured=START, article_json=article_json(ARTICLE)).snapshot
    translation = start_translation(snapshot, PAIRS, key="t1", language="zh-Hans", now=START, title="新码头开放")
    keys = KeyFolder(home / "keys")
    keys.make(valid_from=START.isoformat())
    team = Team(translation, anna, bo, chen, keys)
    team.write("a", "码头耗资420万。")
    team.write("b", "五月开放。")
    record_rights(translation, RIGHTS)
    return team


@pytest.fixture
def own_store(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of child processes that share a store which no other test sees."""
    environment = {
        **os.environ,
        "COLOPHON_HOME": str(tmp_path / "home"),
        "DJANGO_SETTINGS_MODULE": "colophon.desk.settings",
    }
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        prepare(tmp_path / "home")
        yield environment
        return
    name = f"own_{uuid.uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield environment | {"DATABASE_URL": urlsplit(address)._replace(path=f"/{name}").geturl()}
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
