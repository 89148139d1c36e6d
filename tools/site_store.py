"""An archive of many articles as a desk hands it out: what `site_corpus` made, article by article."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from colophon.adapters.keys import PrivateKey
from colophon.editions.stored import StoredEdition
from colophon.signoff.keyring import KeyRing, PublicKey

KEY = PrivateKey(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
RING = KeyRing((PublicKey(public=KEY.public, valid_from="2010-01-01T00:00:00+00:00"),))
FIRST, STEP = datetime(2013, 1, 1, 9, tzinfo=UTC), timedelta(hours=13)
DESK, SECTIONS = "Measured Desk", ("Software", "Hardware", "News", "Opinion")


class StoreArchive:
    """The `Archive` of a file that `make_store` wrote."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)

    def articles(self) -> Sequence[str]:
        return [str(row[0]) for row in self._db.execute("select distinct article from editions order by article")]

    def since(self, mark: str) -> Sequence[str]:
        rows = self._db.execute("select distinct article from editions where rowid > ?", (int(mark or 0),))
        return [str(row[0]) for row in rows]

    def mark(self) -> str:
        return str(self._db.execute("select max(rowid) from editions").fetchone()[0] or "")

    def editions(self, article: str) -> Sequence[StoredEdition]:
        return self.editions_of([article])[0]

    def editions_of(self, articles: Sequence[str]) -> Sequence[Sequence[StoredEdition]]:
        """In one question, as a desk asks its database."""
        found: dict[str, list[StoredEdition]] = {article: [] for article in articles}
        asked = ", ".join("?" * len(articles))
        rows = self._db.execute(
            f"select * from editions where article in ({asked}) order by article, number", [*map(int, articles)]
        )
        for article, number, manifest, envelopes, text in rows:
            section = SECTIONS[article % len(SECTIONS)]
            one = StoredEdition(number=number, manifest=manifest, envelopes=envelopes, article=text, section=section)
            found[str(article)].append(one)
        return list(found.values())

    def translations(self, article: str) -> Sequence[str]:
        return [f"{article}-zh-hans"]

    def article_of(self, translation: str) -> str:
        return translation.partition("-")[0]

    def correct(self, article: str) -> None:
        """Publish a correction of one article."""
        last = self.editions(article)[-1]
        found = json.loads(last.manifest)
        moment = (FIRST + timedelta(days=5000, minutes=self._db.total_changes)).isoformat()
        found |= {"kind": "correction", "note": "A number.", "number": last.number + 1, "published": moment}
        data = json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
        self._db.execute(
            "insert into editions values (?, ?, ?, ?, ?)",
            (int(article), last.number + 1, data, last.envelopes, last.article),
        )
        self._db.commit()
