"""An evidence pack says what its edition says, and Colophon sees what was altered in it."""

import json

import pytest
from tests.engine.editions.evidence_sample import (
    ALTERATIONS,
    BYTES,
    EDITION,
    FILES,
    IN_TOTO,
    MOMENT,
    PACK,
    SOURCE,
    altered,
    packed,
)
from tests.engine.editions.samples import DESK, KEY, RING

from colophon.editions.build import edition_files
from colophon.editions.evidence import evidence, unpacked, verify_evidence
from colophon.editions.verification.difference import altered as altered_at
from colophon.errors import EvidenceError
from colophon.intake.snapshot import capture
from colophon.intake.warc import to_warc
from colophon.signoff.envelope import envelope_bytes, read_envelope, seal


def test_a_pack_verifies_and_is_always_the_same() -> None:
    assert verify_evidence(FILES) == ()
    assert verify_evidence(FILES, ring=RING) == ()
    assert evidence(edition_files(EDITION, DESK, RING), SOURCE, snapshot=to_warc(BYTES), in_toto=IN_TOTO) == PACK


@pytest.mark.parametrize(("name", "old", "new"), ALTERATIONS)
def test_what_was_altered_is_named(name: str, old: bytes, new: bytes) -> None:
    assert any(one.file in name for one in verify_evidence(altered(name, old, new)))


def test_another_snapshot_is_named() -> None:
    other = to_warc(capture(b"<p>Something else.</p>", MOMENT))
    assert [one.file for one in verify_evidence({**FILES, "snapshot.warc.gz": other})] == ["snapshot.warc.gz"]
    without = {name: data for name, data in FILES.items() if name != "snapshot.warc.gz"}
    assert verify_evidence(without) == ()


def test_what_was_checked_can_be_read_and_is_not_altered() -> None:
    told = json.loads(FILES["checks.json"])
    assert told["asked"] == list(EDITION.manifest.checks.catalogue)
    assert [one["dismissal"]["reason"] for one in told["dismissed"]] == [
        one.reason for one in EDITION.manifest.dismissals
    ]
    other = altered("checks.json", b"asked", b"answered")
    assert [one.file for one in verify_evidence(other)] == ["checks.json"]
    without = {name: data for name, data in FILES.items() if name != "checks.json"}
    assert verify_evidence(without) == (), "a pack from before it was written"


def test_what_is_told_to_in_toto_is_what_was_signed() -> None:
    link = next(name for name in FILES if "review" in name)
    sealed = seal(read_envelope(FILES[link]).payload.replace(b"covered-by", b"covered_by"), KEY)
    for name, data in (
        (link, b""),
        (link, FILES["in-toto/root.layout"]),
        (link, envelope_bytes(sealed)),
        (link, FILES[link].replace(b'"sig":"', b'"sig":"A')),
        ("in-toto/extra.link", FILES[link]),
        ("in-toto/root.layout", b"{}"),
        ("in-toto/root.layout", envelope_bytes(seal(b'{"expires":"","keys":{}}', KEY))),
    ):
        assert [one.file for one in verify_evidence({**FILES, name: data})] == [name]
    without = {name: data for name, data in FILES.items() if name != link}
    assert [one.message for one in verify_evidence(without)] == [
        f"{link}: what it tells of the stages is not what was signed."
    ]
    assert verify_evidence({name: data for name, data in FILES.items() if not name.startswith("in-toto/")}) == ()


def test_where_a_file_was_altered_is_shown_in_whole_letters() -> None:
    (found,) = verify_evidence(altered("checks.json", b"asked", b"answered"))
    assert (found.line, "asked" in found.signed, "answered" in found.found) == (2, True, True)
    line = "石" * 60
    one = altered_at("a.md", signed=f"{line}潮".encode(), found=f"{line}湖".encode())
    assert (one.signed, one.found) == ("石" * 40 + "潮", "石" * 40 + "湖")


@pytest.mark.parametrize("data", [b"", b"PK", packed({"../x": b""}), packed({"/x": b""})])
def test_what_is_no_pack_is_refused(data: bytes) -> None:
    with pytest.raises(EvidenceError):
        unpacked(data)
