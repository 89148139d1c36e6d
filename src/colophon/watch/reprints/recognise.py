"""Whose copy this is: the index proposes, whole sentences decide."""

from collections.abc import Sequence
from typing import Protocol

from colophon.editions.edition import Edition
from colophon.intake.address import identity
from colophon.watch.reprints.copy import Copy
from colophon.watch.reprints.index import ReprintIndex
from colophon.watch.reprints.verdict import Verdict
from colophon.watch.reprints.verify import is_of, seen, verify_copy

_SURELY = 0.3
"""Likeness by rare marks from which a copy without one whole sentence is taken for a paraphrase."""


class EditionShelf(Protocol):
    """Where editions are kept; each translation has a name."""

    @property
    def site(self) -> str:
        """The public address of the site, "" where nobody knows."""

    def editions(self, name: str) -> Sequence[Edition]:
        """Every edition of a translation with its slug, the first one first."""


def recognise(copy: Copy, index: ReprintIndex, shelf: EditionShelf) -> Verdict | None:
    """The verdict on a copy; None where it is of nothing that stands on this shelf."""
    run = seen(copy)
    found = index.candidates("\n".join(one.text for one in copy.passages))
    shelved = [shelf.editions(index.names[one.number]) for one in found]
    sharing = [editions for editions in shelved if any(is_of(edition, run) for edition in editions)]
    if sharing:
        return verify_copy(copy, next((e for e in sharing if _links(copy, e, shelf.site)), sharing[0]), site=shelf.site)
    if found and found[0].rare >= _SURELY:
        return verify_copy(copy, shelved[0], site=shelf.site)
    return None


def _links(copy: Copy, editions: Sequence[Edition], site: str) -> bool:
    """Whether a copy links to one of these: a text that was published twice is told apart by that."""
    linked = {identity(one) for one in (copy.address, *copy.addresses)}
    return bool(site) and any(identity(f"{site.rstrip('/')}/{one.slug}/") in linked for one in editions)
