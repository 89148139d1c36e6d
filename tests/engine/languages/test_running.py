"""Forms sought in running characters are found wherever they stand, also inside and behind each other."""

from hypothesis import example, given
from hypothesis import strategies as st

from colophon.languages.running import Running

letters = st.text(alphabet="不是能a-]^", min_size=1, max_size=3)


@given(
    st.dictionaries(letters, st.sampled_from([("x",), ("x", "y")]), min_size=1, max_size=6),
    st.text("不是能a-]^\n", max_size=12),
)
@example({"不": ("no",), "不是": ("not",), "是不": ("whether",)}, "是不是")
def test_every_form_is_found_at_every_place(meant: dict[str, tuple[str, ...]], text: str) -> None:
    starts = [(form, at) for form in meant for at in range(len(text)) if text.startswith(form, at)]
    everywhere = [(at, at + len(form), meaning) for form, at in starts for meaning in meant[form]]
    sought = Running(meant)
    assert sorted(sought.find(text)) == sorted(everywhere)
    assert sought.search(text) is bool(everywhere)
