"""Units for the tests of exchange: any text, with and without mark-up."""

from hypothesis import strategies as st

from colophon.memory.unit import Origin, Unit

_MARKS = (
    *("**", "*", "_", "[", "][1]", "](https://a.example/b)", "`x`", "\\*", "&amp;", "<em>", "</em>", "[^1]"),
    *("word ", "字", " ", "\\\n", "![", "<ruby>漢<rt>かん</rt></ruby>", "\x01", "  \n", "\r\n", "\ufffe"),
    *("'", '"', "=1", ";", ",", "#"),
)
_MARKED = st.lists(st.sampled_from(_MARKS), max_size=12).map("".join)
TEXTS = st.one_of(st.text(max_size=40), _MARKED)
PLAIN = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=20)


def units(source_language: str = "en", target_language: str = "zh-Hans") -> st.SearchStrategy[Unit]:
    return st.builds(
        Unit,
        source=TEXTS,
        target=TEXTS,
        source_language=st.just(source_language),
        target_language=st.just(target_language),
        before=PLAIN,
        after=PLAIN,
        origin=st.sampled_from(Origin),
        article=PLAIN,
        date=st.sampled_from(["", "2026-03-01"]),
        desk=PLAIN,
        id=st.integers(0, 10**9),
    )
