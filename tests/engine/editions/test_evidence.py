"""An evidence pack says what its edition says: by Colophon, by a script without it, and by in-toto's own verifier."""

import io
import json
import runpy
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from in_toto.exceptions import BadReturnValueError, RuleVerificationError, SignatureVerificationError
from in_toto.models.metadata import Metadata
from in_toto.verifylib import in_toto_verify
from tests.engine.editions.samples import DESK, ENGLISH, KEY, RING, edition

from colophon.adapters.clock import now
from colophon.article.article import Paragraph
from colophon.editions.build import edition_files
from colophon.editions.evidence import evidence, unpacked, verify_evidence
from colophon.errors import EvidenceError
from colophon.intake.snapshot import Snapshot, capture
from colophon.intake.warc import to_warc
from colophon.signoff.article_digest import article_digest
from colophon.signoff.in_toto import in_toto_files
from colophon.signoff.manifest import SignedSource

SCRIPT = runpy.run_path(str(Path(__file__).parents[3] / "docs/evidence/check_pack.py"))
BYTES: Snapshot = capture(b"<p>The pier cost 4.2 million.</p>", now(), address="https://news.example/pier")
SOURCE = replace(ENGLISH, blocks=(Paragraph("The pier cost 4.2 million."),))
SIGNED = SignedSource(address="https://news.example/pier", sha256=BYTES.sha256, article=article_digest(SOURCE))
ARTICLE = replace(ENGLISH, source=replace(ENGLISH.source, sha256=BYTES.sha256))  # type: ignore[type-var]
EDITION = replace(edition(ARTICLE, "t1", source=SIGNED), slug="pier-t1")
IN_TOTO = in_toto_files(EDITION.manifest, RING.keys[0], KEY, expires="2126-01-01T00:00:00Z")
PACK = evidence(edition_files(EDITION, DESK, RING), SOURCE, snapshot=to_warc(BYTES), in_toto=IN_TOTO)
FILES = unpacked(PACK)


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, data in files.items():
            pack.writestr(name, data)
    return out.getvalue()


def test_a_pack_verifies_and_is_always_the_same() -> None:
    assert verify_evidence(FILES) == ()
    assert verify_evidence(FILES, ring=RING) == ()
    assert evidence(edition_files(EDITION, DESK, RING), SOURCE, snapshot=to_warc(BYTES), in_toto=IN_TOTO) == PACK


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("source.json", b"4.2", b"42"),
        ("edition/article.json", b"4.2", b"42"),
        ("edition/manifest.json", b"4.2", b"42"),
        ("edition/article.json", b"tide-tables", b"soup-tables"),
        ("edition/signoff-2.dsse.json", b'"sig":"', b'"sig":"A'),
    ],
)
def test_what_was_altered_is_named(name: str, old: bytes, new: bytes, tmp_path: Path) -> None:
    altered = {**FILES, name: FILES[name].replace(old, new, 1)}
    assert altered != FILES
    assert any(one.file in name for one in verify_evidence(altered))
    file = tmp_path / "pack.zip"
    file.write_bytes(packed(altered))
    with pytest.raises((SystemExit, ValueError, InvalidSignature)):
        SCRIPT["main"](str(file))


def test_another_snapshot_is_named() -> None:
    other = to_warc(capture(b"<p>Something else.</p>", now()))
    assert [one.file for one in verify_evidence({**FILES, "snapshot.warc.gz": other})] == ["snapshot.warc.gz"]
    without = {name: data for name, data in FILES.items() if name != "snapshot.warc.gz"}
    assert verify_evidence(without) == ()


def test_a_script_without_colophon_agrees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pack.zip"
    file.write_bytes(PACK)
    SCRIPT["main"](str(file))
    said = capsys.readouterr().out
    assert "All of it belongs together" in said
    assert "Bo Marsh" in said
    text = (Path(__file__).parents[3] / "docs/evidence/check_pack.py").read_text("utf-8")
    assert "colophon" not in text.split('"""')[2]
    lines = [line for line in text.splitlines() if line.strip()]
    assert len(lines) <= 60, "short enough to be read before it is run"


def test_what_was_checked_can_be_read_and_is_not_altered() -> None:
    told = json.loads(FILES["checks.json"])
    assert told["asked"] == list(EDITION.manifest.checks.catalogue)
    assert [one["dismissal"]["reason"] for one in told["dismissed"]] == [
        one.reason for one in EDITION.manifest.dismissals
    ]
    altered = {**FILES, "checks.json": FILES["checks.json"].replace(b"asked", b"answered")}
    assert [one.file for one in verify_evidence(altered)] == ["checks.json"]
    without = {name: data for name, data in FILES.items() if name != "checks.json"}
    assert verify_evidence(without) == (), "a pack from before it was written"


def in_toto(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    key = {"keyid": KEY.key_id, "keytype": "ed25519", "scheme": "ed25519", "keyval": {"public": KEY.public}}
    in_toto_verify(Metadata.load(str(folder / "root.layout")), {KEY.key_id: key}, link_dir_path=str(folder))


def test_in_totos_own_verifier_agrees(tmp_path: Path) -> None:
    in_toto(tmp_path, dict(IN_TOTO))


def test_in_totos_own_verifier_sees_another_manifest(tmp_path: Path) -> None:
    other = replace(EDITION.manifest, pairs=EDITION.manifest.pairs[1:])
    mixed = in_toto_files(other, RING.keys[0], KEY, expires="2126-01-01T00:00:00Z")
    review = next(name for name in IN_TOTO if name.startswith("review"))
    with pytest.raises((RuleVerificationError, BadReturnValueError)):
        in_toto(tmp_path, {**IN_TOTO, review: mixed[review]})


def test_in_totos_own_verifier_sees_an_altered_layout(tmp_path: Path) -> None:
    with pytest.raises(SignatureVerificationError):
        in_toto(tmp_path, {**IN_TOTO, "root.layout": IN_TOTO["root.layout"].replace(b'"sig":"', b'"sig":"AA', 1)})


@pytest.mark.parametrize("data", [b"", b"PK", packed({"../x": b""}), packed({"/x": b""})])
def test_what_is_no_pack_is_refused(data: bytes) -> None:
    with pytest.raises(EvidenceError):
        unpacked(data)
