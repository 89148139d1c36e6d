"""What a look at a source's address showed: the same, changed, moved, withdrawn, behind a wall, or nothing at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from colophon.article.article import Article
from colophon.article.places import texts
from colophon.watch.boilerplate import is_kill_notice
from colophon.watch.change import Drift, SentenceChange, drift_of
from colophon.watch.compare import compared
from colophon.watch.folding import folded, read

_GONE = frozenset({404, 410, 451})
_WALLS = frozenset({401, 402, 403})
_SHRUNK = 0.35
"""A page that shows less than this share of what it had, with the same beginning, stands behind a wall."""
_STOPPED = 0.6
"""So does a page that is nothing but the beginning of what it had, up to this share: editors do not cut like that."""
_BEGINNING = 60
"""Letters by which the beginning of a text is known."""
_ANOTHER = 0.2
"""A page that shares less than this with what was read is not the article (another hour's page, another template)."""


class Sight(StrEnum):
    """What was seen. UNREADABLE: there is a page, but the article cannot be found on it; look again before asking."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    WALLED = "walled"
    UNREADABLE = "unreadable"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came back. `status` is 0 where no server answered; `article` None where none could be read.

    `refused` says that reading ended at a login or consent page; `noindex` that the page asks not to be found.
    """

    status: int
    address: str
    article: Article | None = None
    refused: bool = False
    noindex: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen at an address, and what became of the text where it could be read."""

    sight: Sight
    changes: tuple[SentenceChange, ...] = ()
    moved_to: str = ""

    @property
    def drift(self) -> Drift:
        return drift_of(self.changes)


def look(before: Article, fetched: Fetched, *, indexed_before: bool = True) -> Look:
    """Compare what was read then with what came back now. `before.url` is the address that was asked."""
    if fetched.status == 304:
        return Look(Sight.UNCHANGED)
    if fetched.status in _GONE:
        return Look(Sight.WITHDRAWN)
    if fetched.status in _WALLS or fetched.refused:
        return Look(Sight.WALLED)
    if not 200 <= fetched.status < 300:
        return Look(Sight.UNREACHABLE)
    if fetched.article is None:
        return Look(Sight.UNREADABLE)
    return _read(before, fetched, fetched.article, indexed_before=indexed_before)


def _read(before: Article, fetched: Fetched, after: Article, *, indexed_before: bool) -> Look:
    shared, size = _shared(before, after)
    if _taken_back(before, after) or (fetched.noindex and indexed_before and shared < _ANOTHER):
        return Look(Sight.WITHDRAWN)
    if size < _SHRUNK and (shared >= _ANOTHER or _begins(before, after)):
        return Look(Sight.WALLED)
    if size < _STOPPED and _stops(before, after):
        return Look(Sight.WALLED)
    if shared < _ANOTHER:
        return Look(Sight.UNREADABLE)
    changes = compared(before, after)
    moved = fetched.address if fetched.address and before.url and fetched.address != before.url else ""
    if drift_of(changes) is not Drift.NONE:
        return Look(Sight.CHANGED, changes, moved)
    return Look(Sight.MOVED if moved else Sight.UNCHANGED, (), moved)


def _taken_back(before: Article, after: Article) -> bool:
    """A short text, much shorter than it was, that says that the report was taken back."""
    text = " ".join(read(text) for _, text in texts(after))
    longer = sum(len(text) for _, text in texts(before))
    return len(text) < max(600, longer // 3) and is_kill_notice(text)


def _shared(before: Article, after: Article) -> tuple[float, float]:
    """Which share of the new text the old one had, by runs of words, and how much of the old text's length is there."""
    old, new = _body(before), _body(after)
    known = set(_runs(old))
    heard = list(_runs(new))
    return sum(run in known for run in heard) / max(1, len(heard)), len(new) / max(1, len(old))


def _begins(before: Article, after: Article) -> bool:
    """Whether a page shows how the text begins, whatever stands around it."""
    old, new = _body(before)[:_BEGINNING], _body(after)
    return len(old) == _BEGINNING and old in new


def _stops(before: Article, after: Article) -> bool:
    """Whether a page is the old text as far as it goes, but for the end of its last sentence or a line below it."""
    old, new = _body(before), _body(after)
    shared = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return len(new) > _BEGINNING and shared >= len(new) - _BEGINNING


def _body(article: Article) -> str:
    return " ".join(folded(text) for place, text in texts(article) if place != "title")


def _runs(text: str) -> Iterator[str]:
    """Three words each; four characters where the script writes no spaces."""
    words = text.split()
    if len(words) >= len(text) // 20:
        yield from (" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2)))
    else:
        yield from (text[at : at + 4] for at in range(max(1, len(text) - 3)))
