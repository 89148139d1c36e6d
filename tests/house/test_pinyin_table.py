"""The readings of Chinese characters that we ship are those of the dictionary that they were made from."""

from tools import write_pinyin


def test_the_table_is_what_the_tool_writes() -> None:
    assert write_pinyin.FILE.read_text(encoding="utf-8") == write_pinyin.text(), "run python tools/write_pinyin.py"
