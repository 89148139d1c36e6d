"""Write src/colophon/languages/pinyin.txt, the toneless readings of Chinese characters, from pypinyin's dictionary.

pypinyin (MIT, https://github.com/mozillazg/python-pinyin) knows far more, and takes a third of a second to begin.
"""

import sys
from importlib.metadata import distribution
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "src" / "colophon" / "languages" / "pinyin.txt"
_HEAD = """\
Toneless readings of Chinese characters, from the dictionary of pypinyin. Written by tools/write_pinyin.py.
A syllable, which of its characters' readings it is (1: the commonest), and those characters.
"""
_FIRST, _LAST = 0x3400, 0xFFFF


def text() -> str:
    """The whole file, under the licence of what it was made from."""
    from pypinyin import Style, pinyin

    head = f"{_HEAD}\n{distribution('pypinyin').read_text('licenses/LICENSE.txt')}"
    rows: dict[tuple[str, int], list[str]] = {}
    for character in map(chr, range(_FIRST, _LAST + 1)):
        found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
        for rank, syllable in enumerate(found[0] if found else (), 1):
            rows.setdefault((syllable.replace("ü", "v"), rank), []).append(character)
    lines = (
        f"{syllable} {rank} {''.join(characters)}\n"
        for (syllable, rank), characters in sorted(rows.items(), key=_commonest_first)
    )
    return "".join(f"# {line}".rstrip() + "\n" for line in head.splitlines()) + "".join(lines)


def _commonest_first(row: tuple[tuple[str, int], list[str]]) -> tuple[int, str]:
    return row[0][1], row[0][0]


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
    sys.stdout.write(f"{FILE}\n")
