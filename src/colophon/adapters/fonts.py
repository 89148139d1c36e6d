"""Fonts that are installed on this machine, for pictures that are drawn."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts", Path("/Library/Fonts"))
_LATIN = ("NotoSerif", "DejaVuSerif", "LiberationSerif", "NotoSans", "DejaVuSans")
_BY_SCRIPT: dict[str, Sequence[str]] = {
    "zh": ("NotoSerifCJK", "NotoSansCJK"),
    "ja": ("NotoSerifCJK", "NotoSansCJK"),
    "ko": ("NotoSerifCJK", "NotoSansCJK"),
    "ar": ("NotoNaskhArabic", "NotoSansArabic"),
    "fa": ("NotoNaskhArabic", "NotoSansArabic"),
    "ur": ("NotoNaskhArabic", "NotoSansArabic"),
    "he": ("NotoSerifHebrew", "NotoSansHebrew"),
    "hi": ("NotoSerifDevanagari", "NotoSansDevanagari"),
    "mr": ("NotoSerifDevanagari", "NotoSansDevanagari"),
    "ne": ("NotoSerifDevanagari", "NotoSansDevanagari"),
    "bn": ("NotoSerifBengali", "NotoSansBengali"),
    "th": ("NotoSerifThai", "NotoSansThai"),
}
_FACES = {"ja": 0, "ko": 1, "zh-hans": 2, "zh": 2, "zh-hant": 3, "zh-tw": 3, "zh-hk": 4}


class InstalledFonts:
    """The best font that this machine has for a language; where it has none, Pillow's own for Latin letters."""

    def font(self, language: str, size: int, *, bold: bool) -> "ImageFont.FreeTypeFont":
        return _font(language.lower(), size, bold)


@lru_cache(maxsize=64)
def _font(language: str, size: int, bold: bool) -> "ImageFont.FreeTypeFont":
    first = language.partition("-")[0]
    for family in (*_BY_SCRIPT.get(first, ()), *_LATIN):
        path = _file(family, "Bold" if bold else "Regular")
        if path is not None:
            face = _FACES.get(language, _FACES.get(first, 0)) if path.suffix == ".ttc" else 0
            return ImageFont.truetype(str(path), size, index=face)
    found = ImageFont.load_default(size)
    assert isinstance(found, ImageFont.FreeTypeFont)
    return found


@lru_cache(maxsize=64)
def _file(family: str, weight: str) -> Path | None:
    return next((path for path in _installed() if path.stem in {f"{family}-{weight}", family}), None)


@lru_cache(maxsize=1)
def _installed() -> tuple[Path, ...]:
    found = (path for folder in _FOLDERS if folder.is_dir() for path in folder.rglob("*"))
    return tuple(sorted(path for path in found if path.suffix in {".ttf", ".otf", ".ttc"}))
