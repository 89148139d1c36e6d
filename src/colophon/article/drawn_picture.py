"""A picture as pages show it: drawn in several sizes, each size a file, and the HTML that lets a browser choose one."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

RECIPE = 1
"""Counts the ways in which pictures were drawn; another recipe draws all of them again."""
SIZES = "(min-width: 44rem) 40rem, 100vw"
"""How wide a picture stands on our pages: what a browser chooses a file by, before it has read the style sheet."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file, and how many pixels wide it is."""

    file: str
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPicture:
    """`url` is the picture's address in the article, `original` the SHA-256 of the bytes that it was drawn from.

    `file` is shown by every browser, `width` by `height` pixels large; `smaller` are files in WebP, the narrowest
    first. Every file is named by its own SHA-256.
    """

    url: str
    original: str
    file: str
    width: int
    height: int
    smaller: tuple[Rendition, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        return (self.file, *(one.file for one in self.smaller))


def drawn_html(picture: DrawnPicture, *, alt: str, beside: str = "", first: bool = False) -> str:
    """`alt` is HTML already. `beside` stands before each file's name: nothing where the files lie beside the page.

    The `first` picture of a page is loaded at once; all others when their readers come near.
    """
    when = 'fetchpriority="high"' if first else 'loading="lazy" decoding="async"'
    size = f'width="{picture.width}" height="{picture.height}"'
    image = f'<img src="{escape(beside + picture.file)}" {size} alt="{alt}" {when}>'
    if not picture.smaller:
        return image
    choice = _choice(picture.smaller, beside)
    return f'<picture><source type="image/webp" srcset="{choice}" sizes="{SIZES}">{image}</picture>'


def _choice(renditions: Iterable[Rendition], beside: str) -> str:
    return ", ".join(f"{escape(beside + one.file)} {one.width}w" for one in renditions)
