"""The YAML that is written at sight is what PyYAML writes."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from colophon.article.write_front_matter import written

_SIGNS = st.text(
    st.sampled_from("abex1é重 :#-'\"?,[]{}&*!|>%@`~=<.0_\t/\\\u00a0\u2028\ufeff😀yno"), min_size=1, max_size=9
)
_TEXTS = st.one_of(
    _SIGNS,
    st.text(min_size=1, max_size=12),
    st.sampled_from(["yes", "No", "null", "1e5", "0x1f", "0b1", "2026-03-01", "5 bridges", "7c0e", "-"]),
)
_RECORDS = st.dictionaries(st.sampled_from(["url", "title", "name"]), _TEXTS, min_size=1)
_VALUES = _TEXTS | _RECORDS | st.lists(_RECORDS, min_size=1, max_size=2)


class _Dumper(yaml.SafeDumper):
    pass


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None),
)


@given(
    st.dictionaries(
        _TEXTS, st.one_of(_TEXTS, _RECORDS, st.lists(_RECORDS, min_size=1, max_size=2)), min_size=1, max_size=4
    )
)
def test_it_is_what_pyyaml_writes(values: dict[str, str]) -> None:
    assert written(values) == yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)


@pytest.mark.parametrize(
    "text", ["A pier: the tide", "yes", "2026-03-01", "10", "a #b", "- a", "ends: ", "重点：“港口”"]
)
def test_every_text_is_read_back(text: str) -> None:
    assert yaml.safe_load(written({"title": text})) == {"title": text}
