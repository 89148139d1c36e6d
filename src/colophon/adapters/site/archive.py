"""What a site is set from: everything that a desk published, asked article by article."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from colophon.editions.build import AS_DELIVERED
from colophon.editions.edition import DeskPage
from colophon.editions.lettering import Fonts
from colophon.editions.stored import StoredEdition
from colophon.editions.theme import Look
from colophon.signoff.keyring import KeyRing


class Archive(Protocol):
    """An article is a source with all its editions in all languages; it has a name that the archive gives it."""

    def articles(self) -> Sequence[str]:
        """Every article that has an edition."""
        ...

    def since(self, mark: str) -> Sequence[str]:
        """The articles that have editions later than a mark."""
        ...

    def mark(self) -> str:
        """A word for everything that is published now; empty for nothing."""
        ...

    def editions(self, article: str) -> Sequence[StoredEdition]:
        """All editions of an article."""
        ...

    def editions_of(self, articles: Sequence[str]) -> Sequence[Sequence[StoredEdition]]:
        """The same of several articles, in their order: a whole site asks for some dozens at a time."""
        ...

    def translations(self, article: str) -> Sequence[str]:
        """The keys of everything that ever came out of it, also of what was taken down since."""
        ...

    def article_of(self, translation: str) -> str: ...


Progress = Callable[[int, int], None]
"""Is told how many articles of how many are set."""


def unwatched(done: int, whole: int) -> None:
    """Nobody looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a site stands and how it is set. Without `fonts` no pictures for sharing are drawn.

    `drawn` is the folder with the files of the pictures that editions show.
    """

    folder: Path
    desk: DeskPage
    ring: KeyRing
    look: Look = AS_DELIVERED
    fonts: Fonts | None = None
    drawn: Path | None = None

    @property
    def index(self) -> Path:
        return self.index_of(self.folder)

    @staticmethod
    def index_of(folder: Path) -> Path:
        """The file that knows what is on the site in this folder."""
        return folder.with_name(f".{folder.name}.index.sqlite3")
