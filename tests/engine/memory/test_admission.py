"""What can be kept, what cannot and why, and what makes two units the same."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.memory.admission import LONGEST, Admitted, Flaw, admit, flaw_of, identity, sealed
from colophon.memory.unit import Origin, Unit

PIER = Unit(source="The pier.", target="Пірс.", source_language="en", target_language="uk", date="2026-03-01")


@pytest.mark.parametrize(
    ("changed", "flaw"),
    [
        ({}, None),
        ({"date": ""}, None),
        ({"date": "2026-03-01T09:30:00Z"}, None),
        ({"target_language": "zh-Hant-TW"}, None),
        ({"source": " \n"}, Flaw.NO_SOURCE),
        ({"target": ""}, Flaw.NO_TARGET),
        ({"target": "x" * LONGEST}, None),
        ({"target": "x" * (LONGEST + 1)}, Flaw.TOO_LONG),
        ({"source_language": "en_US"}, Flaw.LANGUAGE),
        ({"source_language": ""}, Flaw.LANGUAGE),
        ({"target_language": "Ukrainian language"}, Flaw.LANGUAGE),
        ({"date": "1.3.2026"}, Flaw.DATE),
    ],
)
def test_flaws(changed: dict[str, str], flaw: Flaw | None) -> None:
    assert flaw_of(replace(PIER, **changed)) == flaw  # type: ignore[arg-type]


@given(st.text(min_size=1, max_size=30), st.text(max_size=30))
def test_what_is_kept_can_be_stored(source: str, before: str) -> None:
    kept = admit(replace(PIER, source=f"x{source}", before=before))
    assert isinstance(kept, Admitted)
    for text in (kept.source, kept.before):
        assert "\0" not in text
        text.encode("utf-8")


def test_identity_is_of_texts_surroundings_and_origin() -> None:
    same = [PIER, replace(PIER, date="2020-01-01"), replace(PIER, id=9)]
    others = [
        replace(PIER, target="Причал."),
        replace(PIER, after="Next."),
        replace(PIER, origin=Origin.REVIEWED),
        replace(PIER, source="The pier.П", target="ірс."),
    ]
    assert len({identity(unit) for unit in same}) == 1
    assert len({identity(unit) for unit in (PIER, *others)}) == 5
    assert all(0 <= identity(unit) < 2**63 for unit in others)


def test_seals_tell_histories_apart() -> None:
    first = sealed("", 1)
    assert len(first) == 16
    assert len({first, sealed(first, 1), sealed(first, 2), sealed("", 2)}) == 4
