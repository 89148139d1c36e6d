"""An evidence pack that tests read, alter and let others verify."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

from msgspec import structs
from tests.engine.editions.samples import DESK, ENGLISH, KEY, RING, edition

from colophon.article.article import Paragraph
from colophon.editions.build import edition_files
from colophon.editions.evidence import evidence, unpacked
from colophon.intake.snapshot import Snapshot, capture
from colophon.intake.warc import to_warc
from colophon.signoff.article_digest import article_digest
from colophon.signoff.in_toto import in_toto_files
from colophon.signoff.manifest import SignedSource

MOMENT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
BYTES: Snapshot = capture(b"<p>The pier cost 4.2 million.</p>", MOMENT, address="https://news.example/pier")
SOURCE = replace(ENGLISH, blocks=(Paragraph("The pier cost 4.2 million."),))
SIGNED = SignedSource(address="https://news.example/pier", sha256=BYTES.sha256, article=article_digest(SOURCE))
ARTICLE = replace(ENGLISH, source=structs.replace(ENGLISH.source, sha256=BYTES.sha256))  # type: ignore[type-var]
EDITION = replace(edition(ARTICLE, "t1", source=SIGNED), slug="pier-t1")
IN_TOTO = in_toto_files(EDITION.manifest, RING.keys[0], KEY, expires="2126-01-01T00:00:00Z")
PACK = evidence(edition_files(EDITION, DESK, RING), SOURCE, snapshot=to_warc(BYTES), in_toto=IN_TOTO)
FILES = unpacked(PACK)
# A file of the pack, what stands in it, and what somebody puts there instead.
ALTERATIONS = [
    ("source.json", b"4.2", b"42"),
    ("edition/article.json", b"4.2", b"42"),
    ("edition/manifest.json", b"4.2", b"42"),
    ("edition/article.json", b"tide-tables", b"soup-tables"),
    ("edition/signoffs.intoto.jsonl", b'"sig":"', b'"sig":"A'),
]


def altered(name: str, old: bytes, new: bytes) -> dict[str, bytes]:
    files = {**FILES, name: FILES[name].replace(old, new, 1)}
    assert files != FILES
    return files


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, data in files.items():
            pack.writestr(name, data)
    return out.getvalue()
