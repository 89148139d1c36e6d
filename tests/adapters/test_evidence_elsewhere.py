"""Evidence packs in the hands of others: a script without Colophon, and in-toto's own verifier."""

import runpy
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from in_toto.exceptions import BadReturnValueError, RuleVerificationError, SignatureVerificationError
from in_toto.models.metadata import Metadata
from in_toto.verifylib import in_toto_verify
from tests.engine.editions.evidence_sample import ALTERATIONS, EDITION, IN_TOTO, PACK, altered, packed
from tests.engine.editions.samples import KEY, RING

from colophon.editions.evidence import unpacked
from colophon.signoff.in_toto import in_toto_files

CHECK_PACK = Path(__file__).parents[2] / "docs/evidence/check_pack.py"
SCRIPT = runpy.run_path(str(CHECK_PACK))


@pytest.mark.parametrize(("name", "old", "new"), ALTERATIONS)
def test_a_script_without_colophon_sees_what_was_altered(name: str, old: bytes, new: bytes, tmp_path: Path) -> None:
    file = tmp_path / "pack.zip"
    file.write_bytes(packed(altered(name, old, new)))
    with pytest.raises((SystemExit, ValueError, InvalidSignature)):
        SCRIPT["main"](str(file))


def test_a_script_without_colophon_agrees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pack.zip"
    file.write_bytes(PACK)
    SCRIPT["main"](str(file))
    said = capsys.readouterr().out
    assert "All of it belongs together" in said
    assert "Bo Marsh" in said
    text = CHECK_PACK.read_text("utf-8")
    assert "colophon" not in text.split('"""')[2]
    lines = [line for line in text.splitlines() if line.strip()]
    assert len(lines) <= 60, "short enough to be read before it is run"


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_script_without_colophon_misses_each_stage(number: int, tmp_path: Path) -> None:
    file = tmp_path / "pack.zip"
    files = dict(unpacked(PACK))
    signoffs = files["edition/signoffs.intoto.jsonl"].splitlines(keepends=True)
    del signoffs[number - 1]
    file.write_bytes(packed({**files, "edition/signoffs.intoto.jsonl": b"".join(signoffs)}))
    with pytest.raises(SystemExit, match="a stage was not signed"):
        SCRIPT["main"](str(file))


def test_a_script_without_colophon_reads_packs_with_a_file_for_each_sign_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = dict(unpacked(PACK))
    lines = files.pop("edition/signoffs.intoto.jsonl").splitlines()
    alone = {f"edition/signoff-{number}.dsse.json": line for number, line in enumerate(lines, 1)}
    file = tmp_path / "pack.zip"
    file.write_bytes(packed({**files, **alone}))
    SCRIPT["main"](str(file))
    assert "All of it belongs together" in capsys.readouterr().out
    file.write_bytes(packed(files))
    with pytest.raises(SystemExit, match="a stage was not signed"):
        SCRIPT["main"](str(file))


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
        in_toto(tmp_path, {**IN_TOTO, "root.layout": IN_TOTO["root.layout"].replace(b'"sig":"', b'"sig":"AAAA', 1)})
