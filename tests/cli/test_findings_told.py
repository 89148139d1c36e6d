"""What a finding compares, as the terminal says it."""

from colophon.checks.check import Evidence
from colophon.cli.findings import compared


def test_both_sides_with_their_values() -> None:
    evidence: Evidence = {
        "source": "1.4 million",
        "source_value": 1_400_000.0,
        "target": "1400 万",
        "target_value": 14e6,
    }
    assert compared(evidence) == "The source says 1.4 million (1,400,000), the translation 1400 万 (14,000,000)."


def test_names_have_no_values() -> None:
    assert compared({"source": "Brekke", "target": "Breke"}) == "The source says Brekke, the translation Breke."


def test_what_one_side_alone_says() -> None:
    assert compared({"source": "11", "source_value": 11.0}) == "Only the source says 11."
    assert compared({"target": "not"}) == "Only the translation says not."


def test_other_evidence_by_its_parts() -> None:
    assert compared({"role": "proofreader", "name": "TBD"}) == "role: proofreader; name: TBD"
