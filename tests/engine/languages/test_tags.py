"""Whatever way a tool writes a language, it is the same language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colophon.languages.tags import canonical_tag


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("EN-US", "en-US"),
        ("zh_CN", "zh-CN"),
        ("ZH-HANS", "zh-Hans"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("pt_BR.UTF-8", "pt-BR"),
        ("sr@latin", "sr"),
        (" en ", "en"),
        ("es-419", "es-419"),
        ("", ""),
        ("en--x", "en--x"),
    ],
)
def test_a_tag_has_one_form(written: str, tag: str) -> None:
    assert canonical_tag(written) == tag


@given(st.text(max_size=20))
def test_the_form_stays(tag: str) -> None:
    assert canonical_tag(canonical_tag(tag)) == canonical_tag(tag)
