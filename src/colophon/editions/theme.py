"""How a desk's site looks where it differs from ours: files that stand in for ours one by one, and its own pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from colophon.editions.edition import Files
from colophon.errors import ThemeError
from colophon.signoff.canonical import sha256_of

STYLE, EXTRA, ICON = "style.css", "extra.css", "icon.svg"
OWN_PAGES = ("about", "standards", "licence")


@dataclass(frozen=True, slots=True)
class Theme:
    """`files` by name, sorted: templates, a whole style.css or icon.svg, an extra.css behind our style, or pictures.

    A template may extend ours by its name behind "colophon/".
    """

    files: tuple[tuple[str, bytes], ...] = ()

    @property
    def digest(self) -> str:
        """Empty where nothing differs from ours."""
        return sha256_of(b"".join(b"%s\0%d\0%s" % (n.encode(), len(d), d) for n, d in self.files)) if self.files else ""

    @property
    def templates(self) -> Mapping[str, str]:
        """The templates, as text. ThemeError for one that is not UTF-8."""
        return {name: _text(name, data) for name, data in self.files if name.endswith((".html", ".xml"))}

    @property
    def has_extra(self) -> bool:
        return any(name == EXTRA for name, _ in self.files)

    def published(self) -> Files:
        """What of the theme is part of the site: its style and icon, and everything that is no template."""
        own = {name: data for name, data in self.files if not name.endswith((".html", ".xml"))}
        standard = {name: own.pop(name, b"") or of_ours(name) for name in (STYLE, ICON)}
        return {**standard, **{name if name == EXTRA else f"theme/{name}": data for name, data in own.items()}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """An article that was taken down: the folder of one of its editions, the day, and what readers are told."""

    slug: str
    day: str
    note: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What a site has of the desk alone: a theme, the Markdown of "about", "standards", "licence", and what is gone."""

    theme: Theme = Theme()
    pages: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()


def of_ours(name: str) -> bytes:
    """The style sheet or the icon of every page, where a theme has none of its own."""
    return files("colophon.editions").joinpath("style", name).read_bytes()


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ThemeError(f"{name}, line {line}: this is not UTF-8 text.") from error
